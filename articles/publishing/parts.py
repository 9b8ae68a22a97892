"""What of a page is signed: its own part, and each shared row once for all pages that print it.

Its own part is everything typed on it, and which shared rows it prints in which order; outcomes
and guidance are parts of their own.
"""

import hashlib

import msgspec

from articles import pages

Line = pages.Outcome | pages.GuidanceLine
"""A row that many pages print, as one page has it."""


def parts_of(page: pages.ArticlePage) -> dict[str, str]:
    """The hash of each part that needs a signature, with what it is called; the own part first."""
    return {own_hash(page): page.title} | {hash_of(line): called(line) for line in lines_of(page)}


def lines_of(page: pages.ArticlePage) -> tuple[Line, ...]:
    """The shared rows that the page prints."""
    return (*page.outcomes, *page.guidance)


def called(line: Line) -> str:
    """What staff call a shared row."""
    return line.question if isinstance(line, pages.Outcome) else f"Guidance: {line.body}"


def own_hash(page: pages.ArticlePage) -> str:
    """The hash of the page's own part.

    Points name their outcomes by key; guidance stands on a page by its list alone, so the keys
    are hashed beside the page: a line that is left out is a change of the page.
    """
    words = pages.encode(msgspec.structs.replace(page, outcomes=(), guidance=()))
    listed = msgspec.json.encode([line.key for line in page.guidance])
    return hashlib.sha256(words + listed).hexdigest()


def hash_of(struct: msgspec.Struct) -> str:
    """SHA-256, in hex, over the canonical bytes of a struct."""
    return hashlib.sha256(pages.encode(struct)).hexdigest()
