"""What a text refers to, read from the very tokens that are rendered.

Publishing uses it to number sources and to refuse what is missing.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec
from markdown_it.token import Token

from .anchors import words_of
from .links import picture_key
from .parser import parse


class References(msgspec.Struct, frozen=True):
    """Keys, each once, in order of first appearance. A link is its whole target, `kind:slug`."""

    citations: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    clinic: tuple[str, ...] = ()


def references(text: str, *, line: bool = False) -> References:
    """The references of a text, or of a text that is shown with `render_line`.

    Terms are named as typed (slug or word). ValueError for a text over the limit.
    """
    return _read(text, line)[0]


class Heading(NamedTuple):
    """A heading of a text: its id, written `{#id}`, or "", and its words."""

    id: str
    words: str

    @property
    def key(self) -> str:
        """What names it in its text."""
        return self.id or self.words


def outline(text: str) -> tuple[Heading, ...]:
    """Every heading of a text, from the top. ValueError for a text over the limit."""
    return _read(text, False)[1]


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a text that have an id."""
    return tuple(heading for heading in outline(text) if heading.id)


def headings_over(text: str, citation: str) -> tuple[Heading, ...]:
    """The headings with an id under which a text cites that key, each once."""
    tokens, here = parse(text), Heading("", "")
    found: dict[Heading, None] = {}
    for token, words in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open" and token.attrGet("id"):
            here = Heading(str(token.attrGet("id")), words_of(words))
        elif any(name == ("citations", citation) for t in _flat([token]) for name in _named_by(t)):
            found[here] = None
    return tuple(found)


@lru_cache(maxsize=256)
def _read(text: str, line: bool) -> tuple[References, tuple[Heading, ...]]:
    """Both from one parsing; a form asks for them several times, and a page has some 40 texts."""
    tokens = parse(text, line=line)
    found: dict[str, dict[str, None]] = {name: {} for name in References.__struct_fields__}
    for token in _flat(tokens):
        for name, key in _named_by(token):
            found[name][key] = None
    outlined = tuple(
        Heading(str(token.attrGet("id") or ""), words_of(words))
        for token, words in zip(tokens, tokens[1:], strict=False)
        if token.type == "heading_open"
    )
    return References(**{name: tuple(keys) for name, keys in found.items()}), outlined


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type in ("inline", "pictures"):
            yield from token.children or []


def _named_by(token: Token) -> Iterator[tuple[str, str]]:
    if token.type == "citation":
        yield from (("citations", key) for key in token.meta["keys"])
    elif token.type == "term":
        yield "terms", token.meta["name"]
    elif token.type == "link_open" and "target" in token.meta:
        yield "links", token.meta["target"]
    elif token.type == "image" and picture_key(token):
        yield "pictures", picture_key(token)
    elif token.type == "clinic_fact":
        yield "clinic", token.meta["name"]
