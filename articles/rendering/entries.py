"""The entries of the lists of a text, as plain words: what a reader can tick off on paper."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from .anchors import key_of
from .parser import parse


class ListEntry(NamedTuple):
    """One entry: the id or the words of the heading over it, and its words up to a source."""

    heading: str
    words: str


def list_entries(text: str) -> tuple[ListEntry, ...]:
    """Entries of lists, and paragraphs that open with a bold sentence, from the top.

    ValueError for a text over the limit.
    """
    return tuple(_read(parse(text)))


def _read(tokens: list[Token]) -> Iterator[ListEntry]:
    heading = ""
    depth = 0
    for token, words in zip(tokens, tokens[1:], strict=False):
        depth += (token.type == "list_item_open") - (token.type == "list_item_close")
        if token.type == "heading_open":
            heading = key_of(token, words)
        elif token.type == "paragraph_open" and depth:
            yield ListEntry(heading, _said(words))
        elif token.type == "paragraph_open" and (bold := _bold(words)).endswith("."):
            yield ListEntry(heading, bold)


def _said(words: Token) -> str:
    """What stands before the first source."""
    said = words.children or []
    ends = [n for n, token in enumerate(said) if token.type == "citation"] or [len(said)]
    return _plain(said[: ends[0]])


def _bold(words: Token) -> str:
    """The bold words with which a paragraph begins."""
    said = [token for token in words.children or [] if token.content or token.type != "text"]
    if not said or said[0].type != "strong_open":
        return ""
    end = next(n for n, token in enumerate(said) if token.type == "strong_close")
    return _plain(said[:end])


def _plain(said: list[Token]) -> str:
    """A term brings the point or comma that follows it along."""
    words = "".join(token.content + token.meta.get("closing", "") for token in said)
    return " ".join(words.split())
