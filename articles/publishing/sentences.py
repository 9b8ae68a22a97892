"""Takes the words that writers typed apart: paragraphs and sentences, with what they cite."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles import pages

from .passages import passages

CITATION = re.compile(r"\[@[^\]]*\]")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#|>]|\d+\.|:::))")
_MARKS = re.compile(r"(?m)^#.*\n?|^:::.*\n?|^\|?[^|\n]*\|(?=.*\|)|\|\s*$")
"""Headings, block marks, and the first cell of a table row, which names it."""
_NOT_WORDS = re.compile(r"\]\([^)]*\)|\{[^}]*\}|\[\[[^\]|]*\||https?:\S+|[*\[\]]")
_END = re.compile(r"(?<=[.!?])[*\"”)]*\s+(?!\[@)|(?<=\])\s+(?=[A-Z*\"“])")


class Sentence(NamedTuple):
    """A sentence as it was typed, and where it stands."""

    page: str
    where: str
    text: str

    @property
    def words(self) -> str:
        """What a reader sees of it."""
        return _NOT_WORDS.sub("", CITATION.sub("", self.text)).strip()

    @property
    def has_number(self) -> bool:
        return bool(re.search(r"\d", self.words))

    @property
    def is_cited(self) -> bool:
        return bool(CITATION.search(self.text))


def paragraphs(page: pages.ArticlePage) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph, list entry and table row that a writer typed.

    What an outcome or guidance says rests on its basis, as if it were cited.
    """
    for passage in passages(page):
        basis = "".join(f" [@{key}]" for key in passage.basis)
        for block in _BLOCK.split(passage.text):
            if typed := _MARKS.sub("", block).strip():
                yield [
                    Sentence(page.slug, passage.where, text + basis)
                    for text in _END.split(typed)
                    if text.strip()
                ]
