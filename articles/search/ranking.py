"""What makes one page a better answer than another: the one relevance table, and whole names.

The engine multiplies and sorts; nothing here touches the file.
"""

from collections.abc import Iterable, Iterator

from articles.search.documents import Document
from articles.search.query import key, split
from articles.text.normalize import normalize

# A word found in a column counts this much against the same word in running text (bm25 weights,
# in the order of the index columns).
WEIGHTS = {"title": 10.0, "names": 8.0, "one_line": 4.0, "text": 1.0}

# A search that is a whole name goes before all others, in this order.
TITLE, MEDICAL_NAME, NAME, CODE = range(4)


def whole_names(document: Document) -> Iterator[tuple[str, int, str]]:
    """Yield (key, order, name as written) for each name that a search may equal as a whole."""
    yield key(document.title), TITLE, ""
    if document.medical_name:
        yield key(document.medical_name), MEDICAL_NAME, document.medical_name
    for name in document.names:
        yield key(name), NAME, name
    for code in document.codes:
        for form in code_forms(code):
            yield form, CODE, code


def code_forms(code: str) -> tuple[str, ...]:
    """Return a code as people type it: with the point and without ("g90.5", "g905")."""
    return tuple(dict.fromkeys((key(code), key(code.replace(".", "")))))


def matched_name(words: tuple[str, ...], title: str, names: Iterable[str]) -> str:
    """Return the first other name that holds every word that was typed, if the title does not."""
    if _holds(title, words):
        return ""
    return next((name for name in names if _holds(name, words)), "")


def _holds(name: str, words: tuple[str, ...]) -> bool:
    parts = split(normalize(name))
    return bool(words) and all(any(_alike(word, part) for part in parts) for word in words)


def _alike(word: str, part: str) -> bool:
    """Tell whether two words start alike; a rough stand-in for the index's own stemming."""
    shorter, longer = sorted((word, part), key=len)
    return word == part or (len(shorter) > 3 and longer.startswith(shorter))
