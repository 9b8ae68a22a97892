"""How common a word is in English, whatever the site says about it.

The lists are in `everyday.txt` and `rarer.txt`, which tell where they are from.
"""

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from articles.search.filler import WORDS as FILLER

# A word among the first thirty tells nothing of what is asked; one after the first ten thousand
# tells all that a word can.
_TELLS_NOTHING, _TELLS_ALL = 30, 10_000
_LEAST = 0.2

FILLER_TELLS = 0.02
"""What a word of the filler table tells."""


def is_everyday(word: str) -> bool:
    """Tell whether this is a word that people use, so that it is no slip of the pen."""
    return word in everyday_words()


def telling(word: str) -> float:
    """Return how much a word tells of what is asked, from near 0 ("the") to 1 ("cataract")."""
    if word in FILLER:
        return FILLER_TELLS
    rank = everyday_words().get(word)
    if rank is None:
        return 1.0
    steps = math.log((rank + 1) / _TELLS_NOTHING) / math.log(_TELLS_ALL / _TELLS_NOTHING)
    return min(1.0, max(_LEAST, steps))


@cache
def everyday_words() -> dict[str, int]:
    """Return each word with its place in the list, the commonest first."""
    return {word: rank for rank, word in enumerate(_words("everyday.txt"))}


@cache
def rarer_words() -> frozenset[str]:
    """Return words that are English and seldom said, so that they tell all that a word can."""
    return frozenset(_words("rarer.txt"))


def _words(name: str) -> Iterator[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return (word for line in lines if not line.startswith("#") for word in line.split())
