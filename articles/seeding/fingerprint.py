"""Tells whether a row still reads as a seed left it: a digest over it and its lists."""

import hashlib
import json
from typing import Any

import msgspec
from django.db.models import CASCADE, Model

IGNORED = frozenset(
    {
        "id",
        "updated_at",
        "stage",
        "owner",
        "edited_by",
        "written_on",
        "last_reviewed_on",
        "review_due_on",
    }  # fmt: skip
)
OWNED = ("values", "points", "questions", "synonyms", "codes", "read_next")
"""Rows that belong to the one row that they hang on."""
KEPT_BY_PUBLISHING = frozenset({"articles", "outcomes"})


def fingerprint(row: Model) -> str:
    """SHA-256, in hex, over what staff could change on the row and on the lists it owns.

    Not what others say of it: an outcome is the same whichever pages print it. Defaults are
    left out, so that a field which a later release adds makes no row look changed.
    """
    found: dict[str, Any] = _plain(row)
    for related in row._meta.related_objects:
        name = related.get_accessor_name()
        if name in OWNED and related.on_delete is CASCADE:
            found[name] = [_plain(owned) for owned in getattr(row, name).all()]
    for field in row._meta.many_to_many:
        if field.name not in KEPT_BY_PUBLISHING:
            found[field.name] = [str(shared.pk) for shared in getattr(row, field.name).all()]
    found = {name: value for name, value in found.items() if value != []}
    return hashlib.sha256(json.dumps(found, sort_keys=True, default=str).encode()).hexdigest()


def _plain(row: Model) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in IGNORED
        and not field.name.endswith("_ptr")
        and field.value_from_object(row) != field.get_default()
    }


def digest_of(row: msgspec.Struct) -> str:
    """SHA-256, in hex, over a fixture row."""
    return hashlib.sha256(msgspec.json.encode(row, order="deterministic")).hexdigest()
