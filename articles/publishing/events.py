"""record adds an entry to the event log, record_all many; verify says whether it is whole."""

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.models import Article, Event, EventHead, Stamp


class Deed(NamedTuple):
    """What was done to a row; `detail` is kept as canonical JSON. The site itself is "site"."""

    verb: str
    about: Model | str
    detail: dict[str, Any]


class Verified(NamedTuple):
    """How many entries are whole; the number of the first that is not as it was written, if any."""

    whole: int
    broken: int | None = None
    reason: str = ""


def record(*, verb: str, about: Model | str, by: User | None, **detail: Any) -> Event:
    """Adds an entry in the caller's transaction: it is there if the deed is."""
    [event] = record_all([Deed(verb, about, detail)], by=by)
    return event


def record_all(deeds: Iterable[Deed], *, by: User | None) -> list[Event]:
    """Adds an entry for each, all written at once.

    Holds the stamp until the transaction ends, as every other change for readers does: writers
    come one after the other, in one order of locks, pages first.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Record an event in the transaction of its deed.")
    Stamp.hold()
    head, _ = EventHead.objects.get_or_create(pk=1)
    now, events = timezone.now(), []
    for verb, about, detail in deeds:
        event = Event(
            number=head.number + 1,
            at=now,
            by=by,
            by_name=(by.get_full_name() or by.get_username()) if by else "",
            verb=verb,
            about=about_of(about),
            row=about.pk if isinstance(about, Model) else None,
            detail=msgspec.json.encode(detail, order="deterministic").decode(),
            previous_hash=head.hash,
        )
        head.number, head.hash = event.number, event.content_hash()
        event.hash = head.hash
        events.append(event)
    QuerySet[Event](Event).bulk_create(events)  # the model's own refuses: others might overwrite
    head.save()
    return events


def about_of(row: Model | str) -> str:
    """What names a row in the log: condition:crps for a page, outcome:key for another row."""
    if isinstance(row, str):
        return row
    table = row.kind if isinstance(row, Article) else str(row._meta.model_name)
    name = next((getattr(row, field) for field in ("slug", "key") if hasattr(row, field)), row.pk)
    return f"{table}:{name}"


def verify() -> Verified:
    """Reads the whole log: each number, link and hash, and where it ends."""
    count, previous = 0, ""
    for event in Event.objects.order_by("number").iterator():
        if event.number != count + 1:
            return Verified(count, count + 1, "is missing")
        if event.previous_hash != previous:
            return Verified(count, event.number, "does not follow the one before it")
        if event.hash != event.content_hash():
            return Verified(count, event.number, "is not what was written")
        count, previous = event.number, event.hash
    head = EventHead.objects.filter(pk=1).first() or EventHead()
    if (head.number, head.hash) != (count, previous):
        return Verified(count, count + 1, "is missing, or was added by another way")
    return Verified(count)


def named(moment: datetime.datetime) -> str:
    """A moment as the log writes it."""
    return moment.astimezone(datetime.UTC).isoformat()
