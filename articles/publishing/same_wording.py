"""Tells whether two runs of words say the same: a slip put right, or two spellings of one word.

In doubt they do not.
"""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from articles.search.everyday import is_everyday
from articles.search.slips import is_english

from .facts_in_words import Kind, Token

VARIANTS = frozenset(
    {
        frozenset({"amongst", "among"}),
        frozenset({"whilst", "while"}),
        frozenset({"towards", "toward"}),
        frozenset({"afterwards", "afterward"}),
        frozenset({"someone", "somebody"}),
        frozenset({"anyone", "anybody"}),
        frozenset({"everyone", "everybody"}),
    }
)
"""Two forms of one word, as dictionaries have them."""

SHORTEST = 5
OPPOSITES = (
    "un", "in", "im", "il", "ir", "non", "dis", "mis", "hypo", "hyper", "anti", "ab", "de", "under",
    "over", "a",
)  # fmt: skip
_VOWELS = frozenset("aeiouy")


def is_same_wording(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether all that differs is how words are spelled."""
    return len(before) == len(after) and all(
        was.kind == now.kind == Kind.WORD and is_same_word(was.form, now.form)
        for was, now in zip(before, after, strict=True)
    )


def is_same_word(was: str, now: str) -> bool:
    """Whether the one is the other, spelled otherwise or with a slip put right."""
    return was == now or frozenset((was, now)) in VARIANTS or _puts_right(was, now)


def is_opposite(was: str, now: str) -> bool:
    """Whether a beginning or an ending turns the one into the other: safe and unsafe."""
    short, long = sorted((was, now), key=len)
    stems = ({word.removesuffix(end) for end in ("less", "ful")} for word in (was, now))
    return long.removesuffix(short) in OPPOSITES or not set.isdisjoint(*stems)


def _puts_right(was: str, now: str) -> bool:
    """Whether the first is no English word, and the second the everyday one that was meant.

    One letter was left out, or two changed places, or a letter was doubled or not, or a vowel is
    another. A wrong consonant is no slip here: "dysphasia" is not "dysphagia".
    """
    if min(len(was), len(now)) < SHORTEST or was[0] != now[0] or not (was + now).isalpha():
        return False
    if _turns(was) != _turns(now) or is_english(was) or not is_everyday(now):
        return False
    if OSA.distance(was, now, score_cutoff=1) != 1:
        return False
    if len(was) < len(now) or sorted(was) == sorted(now):
        return True
    at = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), len(now))
    if len(was) == len(now):
        return {was[at], now[at]} <= _VOWELS
    return was[at] in _VOWELS or was[at] == was[at - 1]


def _turns(word: str) -> tuple[bool, ...]:
    """The beginnings and the ending of a word that turn its sense."""
    return (*(word.startswith(p) for p in OPPOSITES if len(p) > 1), word.endswith("less"))
