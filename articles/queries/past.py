"""What live rows said at a moment in the past, read back from the event log.

An entry of a live row holds it "before" and "after". A row without entries is as it stands now:
it came with the site, or was last changed before the log began, and the answer says so.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.db.models import Model, Q

from articles.models import Claim, ClinicProfile, Event, GlossaryTerm, Source, UrgentSign
from articles.publishing import Served, served_now
from articles.publishing.claims import sentence
from articles.publishing.events import about_of
from articles.publishing.shared_rows import SharedRow, struct_of
from articles.publishing.starts import SITE, STARTED

CHANGES = ("added", "changed", "published", "deleted")
"""The deeds after which readers have other words of a live row."""


class Past(msgspec.Struct, frozen=True):
    """A row as it was; `said` is empty where it was not there, or the log lacks its words."""

    about: str
    said: dict[str, Any]
    known: str


def log_began() -> datetime.datetime | None:
    """When the event log has its first entry."""
    return Event.objects.order_by("number").values_list("at", flat=True).first()


def served_at(at: datetime.datetime) -> tuple[Served, str]:
    """With which settings readers were served at `at`, and how that is known."""
    log = Event.objects.filter(about=SITE, verb=STARTED, at__lte=at)
    if event := log.order_by("number").last():
        return msgspec.convert(detail_of(event), Served), f"Since entry {event.number} of the log."
    return served_now(), "As it is set today: the log does not have the setting of then."


def signs_at(at: datetime.datetime) -> list[Past]:
    """The urgent signs that readers met at `at`, deleted ones too, the most urgent first."""
    found = _rows_at(UrgentSign, "urgentsign:", UrgentSign.objects.all(), at)
    spoken = [one for one in found if one.said.get("text") or one.said.get("phrases")]
    lost = [one for one in found if not one.said and one.known]
    levels = list(UrgentSign.Level.values)
    return [*sorted(spoken, key=lambda one: levels.index(one.said["level"])), *lost]


def words_at(slugs: Iterable[str], at: datetime.datetime) -> list[Past]:
    """The words of the glossary with these slugs, as pages explained them at `at`."""
    wanted = list(slugs)
    found = _rows_at(GlossaryTerm, "", GlossaryTerm.objects.filter(slug__in=wanted), at, wanted)
    explained = [one for one in found if one.said.get("meaning") or (one.known and not one.said)]
    return sorted(explained, key=lambda one: str(one.said.get("word", one.about)).casefold())


def fallen_at(keys: Iterable[str], at: datetime.datetime) -> dict[str, str]:
    """Those of the sources that did not stand at `at`, with their state."""
    found = _rows_at(Source, "", Source.objects.filter(key__in=keys), at, list(keys))
    states = {str(one.said.get("key", "")): str(one.said.get("status", "")) for one in found}
    return {key: state for key, state in states.items() if key and state in _FALLEN}


def withdrawn_at(keys: Iterable[str], at: datetime.datetime) -> dict[str, str]:
    """Those of the claims that were withdrawn at `at`, with the reason that readers were told."""
    rows = {about_of(row): row for row in Claim.objects.filter(key__in=keys)}
    log = Event.objects.filter(about__in=rows, verb__in=("withdrew", "reinstated"))
    entries = _by_name(log.order_by("number"))
    found = {}
    for about, row in rows.items():
        deeds = entries.get(about, [])
        last = next((event for event in reversed(deeds) if event.at <= at), None)
        if last and last.verb == "withdrew":
            found[row.key] = sentence(detail_of(last)["note"])
        elif not deeds and row.status == Claim.Status.WITHDRAWN:
            found[row.key] = row.withdrawn_because
    return found


def clinic_at(at: datetime.datetime) -> ClinicProfile:
    """What the clinic said of itself at `at`: its rows are never changed, the newest counts."""
    return ClinicProfile.objects.filter(saved_at__lte=at).first() or ClinicProfile()


def detail_of(event: Event) -> dict[str, Any]:
    """What an entry holds beside its deed."""
    found: dict[str, Any] = msgspec.json.decode(event.detail)
    return found


_FALLEN = (Source.Status.SUPERSEDED.value, Source.Status.RETRACTED.value)


def _rows_at(
    model: type[Model],
    every: str,
    rows: Iterable[Any],
    at: datetime.datetime,
    names: Iterable[str] = (),
) -> list[Past]:
    """Stored rows and those that only the log knows; `every` begins the names of all of a table."""
    stored: dict[str, SharedRow] = {about_of(row): row for row in rows}
    called = [f"{model._meta.model_name}:{name}" for name in names]
    wanted = Q(about__startswith=every) if every else Q(about__in=[*stored, *called])
    entries = _by_name(Event.objects.filter(wanted, verb__in=CHANGES).order_by("number"))
    return [
        _row_at(about, stored.get(about), entries.get(about, []), at)
        for about in dict.fromkeys((*stored, *entries))
    ]


def _row_at(about: str, row: SharedRow | None, log: list[Event], at: datetime.datetime) -> Past:
    before = next((event for event in reversed(log) if event.at <= at), None)
    later = next((event for event in log if event.at > at), None)
    if before is not None:
        known = f"Since entry {before.number} of the log."
        return Past(about, *_told(detail_of(before), "after", known))
    if later is not None:
        known = f"Until entry {later.number} of the log, which changed it."
        return Past(about, *_told(detail_of(later), "before", known))
    said = msgspec.to_builtins(struct_of(row)) if row else {}
    return Past(about, said, "As it stands today: the log has no change of it.")


def _told(detail: Mapping[str, Any], side: str, known: str) -> tuple[dict[str, Any], str]:
    if side not in detail:
        return {}, f"{known} That entry does not hold its words."
    return dict(detail[side] or {}), known if detail[side] else ""


def _by_name(log: Iterable[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in log:
        found.setdefault(event.about, []).append(event)
    return found
