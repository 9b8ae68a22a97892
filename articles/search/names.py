"""Whole names: a search that equals the title, a name or a code of a page means that page.

Names inside a longer search are for `ranking`.
"""

import re
from collections.abc import Iterator

from articles.search.documents import Document
from articles.search.filler import WORDS as FILLER
from articles.search.lines import CODE, MEDICAL_NAME, MISSPELLING, NAME, SHOWN_NAME, TITLE
from articles.search.stems import split
from articles.text.normalize import normalize

SUBJECT_OF_ALL = "ketamine"
"""What every page is about names none of them."""
_JOINT = re.compile(r",? (?:and|or) |, ")
SHORTEST_FAMILY = 3
_CODE = re.compile(r"[a-z]\d\d(?:\.?[a-z0-9]{1,4})?")
"""How a code of ICD-10 looks: G43, G43.9, G43909; its first three signs are its category."""


def key(text: str) -> str:
    """Return the form in which whole names and whole searches are compared."""
    return " ".join(split(normalize(text)))


def whole_names(document: Document) -> Iterator[tuple[str, int, str]]:
    """Yield (key, kind of line, name as written) for each name that a search may equal."""
    yield key(document.title), TITLE, ""
    for part in things_in(document.title):
        yield part, SHOWN_NAME, ""
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


def things_in(title: str) -> tuple[str, ...]:
    """Return the things that a title joins: "Anxiety or panic" is about each of them.

    None if a part would be no name ("before, during, and after").
    """
    parts = tuple(key(part) for part in _JOINT.split(title))
    if len(parts) < 2 or not all(set(part.split()) - FILLER for part in parts):
        return ()
    return tuple(part for part in parts if part != SUBJECT_OF_ALL)


def code_forms(code: str) -> tuple[str, ...]:
    """Return a code as people type it: with the point and without ("g90.5", "g905")."""
    return tuple(dict.fromkeys((key(code), key(code.replace(".", "")))))


def families(key: str) -> tuple[str, ...]:
    """Return the beginnings of an ICD-10 code, longest first; none if the key is no such code.

    Who types "G43.9" from a letter means what G43.909 and G43.719 are about.
    """
    if not _CODE.fullmatch(key):
        return ()
    code = key.replace(".", "")
    return tuple(code[:end] for end in range(len(code), SHORTEST_FAMILY - 1, -1))
