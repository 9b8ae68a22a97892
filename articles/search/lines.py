"""What a document says of itself, line by line: title, names, one line, headings, text.

Written when the index is built and read when its hits are put in order.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from articles.search.documents import Document
from articles.search.stems import split, stem
from articles.text.normalize import normalize

TITLE, MEDICAL_NAME, SHOWN_NAME, NAME, MISSPELLING, CODE, ONE_LINE, HEADING, TEXT = range(9)
LEAST_IN_A_NAME = 0.5
"""What each word of a name tells at least: "out of body" is more than "body"."""

SHOWN_COUNTS = 3.0
"""A title or a name that the page shows, against one that it does not."""

MOST_CALLED = 0.2
"""Which part of its names must hold a word for a page to be about it; more says no more."""

_LONGEST_HEADING = 12  # words
_PASSAGE = 4  # blocks
_BETWEEN = " | "


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One line: what kind it is of, how it is written ("" in the title and in text), its stems."""

    field: int
    written: str
    stems: tuple[str, ...]


class Said(NamedTuple):
    """All that a document says: the lines that tell what it is about, and those of its text.

    `names` are the words of its title and names, `words` all others; slips are in neither.
    """

    head: list[Line]
    body: list[Line]
    names: set[str]
    words: set[str]


class Weighed(NamedTuple):
    """A line as it is judged: each of its stems once, and how much all of them tell."""

    field: int
    written: str
    stems: frozenset[str]
    row: str
    weight: float


def weighed(line: Line, weights: Mapping[str, float]) -> Weighed:
    """Weigh a line by what each stem tells."""
    stems_ = frozenset(line.stems)
    least = LEAST_IN_A_NAME if line.field <= MISSPELLING else 0.0
    weight = sum(max(least, weights.get(one, 0.0)) for one in stems_)
    return Weighed(line.field, line.written, stems_, in_a_row(line.stems), weight)


def calls(head: Iterable[Weighed]) -> dict[str, float]:
    """Return, for each stem, which part of a document's title and names holds it."""
    names = [line for line in head if line.field < MISSPELLING]
    parts = [SHOWN_COUNTS if line.field < NAME else 1.0 for line in names]
    whole = sum(parts)
    found: dict[str, float] = {}
    for line, part in zip(names, parts, strict=True):
        for one in set(line.stems):
            found[one] = found.get(one, 0.0) + part / whole
    return {one: min(MOST_CALLED, part) for one, part in found.items()}


def in_a_row(stems_: Iterable[str]) -> str:
    """Return stems in their order, so that one row of them can be found within another."""
    return f" {' '.join(stems_)} "


def said(document: Document) -> Said:
    """Read all lines of a document, the title first."""
    shown = set(document.shown_names)
    hidden = [name for name in document.names if name not in shown]
    groups = (
        (TITLE, [document.title]),
        (MEDICAL_NAME, [document.medical_name]),
        (SHOWN_NAME, document.shown_names),
        (NAME, hidden),
        (MISSPELLING, document.misspellings),
        (CODE, document.codes),
        (ONE_LINE, [document.one_line]),
    )
    written = [
        (field, text) for field, texts in groups for text in texts if text or field == ONE_LINE
    ]
    blocks = document.text.splitlines()
    words = _words([text for _, text in written] + blocks)
    head, body = words[: len(written)], words[len(written) :]
    return Said(
        head=[
            Line(field, text if TITLE < field < ONE_LINE else "", _stems(found))
            for (field, text), found in zip(written, head, strict=True)
        ],
        body=[
            Line(HEADING if _is_heading(block) else TEXT, "", _stems(found))
            for block, found in zip(blocks, body, strict=True)
        ],
        names=_joined(
            line for (field, _), line in zip(written, head, strict=True) if field <= NAME
        ),
        words=_joined(body + head[-1:]),
    )


def _words(texts: list[str]) -> list[tuple[str, ...]]:
    """The words of each text; all are normalized in one go, as that is far quicker."""
    together = _BETWEEN.join(text.replace(_BETWEEN.strip(), " ") for text in texts)
    return [split(part) for part in normalize(together).split(_BETWEEN.strip())]


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(stem, words))


def _joined(lines: Iterable[tuple[str, ...]]) -> set[str]:
    return {word for words in lines for word in words}


def passage(text: str, place: int) -> str:
    """Return the block of a text that the line at `place` was made of, and what follows it."""
    return "\n".join(text.splitlines()[place : place + _PASSAGE])


def _is_heading(block: str) -> bool:
    """A short line that is a question or has no stop at its end."""
    is_open = block.endswith("?") or block[-1:].isalnum()
    return is_open and len(block.split()) <= _LONGEST_HEADING
