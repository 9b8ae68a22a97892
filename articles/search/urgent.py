"""Words that mean danger, recognized before any search: "can't breathe", "want to die".

Pure: a query and rules in, one rule or None out. The rules themselves are written by the clinic.

A phrase is a row of words as patients write them; case, accents, apostrophes, hyphens and the
spelling of "cannot" or "don't" make no difference.
    "chest pain"        these words, next to each other
    "want * die"        up to three words between
    "suicid*"           any word that starts so (suicide, suicidal)
    "-suicide disease"  no alarm from words inside this; other words may still raise it
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec

from articles.text.normalize import normalize

Level = Literal["crisis", "emergency", "call"]
LEVELS: tuple[Level, ...] = ("crisis", "emergency", "call")
"""What a rule asks for, most urgent first."""

MOST_LETTERS = 5_000
MOST_WORDS_BETWEEN = 3
MOST_STARS = 2

_WORD = re.compile(r"[^\W_]+")
_STARRED_WORD = re.compile(r"[^\W_]+\*?|\*")

# One spelling for what is said in one breath, so that a phrase need not be written five times:
# "isn't", "isnt" and "is not" all hold the word "not". Only "cannot" stays one word, for "can*".
_ONE_SPELLING = tuple(
    (re.compile(rf"\b(?:{written})\b"), one)
    for written, one in (
        ("cant|can not", "cannot"),
        ("wont", "will not"),
        ("(do|does|did|is|are|was|were|has|have|had|would|could|should)nt", r"\1 not"),
        ("im", "i am"),
        ("ive", "i have"),
        ("wanna", "want to"),
        ("gonna", "going to"),
    )
)


class UrgentRule(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of danger: the phrases that tell of it, what to do, and where to read more.

    `shows_poison_line` asks for the poison line beside the emergency number.

    Raises ValueError for a phrase without a word, as it would fit every search or none, and for
    one with many stars, as looking for it takes too long.
    """

    slug: str
    level: Level
    heading: str
    advice: str
    phrases: tuple[str, ...]
    path: str
    shows_poison_line: bool = False

    def __post_init__(self) -> None:
        for phrase in self.phrases:
            if phrase.split().count("*") > MOST_STARS:
                raise ValueError(
                    f"The phrase {phrase!r} has more than {MOST_STARS} stars that stand alone: "
                    "leave some out, or write two phrases."
                )
            if not _WORD.search(phrase):
                raise ValueError(
                    f"The phrase {phrase!r} of the urgent rule {self.slug!r} has no word; "
                    'write the words that patients use, such as "can\'t breathe".'
                )


def recognize(query: str, rules: Iterable[UrgentRule]) -> UrgentRule | None:
    """Return the rule that a query sets off, or None.

    A crisis goes before an emergency, and both before what needs a call today.
    """
    words = _plain(query[:MOST_LETTERS])[:MOST_LETTERS]  # one letter can become eighteen
    alarms = [rule for rule in rules if _sets_off(words, rule)]
    return min(alarms, key=lambda rule: LEVELS.index(rule.level), default=None)


def _sets_off(words: str, rule: UrgentRule) -> bool:
    excused = [
        span
        for phrase in rule.phrases
        if phrase.startswith("-")
        for span in _spans(phrase[1:], words)
    ]
    return any(
        not any(start <= begin and end <= stop for start, stop in excused)
        for phrase in rule.phrases
        if not phrase.startswith("-")
        for begin, end in _spans(phrase, words)
    )


def _spans(phrase: str, words: str) -> list[tuple[int, int]]:
    """Return where a phrase stands in the words, overlapping places included."""
    return [match.span(1) for match in _pattern(phrase).finditer(words)]


@lru_cache(maxsize=2_000)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Compile a phrase to be found in words that are set apart by single spaces."""
    parts = _STARRED_WORD.findall(_plain(phrase, keep="*"))
    pattern = ""
    for part in parts:
        if part == "*":
            pattern += rf"(?:\S+ ){{0,{MOST_WORDS_BETWEEN}}}?"
        else:
            pattern += re.escape(part.rstrip("*")) + (r"\S*" if part.endswith("*") else "") + " "
    return re.compile(rf"(?<!\S)(?=({pattern}))")


def _plain(text: str, keep: str = "") -> str:
    """Return the words of a text in one spelling, each followed by a space."""
    letters = normalize(text).replace("'", "")
    words = " ".join((_STARRED_WORD if keep else _WORD).findall(letters))
    for written, one in _ONE_SPELLING:
        words = written.sub(one, words)
    return words + " "
