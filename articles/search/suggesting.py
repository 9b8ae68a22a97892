"""Titles and names that begin like what is being typed.

Words of suicide and overdose are never offered, nor anything beside them: who types them is met
with help, not with a list.
"""

import heapq
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from articles.search.documents import Document, Suggestion
from articles.search.stems import split
from articles.search.urgent import UrgentRule, recognize
from articles.text.normalize import normalize

_NEVER = ("suicide", "suicidal", "overdose", "overdosing", "overdosed")
_SHORTEST_NEVER = 3  # "sui" may become suicide; "su" may still become many things
_MOST_LETTERS = 60
_MOST_ROWS = 500


def suggestions(document: Document) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield (text, key, path, kind, place) of each title and name that may be offered."""
    names = (document.title, document.medical_name, *document.shown_names)
    for place, name in enumerate(filter(None, names)):
        words = _plain(name)
        if words and not set(words) & set(_NEVER):
            yield name, " ".join(words), document.path, document.kind, place


class Offers:
    """All that may be offered, by each of its words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT text, key, path, kind, place FROM suggestion")
        self._rows = rows.fetchall()
        self._words = [tuple(row[1].split()) for row in self._rows]
        self._by_word = sorted(
            (word, number) for number, words in enumerate(self._words) for word in set(words)
        )

    def starting_like(
        self, typed: str, limit: int, rules: Iterable[UrgentRule]
    ) -> tuple[Suggestion, ...]:
        """Return the best `limit` suggestions, at most one a page: whole beginnings first."""
        words = _plain(typed[:_MOST_LETTERS])
        if not words or is_delicate(words) or recognize(typed, rules):
            return ()
        found: dict[str, tuple[tuple[bool, int, int, str], Suggestion]] = {}
        for text, key, path, kind, place in self._matching(words):
            rank = (not key.startswith(" ".join(words)), place, len(key), key)
            if path not in found or rank < found[path][0]:
                found[path] = rank, Suggestion(text, path, kind)
        best = heapq.nsmallest(limit, found.values(), key=lambda offer: offer[0])
        return tuple(suggestion for _, suggestion in best)

    def _matching(self, words: tuple[str, ...]) -> Iterator[tuple[str, str, str, str, int]]:
        """The rows in which each word that was typed starts a word."""
        longest = max(words, key=len)
        at = bisect_left(self._by_word, (longest, -1))
        for word, number in self._by_word[at : at + _MOST_ROWS]:
            if not word.startswith(longest):
                return
            its_words = self._words[number]
            if all(any(its.startswith(one) for its in its_words) for one in words):
                yield self._rows[number]


def is_delicate(words: tuple[str, ...]) -> bool:
    """Tell whether these words hold one that is never offered, or may be the start of one."""
    return any(
        never.startswith(word) for word in words if len(word) >= _SHORTEST_NEVER for never in _NEVER
    )


def _plain(text: str) -> tuple[str, ...]:
    """The words of a text; "oe" and "ae" are "e" here, as the rest of a word may not be typed."""
    return split(normalize(text).replace("oe", "e").replace("ae", "e"))
