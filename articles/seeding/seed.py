"""seed: adds what a release brings, and leaves alone what staff have changed."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Model

from articles.caching import raise_stamp
from articles.models import Article, Edition, Seeded
from articles.publishing import publish

from .fingerprint import digest_of, fingerprint
from .fixtures import read_fixtures
from .rows import MODELS, NATURAL, Writer, name_of, write_read_next


class Report(msgspec.Struct):
    """What a seed did: rows by table and deed, pages published, and rows that staff own now."""

    counts: Counter[str] = msgspec.field(default_factory=Counter)
    published: list[str] = msgspec.field(default_factory=list)
    left_alone: list[str] = msgspec.field(default_factory=list)


@transaction.atomic
def seed(folder: Path) -> Report:
    """Loads the fixtures of `folder`; a second run changes nothing.

    Rows that staff changed since the last seed are left alone and reported. Pages that were
    written are published as unsigned editions, all or none. FixtureError if a file is wrong.
    """
    rows = read_fixtures(folder)
    writer = Writer(rows["terms"])
    seeded = {(row.table, row.key): row for row in Seeded.objects.all()}
    report = Report()
    written: list[tuple[Article, Any, str]] = []
    for table in MODELS:
        for row in rows[table]:
            instance = _write(writer, table, row, seeded.get((table, name_of(table, row))), report)
            if isinstance(instance, Article):
                written.append((instance, row, table))
    for article, row, table in written:
        write_read_next(article, row)
        _remember(table, row, article)
    editions = publish(
        articles=[article for article, _, _ in written],
        by=None,
        note="As it came with the site.",
        origin=Edition.Origin.SEED,
    )
    report.published = [edition.title for edition in editions]
    if report.counts:
        raise_stamp()
    return report


def _write(
    writer: Writer, table: str, row: Any, before: Seeded | None, report: Report
) -> Model | None:
    """The row as written now, or None where it is left as it is."""
    if before is not None and before.fixture == digest_of(row):
        return None
    name = {NATURAL.get(table, "key"): name_of(table, row)}
    existing = MODELS[table]._default_manager.filter(**name).first()
    if existing and (before is None or fingerprint(existing) != before.digest):
        report.left_alone.append(f"{table} {name_of(table, row)}")
        return None
    instance = writer.write(table, row, existing)
    report.counts[f"{table} {'changed' if existing else 'added'}"] += 1
    _remember(table, row, instance)
    return instance


def _remember(table: str, row: Any, instance: Model) -> None:
    fresh = type(instance)._default_manager.get(pk=instance.pk)
    Seeded.objects.update_or_create(
        table=table,
        key=name_of(table, row),
        defaults={"digest": fingerprint(fresh), "fixture": digest_of(row)},
    )
