"""The passage of a text that shows best why it was found, its hits marked.

Nothing is escaped: a template does that. What to look for is search's to say.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from articles.text.normalize import normalize

_TOKEN = re.compile(r"\w+(?:['\u2019]\w+)*")
_SENTENCE = re.compile(r"[.!?] +")
_UNSTOPPED = re.compile(r"(?<=[^.!?:;,\s])\n\s*")
_SPACES = re.compile(r"\s+")
_ENDING = re.compile(r"(?<=\w{3})(?:ness|ings?|ed|es|s|e)$|(?<=\w{4})ly$")
_LONGEST_WORD = 60
_OPEN_STEM = 5  # a stem this long also marks longer words: "infus" marks "infusion"
_MORE = "\u2026"
_STOPS = ".!?"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; `is_hit` where it is a word that was searched for."""

    text: str
    is_hit: bool


class _Hit(NamedTuple):
    start: int
    end: int
    stem: str


def snippet(text: str, words: Iterable[str], length: int = 160) -> list[Piece]:
    """The passage of at most `length` characters in `text` that holds the most of `words`.

    More different words win, then more hits, then the earlier passage; without a hit it is the
    beginning. It starts and ends at a word's border, with an ellipsis (not counted in `length`)
    where a sentence was cut; lines are joined as sentences. Takes time linear in the text.
    """
    text = _SPACES.sub(" ", _UNSTOPPED.sub(". ", text.strip()))
    stems = {_stem(part) for word in words for part in normalize(word).split()}
    hits = list(_hits(text, stems))
    shown = _best(hits, length)
    begin = _begin(text, shown, length)
    end = _end(text, begin + length, shown[-1].end if shown else 0)
    return list(_pieces(text, begin, end, shown))


def _stem(word: str) -> str:
    """A normalized word without its endings: "tiredness" and "tired" are both "tir"."""
    while (shorter := _ENDING.sub("", word)) != word:
        word = shorter
    return word


def _hits(text: str, stems: set[str]) -> Iterator[_Hit]:
    """The words of `text` that have one of `stems`, in order; each distinct word is read once."""
    longer = tuple(stem for stem in stems if len(stem) >= _OPEN_STEM)
    known: dict[str, str] = {}
    for token in _TOKEN.finditer(text):
        if (word := token[0]) not in known:
            plain, stem = _read(word[:_LONGEST_WORD])
            known[word] = stem if stem in stems or plain.startswith(longer) else ""
        if known[word]:
            yield _Hit(token.start(), token.end(), known[word])


@lru_cache(maxsize=20_000)
def _read(word: str) -> tuple[str, str]:
    """A word in its plain form, and its stem."""
    plain = normalize(word)
    return plain, _stem(plain)


def _best(hits: list[_Hit], length: int) -> list[_Hit]:
    """The neighboring hits that fit into one passage and make the best one."""
    best, score, after = (0, 0), (0, 0), 0
    inside: Counter[str] = Counter()
    for first, hit in enumerate(hits):
        while after < len(hits) and (after == first or hits[after].end - hit.start <= length):
            inside[hits[after].stem] += 1
            after += 1
        if (len(inside), after - first) > score:
            best, score = (first, after), (len(inside), after - first)
        inside[hit.stem] -= 1
        if not inside[hit.stem]:
            del inside[hit.stem]
    return hits[slice(*best)]


def _begin(text: str, shown: list[_Hit], length: int) -> int:
    """Where the passage begins: with a sentence if one starts in reach, else at a word."""
    if not shown:
        return 0
    first = shown[0].start
    earliest = max(0, min(first, shown[-1].end - length))
    if starts := [found.end() for found in _SENTENCE.finditer(text, earliest, first)]:
        return starts[-1]
    if not earliest:
        return 0
    return text.find(" ", (earliest + first) // 2, first) + 1 or first


def _end(text: str, farthest: int, nearest: int) -> int:
    """Where the passage ends: after the last whole word, or inside one that fills it alone."""
    if farthest >= len(text):
        return len(text)
    if not text[farthest - 1 : farthest + 1].isalnum():
        return farthest
    border = text.rfind(" ", nearest, farthest)
    return border if border > 0 else min(nearest, farthest) or farthest


def _pieces(text: str, begin: int, end: int, shown: list[_Hit]) -> Iterator[Piece]:
    """The passage from `begin` to `end`, its hits apart, marked where a sentence was cut."""
    lead = _MORE if begin and text[begin - 2 : begin - 1] not in _STOPS else ""
    at = begin
    for hit in shown:
        if lead + text[at : hit.start]:
            yield Piece(lead + text[at : hit.start], is_hit=False)
        yield Piece(text[hit.start : min(hit.end, end)], is_hit=True)
        lead, at = "", min(hit.end, end)
    rest = lead + text[at:end].rstrip()
    if end < len(text) and text[:end].rstrip()[-1:] not in _STOPS:
        rest += _MORE
    if rest:
        yield Piece(rest, is_hit=False)
