"""Counts searches that found nothing, so that staff can name the pages that people look for.

Nothing about a person is kept: no address, no time of day, and no words that came up on fewer
than five days. Reports are left to queries.
"""

import datetime
import re

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from articles import search
from articles.models import SearchMiss

DAYS_UNTIL_WORDS = 5
"""One person's own words seldom come up on so many days."""

DAYS_KEPT = 90
MOST_A_DAY = 1_000
"""Different searches; a program that types at random fills no table."""

PATIENCE = 50
"""Milliseconds to wait for a busy database: a count is not worth more."""

_STREET = "street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl"
_ADDRESSES = re.compile(
    rf"\S*@\S*|\S+://\S*|\S+\.[a-z]{{2,}}(?:/\S*)?(?=\s|$)|\b\d+\s+(?:\w+\s+){{1,3}}(?:{_STREET})\b",
    re.IGNORECASE,
)


def is_on() -> bool:
    """Whether searches are counted: SEARCH_REPORT, on unless it is set to off."""
    return settings.SEARCH_REPORT == "on"


def note(typed: str, today: datetime.date) -> None:
    """Count a search that found nothing; dropped where the database is busy."""
    words = plain(typed)
    if not words or not is_on():
        return
    try:
        _without_waiting(words, today)
    except DatabaseError:
        return  # a lost count harms nobody


def plain(typed: str) -> str:
    """The words that are counted: without addresses, numbers, and what is beyond 60 letters."""
    words = search.read(_ADDRESSES.sub(" ", typed)).words
    kept = " ".join(word for word in words if not any(map(str.isdigit, word)))
    if len(kept) > SearchMiss.MOST_LETTERS:
        kept = kept[: SearchMiss.MOST_LETTERS + 1].rpartition(" ")[0]
    return kept


def purge(today: datetime.date) -> int:
    """Delete what is older than 90 days; returns how many rows that were."""
    until = today - datetime.timedelta(days=DAYS_KEPT)
    return SearchMiss.objects.filter(day__lt=until).delete()[0]


def _without_waiting(words: str, today: datetime.date) -> None:
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}")
                _count(words, today)
            return
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            with transaction.atomic():
                _count(words, today)
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def _count(words: str, today: datetime.date) -> None:
    key = salted_hmac("articles.misses", words, algorithm="sha256").hexdigest()
    if SearchMiss.objects.filter(key=key, day=today).update(count=F("count") + 1):
        return
    so_far = SearchMiss.objects.filter(day=today).count()
    if so_far >= MOST_A_DAY:
        return
    if not so_far:
        purge(today)
    days = SearchMiss.objects.filter(key=key).count() + 1
    SearchMiss.objects.create(
        day=today, key=key, days=days, words=words if days >= DAYS_UNTIL_WORDS else ""
    )
