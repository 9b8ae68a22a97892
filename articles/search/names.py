"""Whole names: a search that equals the title, a name or a code of a page means that page.

Names inside a longer search are for `ranking`.
"""

from collections.abc import Iterator

from articles.search.documents import Document
from articles.search.lines import CODE, MEDICAL_NAME, MISSPELLING, NAME, SHOWN_NAME, TITLE
from articles.search.stems import split
from articles.text.normalize import normalize


def key(text: str) -> str:
    """Return the form in which whole names and whole searches are compared."""
    return " ".join(split(normalize(text)))


def whole_names(document: Document) -> Iterator[tuple[str, int, str]]:
    """Yield (key, kind of line, name as written) for each name that a search may equal."""
    yield key(document.title), TITLE, ""
    if document.medical_name:
        yield key(document.medical_name), MEDICAL_NAME, document.medical_name
    for name in document.shown_names:
        yield key(name), SHOWN_NAME, name
    for name in document.names:
        if name not in document.shown_names:
            yield key(name), NAME, name
    for name in document.misspellings:
        yield key(name), MISSPELLING, name
    for code in document.codes:
        for form in code_forms(code):
            yield form, CODE, code


def code_forms(code: str) -> tuple[str, ...]:
    """Return a code as people type it: with the point and without ("g90.5", "g905")."""
    return tuple(dict.fromkeys((key(code), key(code.replace(".", "")))))
