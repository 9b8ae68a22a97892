"""publish, withdraw and cancel_scheduled: what readers get of a page, and from when."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import pages
from articles.caching import raise_stamp
from articles.models import Article, Edition, Review, SignOff

from .agreement import require_agreement, require_no_loss
from .anchors import follow_headings
from .build import build_page
from .check import require_sound
from .events import named, record
from .freezing import freeze, line_of, next_number
from .overriding import overrides_of
from .parts import hash_of, parts_of
from .rights import NotAllowed, lock, require_publisher
from .stages import leave_review

ASK_A_PUBLISHER = "You may edit this page, but somebody with the right must publish it."


class Terms(NamedTuple):
    """Who publishes pages and when, from when they are live, and what is said of it."""

    by: User | None
    now: datetime.datetime
    live_from: datetime.datetime
    note: str
    note_is_public: bool
    change: str
    origin: str


def publish(
    *,
    articles: Sequence[Article],
    by: User | None,
    note: str,
    live_from: datetime.datetime | None = None,
    change: str = Edition.Change.SUBSTANTIVE,
    origin: str = Edition.Origin.STAFF,
    note_is_public: bool = True,
) -> list[Edition]:
    """Freezes each article into its next edition, all of them or none.

    Readers can read `note`, unless its writer was not told so. `live_from` in the future schedules
    them, exact to the second; None is now. The rules raise `change` where the words say so, and
    never lower it. An article whose live edition reads the same already, with the same review
    dates, gets no new one. `by` is None only for the seed. Editions that are scheduled for later
    are cancelled: this one is newer. NotAllowed if `by` may not publish or signed one of the pages,
    Blocked if a check fails on any page or readers would be left worse off (agreement.py),
    ValueError for a moment that has passed or that the page is scheduled for already.
    """
    if by is not None or origin != Edition.Origin.SEED:
        require_publisher(by, ASK_A_PUBLISHER)
    with transaction.atomic():
        now = lock(articles)
        _require_free_moment(articles, live_from or now, now)
        built = [(article, build_page(article)) for article in articles]
        require_sound(page for _, page in built)
        if origin != Edition.Origin.SEED:
            require_agreement(built, now)
            require_no_loss(built, now)
        _require_another_signer(by, [page for _, page in built])
        terms = Terms(by, now, live_from or now, note, note_is_public, change, origin)
        editions = [
            _publish_one(article, page, terms)
            for article, page in built
            if not reads_the_same(article, page, terms.live_from)
        ]
        if editions:
            raise_stamp()
    return editions


def withdraw(*, article: Article, by: User, note: str) -> Edition:
    """Takes the page away from readers now, with whatever was scheduled or waits for a signature.

    Its words must be signed again before they count as signed.
    NotAllowed if `by` may not; ValueError if the page is not live.
    """
    require_publisher(by, ASK_A_PUBLISHER)
    with transaction.atomic():
        now = lock([article])
        live = article.editions.readable(now).first()
        if live is None:
            raise ValueError(f"{article.title} is not live, so it can't be withdrawn.")
        article.editions.cancel(now)
        leave_review(article, Review.Ended.WITHDRAWN, now)
        edition = Edition(
            **line_of(article, live),
            number=next_number(article),
            state=Edition.State.WITHDRAWN,
            note=note,
            change=Edition.Change.SAFETY,
            published_by=by,
            published_at=now,
            live_from=now,
        )
        edition.save()
        record(verb="withdrew", about=article, by=by, note=note, number=edition.number)
        raise_stamp()
    return edition


def cancel_scheduled(*, edition: Edition, by: User, note: str) -> Edition:
    """Takes back an edition that is not live yet; the words stay in the working copy.

    NotAllowed if `by` may not publish; ValueError if it is live already or was cancelled.
    """
    require_publisher(by, ASK_A_PUBLISHER)
    with transaction.atomic():
        article = edition.article
        now = lock([article])
        if not _cancel(edition, by, note, now):
            raise ValueError(
                f"{edition} is live already or was cancelled: withdraw the page, or publish it "
                "with other words."
            )
        raise_stamp()
        edition.refresh_from_db()
    return edition


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


def _publish_one(article: Article, page: pages.AnyPage, terms: Terms) -> Edition:
    for older in article.editions.filter(live_from__gt=terms.live_from, cancelled_at=None):
        _cancel(older, terms.by, "A newer edition takes its place.", terms.now)
    edition = freeze(article, page, written_by=article.edited_by_id, **terms._asdict())
    follow_headings(edition)
    leave_review(article, Review.Ended.PUBLISHED, terms.now)
    record_edition(edition, terms.by, of_draft=True)
    return edition


def _cancel(edition: Edition, by: User | None, note: str, now: datetime.datetime) -> bool:
    """Whether the edition was still to come."""
    was_to_come = bool(Edition.objects.filter(pk=edition.pk).cancel(now))
    if was_to_come:
        record(verb="cancelled", about=edition.article, by=by, note=note, number=edition.number)
    return was_to_come


def record_edition(edition: Edition, by: User | None, *, of_draft: bool) -> None:
    """Writes into the event log what was published, when it is live, and whether from a draft.

    And what was let stand on its words, with the reasons.
    """
    stands = [
        {"where": row.where, "sentence": row.sentence, "reason": row.reason}
        for row in overrides_of(edition.page())
    ]
    record(
        verb="scheduled" if edition.live_from > edition.published_at else "published",
        about=edition.article,
        by=by,
        note=edition.note,
        number=edition.number,
        hash=edition.hash,
        change=edition.change,
        live_from=named(edition.live_from),
        of_draft=of_draft,
        **({"let_stand": stands} if stands else {}),
    )


def _require_another_signer(by: User | None, built: Sequence[pages.AnyPage]) -> None:
    """Who signed the words of a page is not the one who publishes them, in either order."""
    own = {next(iter(parts_of(page))): page.title for page in built}
    signed = SignOff.objects.filter(person=by, hash__in=own, carried_from=None) if by else ()
    for row in signed:
        raise NotAllowed(f"You signed “{own[row.hash]}” yourself: somebody else must publish it.")


def _require_free_moment(
    articles: Sequence[Article], live_from: datetime.datetime, now: datetime.datetime
) -> None:
    if live_from < now:
        when = timezone.localtime(live_from)
        raise ValueError(f"{when:%Y-%m-%d %H:%M:%S} has passed: choose a later time, or now.")
    taken = Edition.objects.filter(article__in=articles, live_from=live_from, cancelled_at=None)
    if edition := taken.first():
        raise ValueError(
            f"{edition.title} is already scheduled for that moment: choose another time."
        )
