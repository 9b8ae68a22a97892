"""Slips in words of danger: "suicde", "unconcious", "chestpain" -> the words that were meant.

Only a word that neither the urgent phrases nor English knows is taken for a slip, so that none
becomes one of danger. Distances are Damerau-Levenshtein's, by RapidFuzz.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.search.everyday import everyday_words, is_everyday, rarer_words
from articles.search.sounds import sound

# A word of this many letters may be wrong in so many of them, or in one more if it sounds alike.
# Who slips seldom does at the first sound or the last letter; other English words differ there.
_SLIPS = ((5, 1), (9, 2))
SHORTEST = _SLIPS[0][0]
LONGEST = 20
_SHORTEST_PART = 3
_MOST_CANDIDATES = 10
_ENDINGS = ("s", "es", "ed", "ing")
_SHORTEST_STEM = 3
MOST_SLIPS = 50
"""In one search, so that no message takes long; whoever slips more often is not understood."""


class Vocabulary:
    """The words of all phrases; "suicid*" stands for the everyday words that begin so."""

    def __init__(self, words: frozenset[str]) -> None:
        self._beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
        begun = {word for word in everyday_words() if word.startswith(self._beginnings)}
        self._words = frozenset(word.rstrip("*") for word in words) | begun
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= SHORTEST and word.isalpha():
                self._by_sound[sound(word)[:1]].append(word)
        self._meant = lru_cache(maxsize=10_000)(self._find_meant)

    def put_right(self, words: list[str]) -> list[str]:
        """Return the words with slips put right; one may become two."""
        left = MOST_SLIPS
        result = []
        for word in words:
            if left and self._is_slip(word):
                left -= 1
                word = self._meant(word)
            result.append(word)
        return result

    def _is_slip(self, word: str) -> bool:
        return (
            SHORTEST <= len(word) <= LONGEST
            and word.isalpha()
            and word not in self._words
            and not is_english(word)
            and not word.startswith(self._beginnings)
        )

    def _find_meant(self, word: str) -> str:
        whole = f"{word}g"
        if word.endswith("in") and whole in self._words:
            return whole
        return self._near(word) or self._parted(word) or word

    def _near(self, word: str) -> str:
        heard = sound(word)
        most = max(slips for letters, slips in _SLIPS if len(word) >= letters)
        near = process.extract(
            word, self._by_sound.get(heard[:1], ()),
            scorer=OSA.distance, score_cutoff=most + 1, limit=_MOST_CANDIDATES,
        )  # fmt: skip
        right = [
            (slips - (sound(other) == heard), other)
            for other, slips, _ in near
            if (slips <= most and other[-1] == word[-1]) or sound(other) == heard
        ]
        return min(right, default=(0, ""))[1]

    def _parted(self, word: str) -> str:
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first, second = word[:at], word[at:]
            if first in self._words and second in self._words:
                return f"{first} {second}"
        return ""


def is_english(word: str) -> bool:
    rarer = rarer_words()
    return is_everyday(word) or any(w in rarer or is_everyday(w) for w in (word, *_bare(word)))


def _bare(word: str) -> Iterator[str]:
    """The word without an ending of English: "dazed" -> "daz", "daze"; "swimming" -> "swim"."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield from (stem, f"{stem}e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]
