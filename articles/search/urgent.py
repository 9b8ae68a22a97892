"""Words that mean danger, recognized before any search: "can't breathe", "want to die".

Pure: a query and rules in, one rule or None out. The rules themselves are written by the clinic;
how their phrases are read, `wording` tells.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec

from articles.search.happening import happening
from articles.search.slips import Vocabulary
from articles.search.wording import NAMES_OF_LISTS, Said, Span, found, read, said

Level = Literal["crisis", "emergency", "call"]
LEVELS: tuple[Level, ...] = ("crisis", "emergency", "call")
"""What a rule asks for, most urgent first."""

MOST_LETTERS = 5_000


class UrgentRule(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of danger: the phrases that tell of it, what to do, and where to read more.

    `shows_poison_line` asks for the poison line beside the emergency number.

    Raises ValueError for a phrase that cannot be read, fits every search, or takes too long.
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
            read(phrase.removeprefix("-"))


def recognize(query: str, rules: Iterable[UrgentRule]) -> UrgentRule | None:
    """Return the rule that a query sets off, or None.

    A crisis goes before an emergency, and both before what needs a call today. A question about
    a danger in general ("can ketamine cause seizures") sets off a crisis at most.
    """
    rules = tuple(rules)
    typed = _typed(query, rules)
    alarms = (rule for rule in rules if _alarming(typed, rule))
    return min(alarms, key=lambda rule: LEVELS.index(rule.level), default=None)


def phrase_of(query: str, rule: UrgentRule) -> str:
    """Return the first phrase that sets the rule off, "" if none does: what staff are told."""
    return next((phrase for phrase, _ in _alarming(_typed(query, (rule,)), rule)), "")


def fitting(query: str, rule: UrgentRule) -> tuple[str, ...]:
    """Return the phrases of a rule that a query holds, for the staff who write them."""
    places = found(_typed(query, (rule,)), rule.phrases)
    return tuple(dict.fromkeys(phrase for phrase, _ in places))


def _typed(query: str, rules: tuple[UrgentRule, ...]) -> Said:
    """The query as it is read, no longer than that even where one letter stands for eighteen."""
    cut = unicodedata.normalize("NFKC", query[:MOST_LETTERS])[:MOST_LETTERS]
    return said(cut, _vocabulary(tuple(rule.phrases for rule in rules)).put_right)


@lru_cache(maxsize=64)
def _vocabulary(phrases: tuple[tuple[str, ...], ...]) -> Vocabulary:
    words = {word for some in phrases for one in some for word in read(one.removeprefix("-")).words}
    return Vocabulary(frozenset(words))


def _alarming(typed: Said, rule: UrgentRule) -> list[tuple[str, Span]]:
    """The phrases that raise the alarm, with their places; nothing excuses a crisis."""
    places = found(typed, rule.phrases)
    if rule.level == "crisis":
        return places
    left = set(happening(typed, [span for _, span in places]))
    return [(phrase, span) for phrase, span in places if span in left]


PHRASES_HELP = (
    "One phrase a line, in plain words; capitals, apostrophes and small slips of spelling make no "
    "difference. * is up to three words, or the rest of a word: want * die, convuls*. "
    "/ is one of these words: wake/rouse. + is both, in any order, near each other: headache + "
    f"stiff neck. = is the whole search: = stroke. Braces name a list of words: {NAMES_OF_LISTS}. "
    "A line that starts with - raises no alarm: -suicide disease. Nor does a question about a "
    "danger in general, such as can ketamine cause seizures, or one long past, such as a stroke 5 "
    "years ago; only a crisis is never excused so."
)
"""What the admin says beside the phrases of a sign."""
