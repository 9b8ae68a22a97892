"""Slips of the pen: "neropathy", "angziety", "head ache" -> the words of the site that were meant.

Only a word that neither the site nor everyday English knows is taken for a slip. Distances are
Damerau-Levenshtein's (letters added, left out, changed, swapped), measured by RapidFuzz.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.search.everyday import everyday_words, is_everyday
from articles.search.filler import WORDS as FILLER
from articles.search.lexicon import Lexicon
from articles.search.medicines import MEDICINES
from articles.search.sounds import sound

SHORTEST = 4
_SHORTEST_PART = 3
_MOST_CANDIDATES = 40

# A word of this many letters may be wrong in so many of them, or in more if it sounds the same.
_SLIPS = ((4, 1), (7, 2), (11, 3))
_MORE_IF_ALIKE = 1
_SOUNDS_ALIKE = 1.0
_IS_NAME = 0.4
_OTHER_START = 0.5
_SWAPPED = 0.2  # letters in another order are slips of the fingers ("cprs")

_COMMON = 12_000
_SHORTEST_KIN = 6


class Correction(NamedTuple):
    """What was typed, and what is searched for instead."""

    typed: str
    meant: str


def corrected(words: tuple[str, ...], lexicon: Lexicon) -> tuple[tuple[str, ...], list[Correction]]:
    """Return the words with slips put right, and which those were."""
    joined, corrections = _joined(words, lexicon)
    result: list[str] = []
    for word in joined:
        meant = _meant(word, lexicon) if is_slip(word, lexicon) else ""
        if meant:
            corrections.append(Correction(word, meant))
        result.extend((meant or word).split())
    return tuple(result), corrections


def is_slip(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is unknown; a number, a code or a short form is no slip."""
    return (
        len(word) >= SHORTEST
        and word.isalpha()
        and not lexicon.is_known(word)
        and not is_everyday(word)
        and word not in MEDICINES
    )


def _joined(words: tuple[str, ...], lexicon: Lexicon) -> tuple[tuple[str, ...], list[Correction]]:
    """Join two words that are one on this site ("head ache"), where one alone says little."""
    result: list[str] = []
    corrections: list[Correction] = []
    for word in words:
        before = result[-1] if result else ""
        if before and lexicon.spellings.get(before + word) and _are_parts(before, word, lexicon):
            corrections.append(Correction(f"{before} {word}", before + word))
            result[-1] = before + word
        else:
            result.append(word)
    return tuple(result), corrections


def _are_parts(before: str, word: str, lexicon: Lexicon) -> bool:
    return min(len(before), len(word)) >= 2 and not (
        lexicon.spellings.get(before) and lexicon.spellings.get(word)
    )


def _meant(word: str, lexicon: Lexicon) -> str:
    """The word of the site that was most likely meant; "" if an everyday word is as likely."""
    here = min(_candidates(word, lexicon), default=(99.0, ""))
    if not here[1]:
        return _parted(word, lexicon) or _kin(word, lexicon)
    slips = int(OSA.distance(word, here[1]))
    return "" if slips > 1 and _is_nearer_everyday(word, slips) else here[1]


def _candidates(word: str, lexicon: Lexicon) -> Iterator[tuple[float, str]]:
    """Words of the site that look or sound alike, each with how far it is away."""
    most = _most_slips(word) + _MORE_IF_ALIKE
    near = process.extract(
        word, lexicon.spellings.keys(), scorer=OSA.distance, score_cutoff=most,
        limit=_MOST_CANDIDATES,
    )  # fmt: skip
    for other, slips, _ in near:
        if len(other) < SHORTEST or not other.isalpha() or other in FILLER:
            continue
        alike = sound(word) == sound(other)
        if slips > 1 and word[0] != other[0] and not alike:
            continue
        if slips <= most - _MORE_IF_ALIKE or alike:
            away = slips - _SOUNDS_ALIKE * alike - _IS_NAME * lexicon.spellings[other]
            away -= _SWAPPED * (sorted(word) == sorted(other))
            yield away + _OTHER_START * (word[0] != other[0]), other


def _most_slips(word: str) -> int:
    return max(slips for letters, slips in _SLIPS if len(word) >= letters)


@lru_cache(maxsize=1_000)
def _is_nearer_everyday(word: str, slips: int) -> bool:
    """Among the common ones: the rarer are often names of places and people."""
    common = islice(everyday_words(), _COMMON)
    near = process.extractOne(word, common, scorer=OSA.distance, score_cutoff=slips - 1)
    return near is not None


def _parted(word: str, lexicon: Lexicon) -> str:
    """Two words of the site that were typed as one ("bloodpressure")."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        if lexicon.spellings.get(first) and lexicon.spellings.get(second):
            return f"{first} {second}"
    return ""


def _kin(word: str, lexicon: Lexicon) -> str:
    """A name that the word is made from, in the Latin way ("migrainosus", "polyneuropathy")."""
    for length in range(len(word) - 1, _SHORTEST_KIN - 1, -1):
        if lexicon.spellings.get(word[:length]):
            return word[:length]
        if lexicon.spellings.get(word[-length:]):
            return word[-length:]
    return ""
