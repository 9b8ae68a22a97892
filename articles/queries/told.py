"""What readers told us, in the words of the staff, and how many found a page clear."""

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec
from django.db.models import Count, Q, QuerySet

from articles import pages
from articles.caching import kept
from articles.models import Article, Edition, Feedback
from articles.publishing import signatures

from .directory import directory, is_held

FEWEST = 10
"""Fewer answers say little, and might tell who gave them."""

MOST_SHOWN = 100
GONE = "A page that is not on this site now"


class Told(msgspec.Struct, frozen=True):
    """One line of the staff: when, about which page (None: not readable now), what was done."""

    day: datetime.date | None
    entry: pages.Entry | None
    title: str
    did: str
    line: str


class Counted(msgspec.Struct, frozen=True):
    """How many people said whether a page was clear, and how many said yes."""

    people: int
    clear: int
    entry: pages.Entry | None = None


def what_you_told_us(now: datetime.datetime) -> dict[str, Any]:
    """The newest lines, and the pages that enough people judged, by title."""
    listed = directory(now)
    rows = list(_told().order_by("-answered_on", "-pk")[:MOST_SHOWN])
    titles = _titles(row.article_id for row in rows if row.article_id not in listed.by_id)
    told = (
        Told(
            day=row.answered_on,
            entry=entry,
            title=entry.title if entry else titles.get((row.article_id, row.edition), GONE),
            did=row.get_state_display(),
            line=row.public_line,
        )
        for row in rows
        for entry in [listed.by_id.get(row.article_id)]
    )
    counted = (
        msgspec.structs.replace(count, entry=listed.by_id[article])
        for article, count in counts().items()
        if count.people >= FEWEST and article in listed.by_id
    )
    by_title = sorted(counted, key=lambda count: count.entry.title.casefold())  # type: ignore[union-attr]
    return {"told": tuple(told), "counted": tuple(by_title)}


def has_told(now: datetime.datetime) -> bool:
    """Whether staff have said something to readers yet."""
    return kept("has told", lambda _: _told().exists(), now)


def counts() -> dict[int, Counted]:
    """For each page that somebody judged, by its id, how many did."""
    rows = Feedback.objects.order_by().values("article").annotate(
        people=Count("pk"), clear=Count("pk", filter=Q(was_clear=True))
    )  # fmt: skip
    return {row["article"]: Counted(row["people"], row["clear"]) for row in rows}


def _titles(articles: Iterable[int]) -> dict[tuple[int, int], str]:
    """What readers saw at the top of each edition of pages that they can't read now."""
    gone = [Article(pk=pk) for pk in articles]
    if not gone:
        return {}
    known = signatures(*gone)
    editions = Edition.objects.filter(article__in=gone).defer("content", "text")
    return {
        (edition.article_id, edition.number): edition.title
        for edition in editions
        if not is_held(known.is_signed(edition))
    }


def _told() -> QuerySet[Feedback]:
    return Feedback.objects.exclude(public_line="")
