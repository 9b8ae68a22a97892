"""The rule that no number is eaten: Markdown prints "7. mg" as 2 where a list has come to 2.

It compares the numbers that were typed with those that readers see, so that it needs no list of
the marks that can eat one; rendering/ keeps stars between digits, as in 0.5*2*3.
"""

import re
from collections import Counter
from collections.abc import Iterator

from articles.publishing.sentences import said

from .finding import Finding
from .subject import Subject

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OPENED = re.compile(r"^:::.*$|\{#[^{}\n]*\}|^```.*$|^ {0,3}\[[^\]\n]*\]:.*$", re.MULTILINE)
"""What names a block or a part, and is not read."""
_ORDERED = re.compile(r"([ \t]*)(\d{1,9})[.)][ \t]+")


def no_number_is_eaten(subject: Subject) -> Iterator[Finding]:
    """Half a milligram must never be read as five: what is typed is what is printed."""
    for typed, seen in zip(subject.passages, subject.seen, strict=True):
        if not re.search(r"\d", typed.text):
            continue
        text = said(_without_counting(_OPENED.sub("", typed.text)).replace("*", " "))
        lost = Counter(NUMBER.findall(text)) - Counter(NUMBER.findall(seen.text))
        for number in [*lost][:1]:
            yield Finding(
                "number-eaten",
                typed.where,
                f"Readers would not see “{_around(typed.text, number)}” as you typed it: put "
                "words before a number that starts a line, or write 5\\. there, and × for times.",
            )


def _without_counting(text: str) -> str:
    """The text without the numbers of lists that a browser prints: the first one, and each next."""
    due: dict[str, int] = {}
    left, is_after_blank = [], True
    for line in text.splitlines():
        if found := _ORDERED.match(line):
            indent, number = found[1], int(found[2])
            if number in (1, due.get(indent, number)):
                line = indent + line[found.end() :]
            due = {one: at for one, at in due.items() if len(one) < len(indent)} | {
                indent: number + 1
            }
        elif line[:1].strip() and (is_after_blank or line[0] in "#:|>-*"):
            due = {}  # the list has ended
        left.append(line)
        is_after_blank = not line.strip()
    return "\n".join(left)


def _around(text: str, number: str) -> str:
    """The number with what stands beside it."""
    found = re.search(rf"\S{{0,20}}(?<![\d.,]){re.escape(number)}(?![\d]).{{0,12}}", text)
    return found[0].strip() if found else number
