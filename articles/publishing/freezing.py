"""Writes one edition of a page. What may be published, and when, is left to the verbs."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max

from articles import pages
from articles.models import Article, Edition

from .change_class import NEW_PAGE, Change, change_class
from .parts import hash_of, parts_of
from .words import words


def freeze(
    article: Article,
    page: pages.AnyPage,
    *,
    by: User | None,
    note: str,
    change: str,
    live_from: datetime.datetime,
    now: datetime.datetime,
    origin: str = Edition.Origin.STAFF,
    written_by: int | None = None,
    note_is_public: bool = True,
) -> Edition:
    """The page as the article's next edition, with the class of change raised by the rules."""
    found = change_since(article, page, live_from)
    edition = Edition(
        **line_of(article, page),
        number=next_number(article),
        content=pages.encode(page).decode(),
        text=words(page),
        hash=hash_of(page),
        part_hashes=" ".join(parts_of(page)),
        origin=origin,
        release=settings.RELEASE if origin == Edition.Origin.SEED else "",
        note=note,
        note_is_public=note_is_public,
        change=found.raised(change),
        differences="\n".join(found.reasons),
        written_by_id=written_by,
        published_by=by,
        published_at=now,
        live_from=live_from,
    )
    edition.save()
    return edition


def change_since(article: Article, page: pages.AnyPage, at: datetime.datetime) -> Change:
    """How far the page differs from what readers have of the article at `at`."""
    live = article.editions.readable(at).first()
    if live is None or not live.is_sound():
        return NEW_PAGE
    return change_class(live.page(), page)


def line_of(article: Article, page: pages.ArticlePage | Edition) -> dict[str, Any]:
    """The columns of an edition that are not part of its text."""
    return {
        "article_id": article.pk,
        "language": article.language,
        "kind": article.kind,
        "slug": page.slug,
        "title": page.title,
        "one_line": page.one_line,
        "written_on": article.written_on,
        "last_reviewed_on": article.last_reviewed_on,
        "review_due_on": article.review_due_on,
    }


def next_number(article: Article) -> int:
    """The number of the article's next edition."""
    highest = article.editions.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
