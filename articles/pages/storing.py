"""Pages as bytes: the canonical JSON that an edition keeps, and how old shapes are read."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from .kinds import AnyPage

SCHEMA = 1
"""The shape that this release writes; an edition's `schema` says which one it holds."""

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Steps from an older shape: `UPGRADES[n]` turns the plain JSON of schema n into n + 1."""

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[AnyPage] = msgspec.json.Decoder(AnyPage)


def encode(page: msgspec.Struct) -> bytes:
    """The canonical UTF-8 JSON of a struct: equal structs give equal bytes."""
    return _encoder.encode(page)


def decode(content: bytes | str, schema: int = SCHEMA) -> AnyPage:
    """The page that an edition holds; older schemas are upgraded on the way.

    msgspec.ValidationError if the content is no page, ValueError for a schema from a newer
    release than this one.
    """
    if schema == SCHEMA:
        return _decoder.decode(content)
    if schema > SCHEMA:
        raise ValueError(
            f"This edition was written by a newer release (shape {schema}; this release knows "
            f"up to {SCHEMA}): upgrade the site to read it."
        )
    plain = msgspec.json.decode(content)
    for step in range(schema, SCHEMA):
        if step not in UPGRADES:
            raise ValueError(f"This release can't read a page of shape {step}: there was none.")
        plain = UPGRADES[step](plain)
    page: AnyPage = msgspec.convert(plain, AnyPage)
    return page
