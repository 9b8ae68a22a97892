"""The words of one index: how much each tells, and which there are for spelling to choose from.

Read from the file once for each version of it, and shared by all threads.
"""

import math
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Set

from articles.search.everyday import FILLER_TELLS, is_everyday, telling
from articles.search.filler import WORDS as FILLER
from articles.search.stems import stem

# A word that names a page tells at least this much, however everyday it is ("heart", "sleep"),
# and one of its title or the names that it shows more than all others.
_NAMING = 0.55
_LEADING = 1.5

_SAID_ALONG = 0.4


class Lexicon:
    """What the index knows of words.

    `weights` of each stem; `pages` that hold it; `proper` are those that are not only in names
    that are slips; `spellings` the words as they are written, each with whether a title or a name
    holds it.
    """

    def __init__(
        self,
        weights: dict[str, float],
        pages: dict[str, int],
        proper: frozenset[str],
        spellings: dict[str, bool],
        documents: int,
    ) -> None:
        self.documents = documents
        self.weights = weights
        self.pages = pages
        self.proper = proper
        self.spellings = spellings
        self._sorted = sorted(spellings)

    def weight(self, word: str) -> float:
        """How much it tells that a page says this word: much if few pages and few people do."""
        family = stem(word)
        rarity = rare(self.pages.get(family, 0), self.documents)
        return self.weights.get(family, rarity * telling(word))

    def loss(self, word: str, *, in_sentence: bool) -> float:
        """How much it tells that a page does not say it.

        In a sentence people say more than what they ask, in everyday words that no page has; on
        a label each word is meant: "nose job" is not about the nose.
        """
        weight = self.weight(word)
        if in_sentence:
            is_said_along = is_everyday(word) and stem(word) not in self.weights
            return weight * (_SAID_ALONG if is_said_along else 1.0)
        rarity = rare(self.pages.get(stem(word), 0), self.documents)
        return weight if word in FILLER else max(weight, rarity)

    def is_known(self, word: str) -> bool:
        """Tell whether the site writes this word, or another of its family."""
        return word in self.spellings or stem(word) in self.proper

    def starting_with(self, beginning: str, most: int) -> list[str]:
        """At most `most` words that start so, in the order of the alphabet."""
        at = bisect_left(self._sorted, beginning)
        found = self._sorted[at : at + most]
        return [word for word in found if word.startswith(beginning)]


def weigh(
    pages: Counter[str],
    naming: Set[str],
    leading: Set[str],
    words: Iterable[str],
    documents: int,
) -> dict[str, float]:
    """Return how much each stem tells, given in how many of the `documents` it is.

    The rarer in the documents (inverse document frequency, Sparck Jones 1972) and the rarer in
    everyday English, the more.
    """
    everyday: dict[str, float] = {}
    for word in words:
        family = stem(word)
        everyday[family] = min(telling(word), everyday.get(family, 1.0))
    for family in naming:
        if everyday.get(family, 1.0) > FILLER_TELLS:
            everyday[family] = max(_NAMING, everyday.get(family, 1.0))
            everyday[family] *= _LEADING if family in leading else 1.0
    return {
        family: everyday.get(family, 1.0) * rare(count, documents)
        for family, count in pages.items()
    }


def rare(pages: int, documents: int) -> float:
    """Return how much it tells that a word is in so many of the documents."""
    return math.log(1 + documents / (pages + 0.5))


def read(connection: sqlite3.Connection) -> Lexicon:
    """Read the words of an open index."""
    rows = connection.execute("SELECT stem, weight, pages, is_proper FROM stem").fetchall()
    return Lexicon(
        weights={stem_: weight for stem_, weight, _, _ in rows},
        pages={stem_: pages for stem_, _, pages, _ in rows},
        proper=frozenset(stem_ for stem_, _, _, is_proper in rows if is_proper),
        spellings=dict(connection.execute("SELECT word, is_name FROM spelling")),
        documents=int(connection.execute("SELECT count(*) FROM page").fetchone()[0]),
    )
