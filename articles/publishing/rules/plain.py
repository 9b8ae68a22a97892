"""Hints on plain words, which score and offer but never count as something to correct.

plain_words.txt has a line for each word that has a plainer one; what a word means in the evidence
(a significant result, a trial) is a matter for the writer.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from articles.publishing.sentences import Sentence

from .finding import Finding
from .subject import Subject

LONGEST_LIST = 7
LONGEST_SECTION = 250
"""Words under one heading."""
MOST_FORMS = 40
"""Short forms that are looked for, as each is looked for in the whole page."""
_ITEM = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s")
_SHORT_FORM = re.compile(r"\b[A-Z]{2,6}s?\b")
EASY = frozenset({"emergency", "emergency-room", "everybody", "anybody", "january", "february"})
"""Long words that readers know."""
KNOWN_SHORT = frozenset({"US", "UK", "OK", "TV", "ID", "AM", "PM", "II", "III", "IV", "PDF", "FDA"})
"""Short forms that readers know."""
_BE = r"(?:am|is|are|was|were|be|been|being|isn.t|aren.t|wasn.t|weren.t)"
_IRREGULAR = (
    "given taken shown seen known found made done told kept held put read felt said sent written "
    "chosen drawn brought bought lost paid thought built cut hurt led met set sold spent taught "
    "understood begun broken driven eaten fallen forgotten grown hidden spoken stolen thrown worn"
)
_FEELINGS = "tired worried scared interested confused relaxed married used supposed pleased need"
PASSIVE = re.compile(
    rf"\b{_BE} (?:not |also |often |still |never |\w+ly )?"
    rf"(?!(?:{_FEELINGS.replace(' ', '|')})\b)(?:\w{{2,}}ed|{_IRREGULAR.replace(' ', '|')})\b",
    re.IGNORECASE,
)


@cache
def plainer() -> dict[str, str]:
    """The plainer word or words for each word of the list, by its small letters."""
    lines = Path(__file__).with_name("plain_words.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {word.strip(): instead.strip() for word, instead in pairs}


def a_plainer_word_is_offered(subject: Subject) -> Iterator[Finding]:
    known = " ".join(_explained(subject)).lower()
    there = set(re.findall(r"[a-z]+", subject.words.lower()))
    wanted = [word for word in plainer() if there.issuperset(word.split()) and word not in known]
    for passage in (*subject.lines, *subject.seen) if wanted else ():
        for word in wanted:
            if found := _whole(word).search(passage.text):
                yield Finding(
                    "plainer-word",
                    passage.where,
                    f"“{found[0]}”: write {plainer()[word]}.",
                    blocks=False,
                )


def hard_words_are_few(subject: Subject) -> Iterator[Finding]:
    """Words of four syllables or more that the page does not explain, in one hint a text."""
    known = " ".join(_explained(subject)).lower()
    aside = plainer().keys() | EASY
    hard = [word for word in subject.readability.hard_words if word.lower() not in aside]
    hard = [word for word in hard if word.lower() not in known and not word.isupper()]
    for passage in subject.seen:
        if found := [word for word in hard if word in passage.text]:
            yield Finding(
                "hard-words",
                passage.where,
                f"Hard words: {', '.join(found)}. Find shorter ones, or explain them.",
                blocks=False,
            )


def sentences_are_active(subject: Subject) -> Iterator[Finding]:
    """A guess by the form of the words, so it only scores and offers."""
    for sentence in passive_sentences(subject):
        yield Finding(
            "passive",
            sentence.where,
            f"“{sentence.words}” does not say who does it: name who, if that is known.",
            blocks=False,
        )


def passive_sentences(subject: Subject) -> list[Sentence]:
    return [one for one in subject.sentences if PASSIVE.search(one.words)]


def short_forms_are_spelled_out(subject: Subject) -> Iterator[Finding]:
    """CRPS is one that the page explains, names in its title, or writes out beside it."""
    page = subject.page
    named = f"{page.title} {page.medical_name} {' '.join(_explained(subject))}"
    seen = set(named.upper().split()) | KNOWN_SHORT
    first: dict[str, tuple[str, str]] = {}
    for passage in subject.seen:
        for form in _SHORT_FORM.findall(passage.text):
            if not {form, form.rstrip("s")} & seen:
                first.setdefault(form.rstrip("s"), (form, passage.where))
    for form, where in islice(first.values(), MOST_FORMS):
        if not _spelled(form).search(subject.words):
            yield Finding(
                "short-form",
                where,
                f"“{form}” is not spelled out: write its words first, then ({form}).",
                blocks=False,
            )


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)


def _spelled(form: str) -> re.Pattern[str]:
    """Finds words that begin with the letters of a short form, or the form in brackets."""
    words = r"[ -](?:of |and |the |for )?".join(rf"{letter}\w*" for letter in form.rstrip("s"))
    return re.compile(rf"\b{words}\b|\({form}\)", re.IGNORECASE)


def lists_are_short(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for length in _lists(passage.text):
            if length > LONGEST_LIST:
                yield Finding(
                    "long-list",
                    passage.where,
                    f"A list has {length} points: make two of it, of at most {LONGEST_LIST} each, "
                    "with a heading between them.",
                    blocks=False,
                )


def sections_are_short(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for section in re.split(r"(?m)^#+ .*$", passage.text):
            if (length := len(section.split())) > LONGEST_SECTION:
                yield Finding(
                    "long-section",
                    passage.where,
                    f"{length} words stand without a heading between them: add one.",
                    blocks=False,
                )


def _lists(text: str) -> Iterator[int]:
    """The lengths of the lists that stand at the edge of the text."""
    length = 0
    for line in text.splitlines():
        if _ITEM.match(line):
            length += 1
        elif line.strip() and not line.startswith((" ", "\t")):
            yield length
            length = 0
    yield length


def _explained(subject: Subject) -> Collection[str]:
    """The words that the page is about or explains."""
    page = subject.page
    slugs = {slug.replace("-", " ") for slug in page.terms}
    return {page.title, page.medical_name, *slugs} - {""}
