"""Takes the words that writers typed apart: paragraphs and sentences, with what they cite."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles import pages
from articles.text.numbers import tells_number

from .passages import passages

CITATION = re.compile(r"\[@[^\[\]]*\]")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#|>]|\d+[.)]|:::))")
_MARKS = re.compile(
    r"(?m)^#.*\n?|^:::.*\n?|^\s*(?:[-*]|\d{1,3}[.)])\s+"
    r"|^\|?(?:[^|\[\n]|\[\[[^\[\]\n]*\]\]|\[(?!\[))*\|(?=.*\|)|\|\s*$"
)
"""Headings, block marks, marks of a list, and the first cell of a table row, which names it.

The bar in [[slug|word]] ends no cell.
"""
_NOT_WORDS = re.compile(
    r"(?m)\]\([^()]*\)|\{clinic:[a-z][a-z0-9_-]*\}|\{#[a-z0-9-]+\}(?=\s*$)"
    r"|\[\[[^\[\]|]*\||https?:\S+|[*\[\]]"
)
"""What may be left open holds no other opening: else each one would be read to the end."""
_END = re.compile(r"(?<=[.!?])[*\"”)]*\s+(?!\[@)|(?<=\])\s+(?=[A-Z*\"“])")


def said(text: str) -> str:
    """What a reader sees of a text: the marks of Markdown and what they name taken off."""
    return _NOT_WORDS.sub("", CITATION.sub("", text)).strip()


class Sentence(NamedTuple):
    """A sentence as it was typed, and where it stands."""

    page: str
    where: str
    text: str

    @property
    def words(self) -> str:
        """What a reader sees of it."""
        return said(self.text)

    @property
    def has_number(self) -> bool:
        """Whether it tells a number that somebody found; whom to call and when is none."""
        return tells_number(self.words)

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
