"""What a patient typed -> the words to look for, written so that FTS5 can never misread them.

Which words carry the subject is for `filler` to say; what is done about no hits, for `find`.
"""

import re

import msgspec

from articles.search.filler import without_filler
from articles.text.normalize import normalize

MOST_LETTERS = 300
MOST_WORDS = 16
SHORTEST_PREFIX = 3

# A point between digits and an apostrophe inside a word belong to it: "0.5" must not become 0 and
# 5, which are two other doses.
_WORD = re.compile(r"[^\W_]+(?:\.\d[^\W_]*|'[^\W_]+)*")


class Query(msgspec.Struct, frozen=True):
    """A search that was understood.

    `words` to look for; `keys` that are compared with whole names, best first; `is_cut` when more
    was typed than is searched; `needs_all` when a page must hold every word.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    is_cut: bool = False
    needs_all: bool = True

    def with_any_word(self) -> "Query":
        """Return the same search for pages that hold at least one of the words."""
        return msgspec.structs.replace(self, needs_all=False)

    @property
    def expression(self) -> str:
        """The FTS5 expression: each word quoted, the last one also as the start of a word."""
        if not self.words:
            return ""
        *first, last = self.words
        terms = [*map(_quoted, first), _with_prefix(last)]
        return (" AND " if self.needs_all else " OR ").join(terms)


def read(typed: str) -> Query:
    """Turn any text into a Query; text without a letter or digit gives one without words."""
    words = split(normalize(typed[:MOST_LETTERS])[:MOST_LETTERS])
    subject = without_filler(words)
    return Query(
        words=subject[:MOST_WORDS],
        keys=tuple(dict.fromkeys(" ".join(part) for part in (words, subject) if part)),
        is_cut=len(typed.strip()) > MOST_LETTERS or len(subject) > MOST_WORDS,
    )


def split(normalized: str) -> tuple[str, ...]:
    """Return the words of a normalized text, without the punctuation around them."""
    return tuple(_WORD.findall(normalized))


def key(text: str) -> str:
    """Return the form in which whole names and whole queries are compared."""
    return " ".join(split(normalize(text)))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _with_prefix(word: str) -> str:
    """Add word starts, but not for digits: who asks for 50 must not read about 500."""
    if len(word) < SHORTEST_PREFIX or not word.isalpha():
        return _quoted(word)
    return f"({_quoted(word)} OR {_quoted(word)}*)"
