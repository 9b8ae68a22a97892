"""The phrases of an urgent rule as a table that a clinician can read: what each one recognizes.

The examples are made from a phrase as `wording` reads it, so they show what it really means.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from articles.search.everyday import everyday_words
from articles.search.wording import ANY_WORDS, Part, Phrase, Said, read, said

MOST_EXAMPLES = 3
GAP = "…"
"""Stands for up to three other words."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase, examples of what it recognizes, and the lines that excuse it in other words.

    `raises_none` if the phrase itself starts with - and so excuses others.
    """

    phrase: str
    examples: tuple[str, ...]
    excuses: tuple[str, ...] = ()
    raises_none: bool = False


def phrase_table(phrases: Iterable[str]) -> tuple[Row, ...]:
    """Return a row for each phrase, in its order. ValueError for one that cannot be read."""
    phrases = tuple(phrases)
    excuses = {one: tuple(map(said, examples(one[1:]))) for one in phrases if one.startswith("-")}
    return tuple(
        Row(phrase=one, examples=examples(one[1:]), raises_none=True)
        if one in excuses
        else Row(phrase=one, examples=examples(one), excuses=_excuses(one, excuses))
        for one in phrases
    )


def _excuses(phrase: str, excuses: Mapping[str, tuple[Said, ...]]) -> tuple[str, ...]:
    """The lines of which some way of saying them holds the phrase."""
    return tuple(
        line for line, ways in excuses.items() if any(read(phrase).spans(way) for way in ways)
    )


@lru_cache(maxsize=10_000)
def examples(phrase: str) -> tuple[str, ...]:
    """Return up to MOST_EXAMPLES ways of saying a phrase: the first ways of each choice."""
    return tuple(dict.fromkeys(_said(read(phrase), number) for number in range(MOST_EXAMPLES)))


def _said(phrase: Phrase, number: int) -> str:
    """One way of saying it; every second one turns the sides of a + about."""
    sides = [" ".join(_way(part, number) for part in side) for side in phrase.sides]
    return f" {GAP} ".join(sides[::-1] if number % 2 else sides)


def _way(part: Part, number: int) -> str:
    if part == ANY_WORDS:
        return GAP
    return list(_ways(part, number + 1))[-1]


def _ways(part: Part, most: int) -> Iterator[str]:
    """At most so many ways, each beginning of a word filled up with an everyday word."""
    ways = (word for way in part for word in _whole(way))
    for _, way in zip(range(most), ways, strict=False):
        yield way


@lru_cache(maxsize=10_000)
def _whole(way: str) -> tuple[str, ...]:
    if not way.endswith("*"):
        return (way,)
    *before, beginning = way.removesuffix("*").split(" ")
    words = [word for word in everyday_words() if word.startswith(beginning)]
    return tuple(" ".join((*before, word)) for word in words[:MOST_EXAMPLES] or [beginning + GAP])
