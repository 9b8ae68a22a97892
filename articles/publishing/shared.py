"""publish_shared: one change of a row that many pages print, on all of them together."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import pages
from articles.caching import raise_stamp
from articles.models import Article, Edition, Guidance, Outcome, Review, SignOff, Source

from .change_class import EDITORIAL, Change
from .events import about_of, record
from .live_rows import said_by
from .parts import hash_of
from .reprinting import change_of, reprint, reprints
from .rights import lock, require_publisher
from .shared_rows import (
    FrozenRow,
    SharedRow,
    named_row,
    printing,
    row_change,
    struct_of,
    title_of,
    values_of,
)
from .signatures import signatures


class SharedChange(NamedTuple):
    """What became of the change: its class and why, and every page that it reaches.

    `editions` is what was published; `review` is what waits for a signature.
    """

    change: str
    reasons: tuple[str, ...]
    pages: list[Article]
    editions: list[Edition]
    review: Review | None = None


@transaction.atomic
def publish_shared(
    *, row: SharedRow, by: User, note: str, change: str = Edition.Change.SUBSTANTIVE
) -> SharedChange:
    """Brings a changed row to all live and scheduled pages that print it, or asks for a signature.

    An outcome or guidance is stored already; a word, an urgent sign or a source is handed in
    changed and not stored, as readers see its row at once. A change of wording is published now
    and carries the row's signatures over; any other opens one review for all the pages, and they
    change together once it is signed. That a source no longer stands is told at once.
    NotAllowed if `by` may not publish, Blocked if a check fails on any page, ValueError if
    readers have these words already.
    """
    require_publisher(by, "Somebody who may publish pages must change what many of them print.")
    if isinstance(row, (Outcome, Guidance)):
        return _publish_frozen(row, by, note, change)
    return _publish_live(row, by, note, change)


def open_review_of(row: SharedRow) -> Review | None:
    """The change of the row that waits for a signature, if one does."""
    return Review.objects.open().filter(about=about_of(row)).first()


def before_and_after(review: Review) -> tuple[msgspec.Struct, msgspec.Struct]:
    """The row of a review as readers have it, and as it will be. LookupError if it was deleted."""
    row = named_row(review.about)
    now = struct_of(row)
    if review.proposed:
        return now, msgspec.json.decode(review.proposed, type=type(now))
    printed = reprints(row, timezone.now()) if isinstance(row, (Outcome, Guidance)) else []
    if not printed:
        return now, now
    page = printed[0].before
    lines = page.outcomes if isinstance(row, Outcome) else page.guidance
    return next(line for line in lines if line.key == about_of(row).partition(":")[2]), now


def _publish_frozen(row: FrozenRow, by: User, note: str, change: str) -> SharedChange:
    now = lock(articles_of(printing(row, timezone.now())))
    printed = reprints(row, now)
    if not printed:
        raise ValueError(f"No page prints “{title_of(row)}” in other words than these.")
    found = change_of(printed)
    level = found.raised(change)
    reached = articles_of(one.edition for one in printed)
    if level != EDITORIAL:
        review = _open_review(row, reached, by, note, Change(level, found.reasons), now)
        return SharedChange(level, found.reasons, reached, [], review)
    known = signatures(*reached)
    old = {hash for one in printed for hash in _hashes_of(row, one.before)}
    if all(old & known.on(one.edition).keys() for one in printed):
        _carry_over(old, row, by, now)
    Review.objects.filter(about=about_of(row)).close(Review.Ended.REPLACED, now)
    editions = reprint(printed, by=by, note=note, change=level, now=now)
    record(verb="published", about=row, by=by, note=note, change=level, pages=len(reached))
    return SharedChange(level, found.reasons, reached, editions)


def _publish_live(row: SharedRow, by: User, note: str, change: str) -> SharedChange:
    reached = articles_of(printing(row, timezone.now()))
    now = lock(reached)
    stored = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if stored is None:
        raise ValueError(f"“{title_of(row)}” is new: add it first, then change it here.")
    before, after = struct_of(stored), struct_of(row)
    if before == after:
        raise ValueError(f"“{title_of(row)}” reads like this already.")
    found = row_change(row, before, after)
    level = found.raised(change)
    is_editorial = level == EDITORIAL
    if is_editorial or (isinstance(row, Source) and row.status != Source.Status.CURRENT):
        if is_editorial:
            _carry_over({hash_of(before)}, row, by, now)
        row.save(update_fields=list(values_of(after)))
        said = {"before": said_by(stored), "after": said_by(row), "pages": len(reached)}
        why = {"note": note, "note_is_public": True}
        record(verb="published", about=row, by=by, change=level, **why, **said)
        raise_stamp()
    if is_editorial:
        Review.objects.filter(about=about_of(row)).close(Review.Ended.REPLACED, now)
        return SharedChange(level, found.reasons, reached, [])
    review = _open_review(row, reached, by, note, Change(level, found.reasons), now)
    return SharedChange(level, found.reasons, reached, [], review)


def _open_review(
    row: SharedRow,
    reached: Sequence[Article],
    by: User,
    note: str,
    change: Change,
    now: datetime.datetime,
) -> Review:
    """One review for all the pages, in place of an older one of the same row."""
    about, struct = about_of(row), struct_of(row)
    is_frozen = isinstance(row, (Outcome, Guidance))
    Review.objects.filter(about=about).close(Review.Ended.REPLACED, now)
    review = Review.objects.create(
        about=about,
        hash=hash_of(struct),
        proposed="" if is_frozen else pages.encode(struct).decode(),
        base="" if is_frozen else hash_of(struct_of(named_row(about))),
        change=change.level,
        differences="\n".join(change.reasons),
        note=note,
        opened_by=by,
        opened_at=now,
    )
    review.articles.set(reached)
    record(verb="submitted", about=row, by=by, note=note, hash=review.hash, change=change.level)
    return review


def _carry_over(old: Collection[str], row: SharedRow, by: User, now: datetime.datetime) -> None:
    """Lets the signatures of the old words stand for the new ones, recorded as what it is."""
    new = hash_of(struct_of(row))
    newest = {
        sign.scope: sign
        for sign in SignOff.objects.filter(hash__in=set(old) - {new}).order_by("at", "pk")
    }
    for sign in newest.values():
        SignOff.objects.create(
            hash=new,
            about=title_of(row)[:160],
            person=by,
            public_name=sign.public_name,
            role=sign.role,
            registration_number=sign.registration_number,
            scope=sign.scope,
            at=now,
            carried_from=sign.carried_from or sign,
        )
        record(verb="carried_over", about=row, by=by, hash=new, signed_by=sign.public_name)


def _hashes_of(row: FrozenRow, page: pages.AnyPage) -> list[str]:
    """The hash of the row as the page prints it."""
    lines = page.outcomes if isinstance(row, Outcome) else page.guidance
    return [hash_of(line) for line in lines if line.key == row.key]


def articles_of(editions: Iterable[Edition]) -> list[Article]:
    """The pages of the editions, each once."""
    return list({edition.article_id: edition.article for edition in editions}.values())
