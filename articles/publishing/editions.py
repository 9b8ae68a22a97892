"""publish and withdraw: the only places that write editions."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles import pages
from articles.caching import raise_stamp
from articles.models import Article, Edition

from .build import build_page
from .check import check
from .rules import Finding
from .signing import NotAllowed, hash_of, parts_of
from .words import words


class Blocked(ValueError):
    """The checks found what must not go live. `findings` lists it by page title."""

    def __init__(self, findings: dict[str, list[Finding]]) -> None:
        self.findings = findings
        lines = [
            f"{title}: {finding.where}: {finding.sentence}"
            for title, page_findings in findings.items()
            for finding in page_findings
        ]
        super().__init__("\n".join(lines))


def publish(
    *,
    articles: Sequence[Article],
    by: User | None,
    note: str,
    live_from: datetime.datetime | None = None,
    change: str = Edition.Change.SUBSTANTIVE,
    origin: str = Edition.Origin.STAFF,
) -> list[Edition]:
    """Freezes each article into its next edition, all of them or none.

    `live_from` in the future schedules them; None is now. An article whose live edition reads
    the same already, with the same review dates, gets no new one. `by` is None only for the seed.
    NotAllowed if `by` may not publish, Blocked if a check fails on any page, ValueError for a
    moment that has passed or that the page is scheduled for already.
    """
    _require(by, origin)
    with transaction.atomic():
        now = _alone_with(articles)
        if live_from:
            _require_free_moment(articles, live_from, now)
        built = [(article, build_page(article)) for article in articles]
        _require_sound(page for _, page in built)
        editions = [
            _freeze(article, page, by, note, live_from or now, now, change, origin)
            for article, page in built
            if not reads_the_same(article, page, live_from or now)
        ]
        if editions:
            raise_stamp()
    return editions


def withdraw(*, article: Article, by: User, note: str) -> Edition:
    """Takes the page away from readers now, and cancels whatever was scheduled for it.

    NotAllowed if `by` may not; ValueError if the page is not live.
    """
    _require(by)
    with transaction.atomic():
        now = _alone_with([article])
        live = article.editions.readable(now).first()
        if live is None:
            raise ValueError(f"{article.title} is not live, so it can't be withdrawn.")
        article.editions.cancel(now)
        edition = Edition(
            **_line_of(article, live.slug),
            number=_next_number(article),
            state=Edition.State.WITHDRAWN,
            note=note,
            change=Edition.Change.SAFETY,
            published_by=by,
            published_at=now,
            live_from=now,
        )
        edition.save()
        raise_stamp()
    return edition


def _require(by: User | None, origin: str = Edition.Origin.STAFF) -> None:
    if by is None and origin == Edition.Origin.SEED:
        return
    if by is None or not by.has_perm("articles.publish_article"):
        raise NotAllowed("You may edit this page, but somebody with the right must publish it.")


def _alone_with(articles: Sequence[Article]) -> datetime.datetime:
    """Locks the articles until the transaction ends, and says what time it is then.

    Two people who publish one page at once would both take the same edition number.
    """
    locked = Article.objects.select_for_update().filter(pk__in=[a.pk for a in articles])
    list(locked.order_by("pk").values_list("pk"))
    return timezone.now()


def _require_sound(built: Iterable[pages.AnyPage]) -> None:
    findings = {page.title: [f for f in check(page) if f.blocks] for page in built}
    if blocking := {title: found for title, found in findings.items() if found}:
        raise Blocked(blocking)


def _require_free_moment(
    articles: Sequence[Article], live_from: datetime.datetime, now: datetime.datetime
) -> None:
    if live_from < now:
        raise ValueError(f"{live_from:%Y-%m-%d %H:%M} has passed: choose a later time, or now.")
    taken = Edition.objects.filter(article__in=articles, live_from=live_from, cancelled_at=None)
    if edition := taken.first():
        raise ValueError(
            f"{edition.title} is already scheduled for that moment: choose another time."
        )


def reads_the_same(article: Article, page: pages.AnyPage, at: datetime.datetime) -> bool:
    """Whether readers have these very words at `at`, with the same review dates."""
    live = article.editions.live(at).first()
    return (
        live is not None
        and live.hash == hash_of(page)
        and live.is_sound()
        and live.last_reviewed_on == article.last_reviewed_on
        and live.review_due_on == article.review_due_on
    )


def _freeze(
    article: Article,
    page: pages.AnyPage,
    by: User | None,
    note: str,
    live_from: datetime.datetime,
    now: datetime.datetime,
    change: str,
    origin: str,
) -> Edition:
    edition = Edition(
        **_line_of(article, page.slug),
        number=_next_number(article),
        content=pages.encode(page).decode(),
        text=words(page),
        hash=hash_of(page),
        part_hashes=" ".join(parts_of(page)),
        origin=origin,
        release=settings.RELEASE if origin == Edition.Origin.SEED else "",
        note=note,
        change=change,
        published_by=by,
        published_at=now,
        live_from=live_from,
    )
    edition.save()
    return edition


def _line_of(article: Article, slug: str) -> dict[str, Any]:
    """The columns of an edition that are not part of its text."""
    return {
        "article_id": article.pk,
        "language": article.language,
        "kind": article.kind,
        "slug": slug,
        "title": article.title,
        "one_line": article.one_line,
        "written_on": article.written_on,
        "last_reviewed_on": article.last_reviewed_on,
        "review_due_on": article.review_due_on,
    }


def _next_number(article: Article) -> int:
    highest = article.editions.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
