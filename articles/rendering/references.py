"""What a text refers to, read from the very tokens that are rendered.

Publishing uses it to number sources and to refuse what is missing.
"""

from collections.abc import Iterator

import msgspec
from markdown_it.token import Token

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
    found: dict[str, dict[str, None]] = {name: {} for name in References.__struct_fields__}
    for token in _flat(parse(text, line=line)):
        for name, key in _named_by(token):
            found[name][key] = None
    return References(**{name: tuple(keys) for name, keys in found.items()})


def headings(text: str) -> tuple[tuple[str, str], ...]:
    """The id and the words of each heading of a text that has an id, written `{#id}`."""
    tokens = parse(text)
    return tuple(
        (str(token.attrGet("id")), "".join(t.content for t in tokens[index + 1].children or []))
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.attrGet("id")
    )


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
