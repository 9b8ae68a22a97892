"""The report on searches that found nothing: how often each came up, week by week."""

import datetime
from typing import Any

import msgspec
from django.db.models import Count, Max, Q, Sum

from articles.models import SearchMiss

WEEKS = 4
MOST_ROWS = 200


class Row(msgspec.Struct, frozen=True):
    """A search: its words, on how many days it came up, how often each week and in all."""

    words: str
    days: int
    weeks: tuple[int, ...]
    total: int


class Report(msgspec.Struct, frozen=True):
    """The searches that came up most often; `others` are those whose words are not kept."""

    starts: tuple[datetime.date, ...]
    rows: tuple[Row, ...]
    others: Row


def report(today: datetime.date) -> Report:
    """What is kept, for the newest weeks one by one, each from its Monday."""
    monday = today - datetime.timedelta(days=today.weekday())
    starts = tuple(monday - datetime.timedelta(weeks=week) for week in range(WEEKS))
    searches = SearchMiss.objects.order_by().values("key").annotate(said=Max("words"))
    named = searches.exclude(said="")
    counted = _counted(named, starts).order_by("-total", "said")[:MOST_ROWS]
    nameless = SearchMiss.objects.exclude(key__in=named.values("key")).order_by()
    rest = nameless.aggregate(**_sums(starts))
    return Report(
        starts=starts,
        rows=tuple(_row(found, found["said"], found["on"]) for found in counted),
        others=_row(rest, "", 0),
    )


def _counted(searches: Any, starts: tuple[datetime.date, ...]) -> Any:
    return searches.annotate(on=Count("day"), **_sums(starts))


def _sums(starts: tuple[datetime.date, ...]) -> dict[str, Sum]:
    week = datetime.timedelta(weeks=1)
    sums = {
        f"week_{number}": Sum("count", filter=Q(day__gte=start, day__lt=start + week))
        for number, start in enumerate(starts)
    }
    return sums | {"total": Sum("count")}


def _row(found: dict[str, int | None], words: str, days: int) -> Row:
    weeks = tuple(found[f"week_{number}"] or 0 for number in range(WEEKS))
    return Row(words=words, days=days, weeks=weeks, total=found["total"] or 0)
