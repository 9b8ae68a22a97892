"""What waits for signatures, and goes live with the last of them: shared rows, and pages asked for.

Whoever signs locks the pages of everything that may go live before the first entry in the log:
verbs that change pages lock in that order too, so that nobody waits for each other.
"""

import datetime
from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Guidance, Outcome, Review
from articles.models.review import ReviewQuerySet

from .build import build_page
from .check import Blocked
from .editions import publish
from .events import record
from .live_rows import said_by
from .parts import hash_of, own_hash, parts_of
from .reprinting import reprint, reprints
from .rights import NotAllowed, lock, require_publisher
from .shared_rows import named_row, struct_of, title_of, values_of
from .signatures import signatures, signed_hashes


def parts_to_sign(review: Review) -> dict[str, str]:
    """The hashes that the review needs signed, with their names; empty if it is out of date.

    For a page's own words every part of it. For a shared row the row, and the own words of the
    signed pages that cite or explain something else with it: an unsigned page stays unsigned.
    """
    if not review.about:
        article = review.articles.first()
        page = build_page(article) if article else None
        return parts_of(page) if page and hash_of(page) == review.hash else {}
    try:
        row = named_row(review.about)
    except LookupError:
        return {}
    if review.proposed:
        is_fresh = review.base == hash_of(struct_of(row))
        return {review.hash: title_of(row)} if is_fresh else {}
    if review.hash != hash_of(struct_of(row)):
        return {}
    found = {review.hash: title_of(row)}
    if isinstance(row, (Outcome, Guidance)):
        printed = reprints(row, timezone.now())
        known = signatures(*(one.edition.article for one in printed))
        for one in printed:
            own, was = own_hash(one.page), own_hash(one.before)
            if own != was and known.is_signed(one.edition):
                found[own] = one.page.title
    return found


def lock_waiting(articles: Sequence[Article]) -> datetime.datetime:
    """Locks these pages and all that a signature may bring live; says what time it is then."""
    now, reached = timezone.now(), list(articles)
    for review in _waiting().prefetch_related("articles"):
        reached += review.articles.all()
        try:
            row = named_row(review.about) if review.about else None
        except LookupError:
            continue
        if isinstance(row, (Outcome, Guidance)):
            reached += [one.edition.article for one in reprints(row, now)]
    return lock(reached)


def publish_what_is_signed() -> None:
    """Brings to readers what has all its signatures, in the name of who submitted it.

    What no longer passes the checks, or may no longer be published by who asked, waits; its
    signatures stay.
    """
    for review in _waiting().select_related("opened_by"):
        if _is_signed(review):
            try:
                with transaction.atomic():
                    _bring_to_readers(review)
            except (Blocked, NotAllowed):
                continue


def _waiting() -> ReviewQuerySet:
    return Review.objects.open().filter(~Q(about="") | Q(publishes_when_signed=True))


def _is_signed(review: Review) -> bool:
    """For a shared row only by signatures that were given since it was submitted."""
    wanted = parts_to_sign(review)
    if not wanted:
        return False
    if not review.about:
        article = review.articles.get()
        return len(signatures(article).of_draft(article.pk, wanted)) == len(wanted)
    newest = signed_hashes()
    return all(hash in newest and newest[hash].at >= review.opened_at for hash in wanted)


def _bring_to_readers(review: Review) -> None:
    why: dict[str, Any] = {"note": review.note, "note_is_public": review.note_is_public}
    by, change = review.opened_by, review.change
    if not review.about:
        publish(articles=[review.articles.get()], by=by, change=change, **why)
        return
    now, row = timezone.now(), named_row(review.about)
    require_publisher(by, "Whoever asked for this may no longer publish.")
    said: dict[str, Any] = {}
    if isinstance(row, (Outcome, Guidance)):
        printed = reprints(row, now)
        reprint(printed, by=by, change=change, now=now, **why)
    else:
        proposed = msgspec.json.decode(review.proposed, type=type(struct_of(row)))
        before = said_by(row)
        for name, value in values_of(proposed).items():
            setattr(row, name, value)
        row.save(update_fields=list(values_of(proposed)))
        said = {"before": before, "after": said_by(row)}
    Review.objects.filter(pk=review.pk).close(Review.Ended.PUBLISHED, now)
    record(verb="published", about=row, by=by, change=change, **why, **said)
