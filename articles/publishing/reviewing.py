"""record_review: the only thing that moves a page's review dates."""

import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.caching import raise_stamp
from articles.models import Article, Edition

from .events import named, record
from .freezing import line_of, next_number
from .rights import NotAllowed, lock, require_signer, writers_of
from .signatures import signatures

COPIED = ("content", "text", "schema", "hash", "part_hashes", "written_by_id", "published_by_id")


@transaction.atomic
def record_review(*, article: Article, by: User, at: datetime.datetime) -> Edition:
    """Records that `by` read the whole page as readers have it, and stands by it.

    Readers get the same words with the new dates, as an edition; a draft beside it stays, and what
    is scheduled has the new dates too.
    NotAllowed for somebody who may not sign or who wrote or published these words; ValueError if
    the page is not live, not signed as it stands, or for a day to come or before the last review.
    """
    require_signer(by)
    now = lock([article])
    live = article.editions.readable(now).first()
    if live is None or not live.is_sound():
        raise ValueError(f"{article.title} is not live, so there is nothing to review.")
    if not signatures(article).is_signed(live):
        raise ValueError(f"{live.title} is not signed as it stands: sign it first.")
    if by.pk in writers_of(live):
        raise NotAllowed("You wrote or published these words: somebody else must review them.")
    stored = Article.objects.get(pk=article.pk)
    day = timezone.localdate(at)
    if at > now or (stored.last_reviewed_on and day < stored.last_reviewed_on):
        raise ValueError(f"{day} is to come, or before the last review: write the day it was read.")
    stored.last_reviewed_on, stored.review_due_on = day, stored.due_after(day)
    stored.save(update_fields=["last_reviewed_on", "review_due_on"])
    article.last_reviewed_on, article.review_due_on = day, stored.review_due_on
    edition = _again(stored, live, now, now)
    for planned in article.editions.filter(live_from__gt=now, cancelled_at=None):
        Edition.objects.filter(pk=planned.pk).cancel(now)
        _again(stored, planned, planned.live_from, now)
    record(verb="reviewed", about=stored, by=by, hash=live.hash, read_at=named(at))
    raise_stamp()
    return edition


def _again(
    article: Article, edition: Edition, live_from: datetime.datetime, now: datetime.datetime
) -> Edition:
    """The same words with the new dates."""
    copy = Edition(
        **line_of(article, edition),
        **{name: getattr(edition, name) for name in COPIED},
        number=next_number(article),
        note="Read again as a whole; no word was changed.",
        change=Edition.Change.EDITORIAL,
        published_at=now,
        live_from=live_from,
    )
    copy.save()
    return copy
