"""Tells whether a row still reads as a seed left it: a digest over it and its lists."""

import hashlib
import json
from typing import Any

import msgspec
from django.db.models import Model

IGNORED = frozenset({"id", "updated_at", "stage", "owner", "last_reviewed_on", "review_due_on"})
LISTS = (
    "values", "points", "questions", "synonyms", "codes", "read_next", "basis", "sources",
    "guidance", "doses",
)  # fmt: skip
"""Related rows that belong to a row, wherever a model has them."""


def fingerprint(row: Model) -> str:
    """SHA-256, in hex, over what staff could change on the row and on the lists it owns."""
    found: dict[str, Any] = _plain(row)
    for name in LISTS:
        if hasattr(row, name) and hasattr(getattr(row, name), "all"):
            manager = getattr(row, name)
            is_shared = hasattr(manager, "through")
            found[name] = [str(r.pk) if is_shared else _plain(r) for r in manager.all()]
    return hashlib.sha256(json.dumps(found, sort_keys=True, default=str).encode()).hexdigest()


def _plain(row: Model) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in IGNORED and not field.name.endswith("_ptr")
    }


def digest_of(row: msgspec.Struct) -> str:
    """SHA-256, in hex, over a fixture row."""
    return hashlib.sha256(msgspec.json.encode(row, order="deterministic")).hexdigest()
