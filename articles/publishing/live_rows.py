"""What the log holds of a row that pages show: its words and lists before and after a deed."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from django.contrib.auth.models import User
from django.db.models import Model

from articles.models import Event
from articles.models.order import in_order

from .events import Deed, about_of, record, record_all
from .shared_rows import SharedRow, struct_of


class Said(NamedTuple):
    """A row, and what it said at a moment."""

    row: Model
    words: dict[str, Any]


def said_by(row: Model) -> dict[str, Any]:
    """Every column and list of a row by name, and under the same names what is signed of it.

    Lists are the keys of their rows, in order, as they are stored.
    """
    columns = [field for field in row._meta.concrete_fields if not field.primary_key]
    said = {field.attname: field.get_prep_value(field.value_from_object(row)) for field in columns}
    if row.pk is not None:
        said |= {name: [_key(one) for one in in_order(row, name)] for name in _lists(row)}
    if isinstance(row, SharedRow):
        said |= msgspec.to_builtins(struct_of(row))
    return said


def said_now(row: Model) -> Said | None:
    """The row as it is stored, to be compared with later; None if it is not stored."""
    stored = type(row)._default_manager.filter(pk=row.pk).first()
    return Said(stored, said_by(stored)) if stored else None


def record_change(
    *, before: Model | Said | None, after: Model | Said | None, by: User | None, verb: str = ""
) -> Event | None:
    """Adds an entry for a row that was added, changed or deleted; none if it says the same.

    Both are the row as it was read from its table at that time, or what it said then. For rows
    that no other verb changes, in the transaction of the change. A change may have a `verb` of
    its own: "edited" if readers do not have it yet.
    """
    old, new = _said(before), _said(after)
    found = _deed(old, new, verb)
    return record(verb=found.verb, about=found.about, by=by, **found.detail) if found else None


def record_changes(changes: Iterable[tuple[Said | None, Model]]) -> list[Event]:
    """The same for many rows that a release of the site added or changed, which nobody did."""
    deeds = [_deed(before, _said(row), "") for before, row in changes]
    return record_all([deed for deed in deeds if deed], by=None)


def _lists(row: Model) -> list[str]:
    """The lists of other rows that are typed on this one."""
    relations = {one.name: one.remote_field.through for one in row._meta.many_to_many}
    return [name for name, links in relations.items() if links and links._meta.auto_created]


def _key(row: Model) -> str:
    return about_of(row).partition(":")[2]


def _said(row: Model | Said | None) -> Said | None:
    return Said(row, said_by(row)) if isinstance(row, Model) else row


def _deed(before: Said | None, after: Said | None, changed: str) -> Deed | None:
    found = after or before
    old, new = (one.words if one else None for one in (before, after))
    if found is None or old == new:
        return None
    verb = (changed or "changed") if before and after else "added" if after else "deleted"
    return Deed(verb, found.row, {"before": old, "after": new})
