"""Where a row is used: rows that rest on it, pages being written, live and scheduled editions.

Nothing of it is stored: the rows and the editions' own structs are read anew each time.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from django.db.models import Model

from articles import pages
from articles.models import (
    SECTIONS,
    Article,
    Claim,
    DoseStudied,
    Dosing,
    Edition,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Point,
    ReadNext,
    Source,
    UrgentSign,
)
from articles.publishing.places import fields_of, place_of

from .naming import LIST, NOTHING, Named, Row, named, parts_of_edition

Found = Iterator[tuple[int, str]]
"""A page's id and the part of it that uses the row."""


class InEdition(msgspec.Struct, frozen=True):
    """An edition that readers have or will have, and the parts of it that use the row."""

    id: int
    number: int
    live_from: datetime.datetime
    is_scheduled: bool
    parts: tuple[str, ...]


class OnPage(msgspec.Struct, frozen=True):
    """A page that uses the row: in its working copy, in what readers have, or in both."""

    article: int
    kind: str
    title: str
    draft: tuple[str, ...]
    editions: tuple[InEdition, ...]


class InRow(msgspec.Struct, frozen=True):
    """Another row that rests on it."""

    table: str
    id: int
    title: str


class Usage(msgspec.Struct, frozen=True):
    """Everything that uses a row; nobody may delete it while there is something."""

    rows: tuple[InRow, ...]
    pages: tuple[OnPage, ...]

    @property
    def is_used(self) -> bool:
        return bool(self.rows or self.pages)


def usage(row: Row, now: datetime.datetime) -> Usage:
    """Where the row is used at `now`."""
    wanted = named(row)
    using = list(_rows_using(row, wanted))
    drafts: dict[int, dict[str, None]] = defaultdict(dict)
    for pk, part in _in_working_copies(row, wanted, using):
        drafts[pk][part] = None
    editions: dict[int, list[InEdition]] = defaultdict(list)
    for edition in editions_at(now, wanted):
        if parts := parts_of_edition(row, edition):
            editions[edition.article_id].append(_in_edition(edition, parts, now))
    listed = Article.objects.in_bulk([*drafts, *editions])
    found = [
        OnPage(pk, article.kind, article.title, tuple(drafts[pk]), tuple(editions[pk]))
        for pk, article in listed.items()
    ]
    return Usage(
        rows=tuple(InRow(str(one._meta.model_name), one.pk, str(one)) for one in using),
        pages=tuple(sorted(found, key=lambda page: (page.title.casefold(), page.article))),
    )


def editions_at(now: datetime.datetime, wanted: Named) -> Iterator[Edition]:
    """What readers have at `now` or will have, and what may use the row by a first look."""
    readable = Edition.objects.readable(now).filter(wanted.in_content)
    later = Edition.objects.filter(wanted.in_content, live_from__gt=now, cancelled_at=None)
    for found in (readable, later.exclude(state=Edition.State.WITHDRAWN)):
        yield from found.defer("text").order_by("live_from").iterator()


def _in_edition(edition: Edition, parts: tuple[str, ...], now: datetime.datetime) -> InEdition:
    is_scheduled = edition.live_from > now
    return InEdition(edition.pk, edition.number, edition.live_from, is_scheduled, parts)


def _rows_using(row: Row, wanted: Named) -> Iterator[Model]:
    """Claims, outcomes, guidance, doses and urgent signs that rest on it or name it."""
    if isinstance(row, Source):
        yield from row.claims.all()
    if isinstance(row, Claim):
        yield from (*row.outcomes.all(), *row.doses.all(), *row.urgent_signs.all())
    if isinstance(row, Article):
        yield from UrgentSign.objects.filter(read_more=row.pk)
    if isinstance(row, (Source, Claim)):
        yield from row.guidance.all()
    yield from _naming(wanted, Outcome.objects.all(), "answer")
    yield from _naming(wanted, Guidance.objects.all(), "says")


def _naming(wanted: Named, rows: Iterable[Model], field: str) -> Iterator[Model]:
    """The rows whose text names it and whose list of what they rest on does not."""
    for one in rows if wanted.words is not NOTHING else ():
        if wanted.words.search(getattr(one, field)) and not _rests_on(one, wanted):
            yield one


def _rests_on(row: Model, wanted: Named) -> bool:
    basis: Iterable[str] = row.basis.values_list("key", flat=True)  # type: ignore[attr-defined]
    source = getattr(row, "source", None)
    return not wanted.keys.isdisjoint((*basis, source.key if source else ""))


def _in_working_copies(row: Row, wanted: Named, using: list[Model]) -> Found:
    """Every part of a page being written that uses the row."""
    if wanted.words is not NOTHING:
        yield from _in_texts(wanted)
    if isinstance(row, Image):
        for pk in Article.objects.filter(picture=row).values_list("pk", flat=True):
            yield pk, LIST["picture"]
    if isinstance(row, Article):
        yield from _leading_to(row)
    yield from _printing(row, [*using, *_resting_on_leads(wanted)])


def _in_texts(wanted: Named) -> Found:
    for section in SECTIONS:
        kind = str(section.KIND)
        called, names = fields_of(kind), ("summary", *pages.KINDS[kind].TEXT_FIELDS)
        for pk, *texts in section.objects.values_list("pk", *names).iterator():
            for name, text in zip(names, texts, strict=True):
                if wanted.words.search(text):
                    yield pk, called[name]
    for point in Point.objects.exclude(text="").iterator():
        if wanted.words.search(point.text):
            yield point.article_id, _place(point)


def _leading_to(article: Article) -> Found:
    for pk in ReadNext.objects.filter(target=article.pk).values_list("article", flat=True):
        yield pk, LIST["related"]
    for pk in Article.objects.filter(translation_of=article.pk).values_list("pk", flat=True):
        yield pk, "The page that it translates"


def _resting_on_leads(wanted: Named) -> Iterator[Model]:
    """What pages print of the claims that stand for a source, which is their first one."""
    for model in (Outcome, Guidance, DoseStudied) if wanted.leads else ():
        yield from model._default_manager.filter(basis__key__in=wanted.leads).distinct()


def _printing(row: Row, using: Iterable[Model]) -> Found:
    """The pages that print the row itself, or what rests on it."""
    called = {(type(one), one.pk): _called(one) for one in using}

    def printed(model: type[Model]) -> set[int]:
        own = {row.pk} if isinstance(row, model) else set()
        return own | {pk for kind, pk in called if kind is model}

    for point in Point.objects.filter(outcome__in=printed(Outcome)):
        yield point.article_id, called.get((Outcome, point.outcome_id), _place(point))
    for pk, id in Article.objects.filter(guidance__in=printed(Guidance)).values_list(
        "pk", "guidance"
    ):
        yield pk, called.get((Guidance, id), LIST["guidance"])
    for pk, id in Dosing.objects.filter(doses__in=printed(DoseStudied)).values_list("pk", "doses"):
        yield pk, called.get((DoseStudied, id), LIST["doses"])


def _called(row: Model) -> str:
    """A row as findings name the part of a page that it prints."""
    if isinstance(row, Outcome):
        return f"Outcome: {row.question}"
    return f"Guidance: {row.body}" if isinstance(row, Guidance) else f"Dose studied: {row}"


def _place(point: Point) -> str:
    return place_of(pages.Point(part=point.part, side=point.side, label=point.label))


TABLES: dict[str, type[Row]] = {
    str(model._meta.model_name): model
    for model in (Source, Claim, Outcome, Guidance, DoseStudied, GlossaryTerm, Image, Article)
}
"""The tables whose rows can be asked for, by the names that addresses have."""
