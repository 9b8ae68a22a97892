"""Traces each number of a page to what it comes from: a claim, an outcome, a dose, a source.

A number that is typed must stand in a claim or source that its own paragraph cites; one beside an
outcome, a dose or guidance in what these rest on; a heading's in what its section cites. WAYS names
what else is allowed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from articles import pages
from articles.models import Claim, Source
from articles.publishing.passages import passages
from articles.publishing.sentences import said
from articles.rendering import references
from articles.text.numbers import TIMES, UNITS, spelled, without_names

WORDS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
)
WORTH = {word: n if n < 20 else (n - 18) * 10 for n, word in enumerate(WORDS)} | {
    "an": 1, "hundred": 100, "dozen": 12, "half": 50, "halved": 50, "third": 33, "thirds": 67,
    "quarter": 25, "twice": 2, "doubled": 2,
}  # fmt: skip
DIGITS = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?|\.\d+")
WORD = re.compile(rf"\b(?:{'|'.join(WORTH)})\b", re.IGNORECASE)
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#|>]|\d+[.)]|:::))")
HUNDRED = 100.0
OUT_OF_100 = re.compile(
    rf"\b(?:in|of|per) (?:every )?100\b(?![- ]?(?:{UNITS}|{TIMES})\b)", re.IGNORECASE
)
"""What people are counted out of, everywhere."""


class Told(NamedTuple):
    """A number of a page, where it stands, and the keys of what it must come from."""

    page: str
    where: str
    words: str
    number: float
    keys: frozenset[str]


def digits(words: str) -> set[float]:
    """The numbers of a text in digits, but for “out of 100” and those that find nothing."""
    found = DIGITS.findall(OUT_OF_100.sub("", without_names(words)))
    return {float(one.replace(",", "").rstrip(".")) for one in found}


def in_words(passages: Iterable[str]) -> set[float]:
    return {float(WORTH[w.lower()]) for passage in passages for w in WORD.findall(passage)}


def typed(page: pages.ArticlePage) -> Iterator[Told]:
    """Every number that is typed on the page or stored in its rows."""
    for where, words, keys in _texts(page):
        for number in sorted(digits(words) | in_words(spelled(words))):
            yield Told(page.slug, where, words, number, keys)


class Base:
    """What the fact base says: the numbers of each claim and source by its key."""

    def __init__(self) -> None:
        self.carried: dict[str, set[float]] = {
            source.key: _carried(source.title, source.about, source.read_note, str(source.year))
            for source in Source.objects.all()
        }
        for claim in Claim.objects.prefetch_related("sources"):
            texts = (claim.claim, claim.caveat, claim.say_instead, claim.certainty_source)
            behind = [self.carried[source.key] for source in claim.sources.all()]
            self.carried[claim.key] = _carried(*texts).union(*behind)

    def way(self, told: Told) -> str:
        """How the number was traced, as WAYS calls it; nothing if it was not."""
        known = [self.carried.get(key, set()) for key in told.keys]
        return next((name for name, traces in WAYS.items() if traces(told, known)), "")


def is_rounded(shown: float, known: float) -> bool:
    """Whether the number is the known one, or that one in fewer decimal places."""
    places = len(f"{shown:g}".partition(".")[2])
    is_whole = known == int(known)
    return shown == known if is_whole else abs(shown - known) <= 0.5 * 10**-places + 1e-9


def shares(known: Iterable[float]) -> set[float]:
    """How many in 100 that is, for each count of a group of 100 or more."""
    whole = sorted(number for number in known if number == int(number))
    return {
        float(round(100 * count / of)) for of in whole if of > 100 for count in whole if count < of
    }


def _stands(told: Told, known: list[set[float]]) -> bool:
    return any(is_rounded(told.number, one) for claim in known for one in claim)


def _is_share(told: Told, known: list[set[float]]) -> bool:
    return _in_100(told) and any(told.number in shares(claim) for claim in known)


def _is_other_frame(told: Told, known: list[set[float]]) -> bool:
    rest = told._replace(number=HUNDRED - told.number)
    return _in_100(told) and _in_100(rest) and (_stands(rest, known) or _is_share(rest, known))


def _in_100(told: Told) -> bool:
    return bool(re.search(rf"\b{told.number:g} in 100\b", told.words))


def _is_half(told: Told, known: list[set[float]]) -> bool:
    if "half" not in told.words or told.number != WORTH["half"]:
        return False
    if "more than half" in told.words:
        return any(WORTH["half"] < one <= HUNDRED for claim in known for one in claim)
    return any(2 * one in claim for claim in known for one in claim)


def _counts_sources(told: Told, known: list[set[float]]) -> bool:
    named = re.search(r"\b(\w+) (?:\w+ )?(?:studies|reviews|trials)\b", told.words)
    return bool(named) and told.number <= len(known) and told.number in in_words([named.group()])


WAYS: dict[str, Callable[[Told, list[set[float]]], bool]] = {
    "a claim or source cited beside it": _stands,
    "how many in 100 a claim's count is": _is_share,
    "the other frame of such a number": _is_other_frame,
    "half of a claim's number": _is_half,
    "how many sources are cited beside it": _counts_sources,
    "the scale of an outcome": lambda told, _: told.where.startswith("scale of "),
    "what was not studied is asked, not told": lambda told, _: told.where.startswith("not studied"),
}


def _texts(page: pages.ArticlePage) -> Iterator[tuple[str, str, frozenset[str]]]:
    for passage in passages(page):
        for words, keys in _blocks(passage.text):
            yield passage.where, words, keys | set(passage.basis)
    every = frozenset(page.citations)
    for words in (page.title, page.medical_name, page.one_line, *page.questions):
        yield "title, line or question", words, every
    for picture in filter(None, [page.picture, *page.pictures.values()]):
        yield "picture", f"{picture.alt} {picture.caption}", every
    for point in page.points:
        basis = page.outcome(point.outcome).basis if point.outcome else ()
        yield "label", point.label, frozenset((*references(point.text).citations, *basis))
    for outcome in page.outcomes:
        yield from _of_outcome(outcome)
    for line in page.guidance:
        own = frozenset((*line.basis, *references(line.says).citations))
        yield "guidance", f"{line.body} {line.year or ''} {line.rests_on}", own
    for dose in getattr(page, "doses", ()):
        yield "dose", f"{dose.who}: {dose.given}; {dose.rated}", frozenset(dose.basis)


def _of_outcome(outcome: pages.Outcome) -> Iterator[tuple[str, str, frozenset[str]]]:
    keys = frozenset((*outcome.basis, *references(outcome.answer).citations))
    yield f"scale of {outcome.key}", outcome.scale, keys
    asks = "not studied: " if outcome.found == "not_studied" else "question of "
    yield f"{asks}{outcome.key}", f"{outcome.question} {outcome.worth_asking}", keys
    words = (outcome.population, outcome.time_span, outcome.happened, outcome.did_not)
    yield f"outcome {outcome.key}", "; ".join(words), keys
    for value in outcome.values:
        stored = (value.count, value.of, value.percent, value.mean, value.difference)
        stored += (value.low, value.high, value.people)
        told = " ".join(f"{abs(n):g}" for n in stored if n is not None)
        yield f"value of {outcome.key}", f"{value.time}; {value.arm}; {told}", keys


def _blocks(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each paragraph, entry, row and heading with what it cites; a heading with its section."""
    blocks = [block.strip() for block in BLOCK.split(text) if block.strip()]
    for place, block in enumerate(blocks):
        keys = set(references(block).citations)
        if block.startswith("#"):
            for below in blocks[place + 1 :]:
                if below.startswith("#"):
                    break
                keys |= set(references(below).citations)
        yield said(re.sub(r"^(?:#+|[-*]|\d+[.)]|:::+ ?\w*)\s+", "", block)), frozenset(keys)


def _carried(*texts: str) -> set[float]:
    words = " ; ".join(texts)
    return digits(words) | in_words([words])
