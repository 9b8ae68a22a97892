"""seed: adds what a release brings, and leaves alone what staff have changed."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from django.db import transaction
from django.db.models import Model, Q

from articles.caching import raise_stamp
from articles.models import (
    Article,
    Claim,
    Dosing,
    Edition,
    GlossaryTerm,
    Image,
    Seeded,
    Source,
    UrgentSign,
)
from articles.publishing import build_page, publish, record_changes
from articles.publishing.live_rows import Said, said_now

from .fingerprint import digest_of, fingerprint
from .fixtures import read_fixtures
from .rows import MODELS, NATURAL, Writer, name_of, named, write_read_next

LIVE = (Source, Claim, GlossaryTerm, UrgentSign)
"""Rows that readers have as they stand, so that the event log must say what they were."""


class Written(NamedTuple):
    """A row that a seed wrote: its table, its fixture, and what it said before, if it is live."""

    table: str
    fixture: Any
    row: Model
    before: Said | None


class Report(msgspec.Struct):
    """What a seed did: rows by table and deed, pages published, and rows that staff own now."""

    counts: Counter[str] = msgspec.field(default_factory=Counter)
    published: list[str] = msgspec.field(default_factory=list)
    left_alone: list[str] = msgspec.field(default_factory=list)


@transaction.atomic
def seed(folder: Path) -> Report:
    """Loads the fixtures of `folder`; a second run changes nothing.

    Rows that staff changed since the last seed are left alone and reported. Pages that read
    otherwise now are published as unsigned editions, all or none; where staff published or
    withdrew a page, it becomes a draft and no more. FixtureError if a file is wrong.
    """
    rows = read_fixtures(folder)
    writer = Writer(rows["terms"])
    seeded = {(row.table, row.key): row for row in Seeded.objects.all()}
    report = Report()
    written: list[Written] = []
    for table in MODELS:
        for row in rows[table]:
            before = seeded.get((table, name_of(table, row)))
            if found := _write(writer, table, row, before, report):
                written.append(found)
    articles = {one.row.pk: one.table for one in written if isinstance(one.row, Article)}
    for one in written:
        if isinstance(one.row, Article):
            write_read_next(one.row, one.fixture)
    seeded |= _remember(written)
    if report.counts:
        _publish(report, articles, seeded)
        record_changes((one.before, one.row) for one in written if isinstance(one.row, LIVE))
        raise_stamp()
    return report


def _publish(
    report: Report, written: dict[int, str], seeded: dict[tuple[str, str], Seeded]
) -> None:
    """Pages that print a changed outcome read otherwise too, though nobody wrote their rows."""
    digests = {name: row.digest for name, row in seeded.items()}
    rows = list(Article.objects.all())
    ours = [row for row in rows if _is_ours(row) and _is_as_seeded(row, digests)]
    editions = publish(
        articles=ours, by=None, note="As it came with the site.", origin=Edition.Origin.SEED
    )
    report.published = [edition.title for edition in editions]
    for row in rows:
        if row.pk in written and row not in ours:
            name = f"{written[row.pk]} {row.slug}"
            report.left_alone.append(f"{name} (a draft waits beside your edition)")


def _is_ours(article: Article) -> bool:
    """Whether what readers have of the page, if anything, came from a seed."""
    newest = article.editions.order_by("number").last()
    return newest is None or newest.origin == Edition.Origin.SEED


def _is_as_seeded(article: Article, digests: dict[tuple[str, str], str]) -> bool:
    """Whether staff changed neither the page nor its pictures, outcomes, doses and guidance."""
    section = article.section
    doses = section.doses.all() if isinstance(section, Dosing) else ()
    files = {p.file for p in build_page(section).pictures.values()}
    pictures = Image.objects.filter(Q(file__in=files) | Q(pk=section.picture_id))
    shared = (*section.outcomes.all(), *section.guidance.all(), *doses, *pictures)
    printed: list[Model] = [section, *shared]
    return all(fingerprint(row) == digests.get(named(row)) for row in printed)


def _write(
    writer: Writer, table: str, row: Any, before: Seeded | None, report: Report
) -> Written | None:
    """The row as written now, or None where it is left as it is."""
    if before is not None and before.fixture == digest_of(row):
        return None
    name = {NATURAL.get(table, "key"): name_of(table, row)}
    existing = MODELS[table]._default_manager.filter(**name).first()
    if existing and (before is None or fingerprint(existing) != before.digest):
        report.left_alone.append(f"{table} {name_of(table, row)}")
        return None
    said = said_now(existing) if isinstance(existing, LIVE) else None
    instance = writer.write(table, row, existing)
    report.counts[f"{table} {'changed' if existing else 'added'}"] += 1
    return Written(table, row, instance, said)


def _remember(written: list[Written]) -> dict[tuple[str, str], Seeded]:
    """Stores what the seed made of each row, and returns it by table and name."""
    found = {}
    for table, row, instance, _ in written:
        fresh = type(instance)._default_manager.get(pk=instance.pk)
        name = (table, name_of(table, row))
        digests = {"digest": fingerprint(fresh), "fixture": digest_of(row)}
        found[name] = Seeded(table=table, key=name[1], **digests)
    Seeded.objects.bulk_create(
        found.values(),
        update_conflicts=True,
        unique_fields=["table", "key"],
        update_fields=["digest", "fixture"],
    )
    return found
