"""Phrases of urgent rules, read and found: "{person} {cannot} breathe", "headache + stiff neck".

A phrase is a row of words as patients write them; case, accents, apostrophes, hyphens, words that
only add weight ("really") and the spelling of "cannot" or "don't" make no difference.
    "chest pain"          these words, next to each other
    "want * die"          up to three words between
    "suicid*"             any word that starts so (suicide, suicidal)
    "wake/rouse"          one of these words
    "{child} ate"         one of the words of a list that is named so
    "headache + fever"    both, in any order, with up to eight words between
    "= stroke"            the whole search is this
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from articles.search.phrases import MOST_WORDS_BETWEEN, plain
from articles.search.word_lists import LISTS

MOST_STARS = 2
MOST_WORDS_APART = 8
LONGEST_BEGINNING = 12

NAMES_OF_LISTS = " ".join(f"{{{name}}}" for name in LISTS)

_IS_CHOICE = re.compile(r"[/{]")
_WORDS = re.compile(r"[^\W_]+\*?|\*")

# Words that only add weight: dropped from phrases and from what is typed.
_WEIGHT = frozenset(
    ["really", "so", "very", "totally", "literally", "actually", "honestly", "absolutely", "like"]
    + ["completely", "fully", "properly", "seriously", "quite", "even", "extremely", "super"]
    + ["damn", "fucking", "freaking", "kinda"]
)

# What the common spelling of phrases leaves apart, and slips too short to be put right.
_MEANT = {
    slip: meant
    for meant, slips in {
        "cannot": "acnt caint cand cannt cantt carnt catn cnat cnt kant canot connot",
        "i cannot": "icant",
        "do not": "dnt dunt dontt",
        "does not": "dosnt dosent doesent dsnt",
        "is not": "aint isint isent",
        "are not": "arnt",
        "was not": "wasent wasint",
        "have not": "havnt havent",
        "has not": "hasent hasnt",
        "would not": "woudnt wudnt wouldent",
        "could not": "coudnt cudnt couldent",
        "blue": "blueish bluish",
        "he": "hes",
        "she": "shes",
        "they": "theyre",
        "losing": "loosing",
        "anymore": "nomore",
        "trying to": "tryna",
        "tongue": "tung",
        "tight": "tite",
        "passed out": "passedout",
        "you": "u",
        "what is": "whats wots",
        "ending": "endin",
        "taking": "takin",
        "dying": "dyin dieing",
        "going": "goin gona gunna",
        "hurts": "hurtz",
        "head": "hed",
        "chest": "chst",
        "hurt": "hrt",
    }.items()
    for slip in slips.split()
}
_OD = re.compile(r"\bo\.?d(?:['’`´.]e?d|ed)\b", re.IGNORECASE)  # "od'd" is not "odd"
_BREATHS = (
    (re.compile(r"\b(he|she|they) (?:is|are)(?!\S)"), r"\1"),
    (re.compile(r"\bany (?:more|longer)\b"), "anymore"),
    (re.compile(r"\b(my|him|her|them|your) self\b"), r"\1self"),
)


Span = tuple[int, int]
"""Where a phrase begins and ends in what was typed."""
Part = tuple[str, ...]
"""A part of a phrase: the ways in which it may be said."""
ANY_WORDS: Part = ("*",)
"""The part that a star makes which stands alone."""


class Said(NamedTuple):
    """What was typed, in one spelling: each word has one space before it and after it.

    `known_by` are its words, and their beginnings as a phrase writes them: "suicid*".
    """

    text: str
    known_by: frozenset[str]


class Phrase(NamedTuple):
    """A phrase that was read: its parts on each side of a +, and the pattern that finds it.

    `words` are its own and those of its lists, with their stars. Some word of each of `needs` must
    be in what was typed; to see whether it is is far quicker than the pattern.
    """

    sides: tuple[tuple[Part, ...], ...]
    words: frozenset[str]
    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]

    def spans(self, typed: Said) -> list[Span]:
        """Return where the phrase stands in what was typed, overlapping places included."""
        for words in self.needs:
            if words.isdisjoint(typed.known_by):
                return []
        return [match.span(1) for match in self.pattern.finditer(typed.text)]


def said(text: str, put_right: Callable[[list[str]], list[str]] = list) -> Said:
    """Return what was typed in one spelling, its words put right on the way."""
    words = _one_spelling(" ".join(put_right(plain(_OD.sub("overdosed", text)).split()))).split()
    known_by = set(words)
    for word in frozenset(words):
        known_by.update([f"{word[:n]}*" for n in range(1, min(len(word), LONGEST_BEGINNING) + 1)])
    return Said(f" {' '.join(words)} ", frozenset(known_by))


def found(typed: Said, phrases: Iterable[str]) -> list[tuple[str, Span]]:
    """Return the phrases in what was typed, with their places.

    A phrase that starts with - excuses what stands wholly within it.
    """
    phrases = tuple(phrases)
    places = [(one, span) for one in phrases if one[0] != "-" for span in read(one).spans(typed)]
    if not places:
        return []
    excused = [span for one in phrases if one[0] == "-" for span in read(one[1:]).spans(typed)]
    return [
        (one, (begin, end))
        for one, (begin, end) in places
        if not any(start <= begin and end <= stop for start, stop in excused)
    ]


@lru_cache(maxsize=10_000)
def read(phrase: str) -> Phrase:
    """Return a phrase, read. ValueError says what is wrong with it and what to do."""
    sides = [_parts(side) for side in phrase.removeprefix("=").split("+")]
    _check(phrase, sides)
    both = ["".join(map(_pattern, side)) for side in sides]
    pattern = both[0]
    if len(both) == 2:
        between = rf"(?:\S+ ){{0,{MOST_WORDS_APART}}}?"
        pattern = f"{both[0]}{between}{both[1]}|{both[1]}{between}{both[0]}"
    needed = [part for side in sides for part in side if part != ANY_WORDS]
    return Phrase(
        sides=tuple(map(tuple, sides)),
        words=frozenset(word for part in needed for way in part for word in way.split()),
        needs=tuple(map(_need, needed)),
        pattern=re.compile(f"^ (?=({pattern})$)" if phrase[:1] == "=" else f" (?=({pattern}))"),
    )


def _parts(side: str) -> list[Part]:
    """The parts of a phrase, each as the ways in which it may be said."""
    parts: list[Part] = []
    row: list[str] = []
    for chunk in [*side.split(), "/"]:
        if not _IS_CHOICE.search(chunk):
            row.append(chunk)
            continue
        parts.extend((word,) for word in _spelled(" ".join(row)).split())
        parts.extend(filter(None, [_ways(chunk.split("/"))]))
        row = []
    return parts


def _ways(written: list[str]) -> Part:
    ways = [
        way for one in written for way in (_listed(one) if "{" in one else (_spelled(one),)) if way
    ]
    return tuple(dict.fromkeys(ways))


@lru_cache(maxsize=100)
def _listed(name: str) -> Part:
    if name[1:-1] not in LISTS or name != f"{{{name[1:-1]}}}":
        raise ValueError(
            f"There is no list of words {name!r}; there are {NAMES_OF_LISTS}: use one of them, "
            "or write the words."
        )
    return _ways(LISTS[name[1:-1]].split(","))


def _spelled(text: str) -> str:
    return _one_spelling(" ".join(_WORDS.findall(plain(text, keep="*")))).strip()


def _one_spelling(words: str) -> str:
    row = " ".join([_MEANT.get(word, word) for word in words.split() if word not in _WEIGHT])
    for written, one in _BREATHS:
        row = written.sub(one, row)
    return row


def _check(phrase: str, sides: list[list[Part]]) -> None:
    if not all(any(part != ANY_WORDS for part in side) for side in sides):
        raise ValueError(
            f"The phrase {phrase!r} has no word; write the words that patients use, "
            'such as "can\'t breathe", on each side of a +.'
        )
    if len(sides) > 2:
        raise ValueError(f"The phrase {phrase!r} has more than one +: write two phrases.")
    if sum(part == ANY_WORDS for side in sides for part in side) > MOST_STARS:
        raise ValueError(
            f"The phrase {phrase!r} has more than {MOST_STARS} stars that stand alone: "
            "leave some out, or write two phrases."
        )


def _pattern(part: Part) -> str:
    if part == ANY_WORDS:
        return rf"(?:\S+ ){{0,{MOST_WORDS_BETWEEN}}}?"
    ways = (re.escape(way.rstrip("*")) + (r"\S*" if way.endswith("*") else "") for way in part)
    return f"(?:{'|'.join(ways)}) "


def _need(part: Part) -> frozenset[str]:
    first = [way.split()[0] for way in part]
    return frozenset(f"{w[:-1][:LONGEST_BEGINNING]}*" if w.endswith("*") else w for w in first)
