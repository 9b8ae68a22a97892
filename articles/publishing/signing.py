"""sign_off and sign_review: somebody who did not write a text stands by it, bound to its hash.

Which signatures count says signatures.py; what goes live once it is signed, waiting.py.
"""

import datetime
from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import pages
from articles.caching import raise_stamp
from articles.models import Article, Guidance, Outcome, Review, SignOff, StaffProfile

from .events import record
from .parts import hash_of, lines_of, own_hash, parts_of
from .reprinting import Reprint, reprints
from .rights import (
    Changed,
    NotAllowed,
    lock,
    require_independent,
    require_independent_of,
    require_signer,
)
from .shared_rows import named_row
from .signatures import REQUIRED_SCOPES, signatures
from .waiting import lock_waiting, parts_to_sign, publish_what_is_signed


@transaction.atomic
def sign_off(
    *,
    page: pages.ArticlePage,
    by: User,
    scope: str = SignOff.Scope.EVIDENCE,
    seen: str = "",
    at: datetime.datetime | None = None,
) -> list[SignOff]:
    """Records that `by` stands by the page's own words, and by each row on it not signed yet.

    `seen` is the hash of what the person had before them, if the page may have changed since:
    Changed if it did. NotAllowed for somebody who may not sign, who wrote, proposed or published
    any of what is signed here, or whose account lacks what a signature prints.
    """
    profile = require_signer(by)
    article = Article.objects.get(pk=page.id)
    lock_waiting([article])
    if seen and seen != hash_of(page):
        raise Changed(f"“{page.title}” was changed while you read it: read it again, then sign.")
    wanted = to_sign(page=page, by=by, scope=scope)
    _require_independent(page, by, wanted)
    rows = _sign(wanted, by, profile, scope, at or timezone.now())
    record(verb="signed", about=article, by=by, hash=hash_of(page), scope=scope)
    publish_what_is_signed()
    raise_stamp()
    return rows


@transaction.atomic
def sign_review(
    *,
    review: Review,
    by: User,
    scope: str = SignOff.Scope.EVIDENCE,
    seen: Collection[str] = (),
) -> list[SignOff]:
    """Signs the change of a shared row once for all its pages, which then change together.

    `seen` are the hashes of what the person had before them. NotAllowed as for sign_off, and for
    who asked for the review; ValueError if it has ended; Changed if the row is not what was
    submitted, or the change reaches other words than were seen.
    """
    profile = require_signer(by)
    lock_waiting(list(review.articles.all()))
    review.refresh_from_db()
    if review.closed_at or not review.about:
        raise ValueError("This is no open review of a row that many pages print.")
    _require_another(review, by)
    wanted = parts_to_sign(review)
    if review.hash not in wanted:
        raise Changed("This was changed after it was submitted: it must be submitted again.")
    if seen and set(seen) != set(wanted):
        raise Changed("Something else changes with it by now: read it again, then sign.")
    rows = _sign(wanted, by, profile, scope, timezone.now())
    record(verb="signed", about=named_row(review.about), by=by, hash=review.hash, scope=scope)
    publish_what_is_signed()
    raise_stamp()
    return rows


def why_not_sign(*, page: pages.ArticlePage, by: User) -> str:
    """The sentence that says why `by` can't sign this page; empty if nothing speaks against it."""
    try:
        require_signer(by)
        _require_independent(page, by, to_sign(page=page, by=by))
    except NotAllowed as error:
        return str(error)
    return ""


def why_not_sign_review(*, review: Review, by: User) -> str:
    """The same for the change of a shared row."""
    try:
        require_signer(by)
        _require_another(review, by)
    except NotAllowed as error:
        return str(error)
    return ""


@transaction.atomic
def send_review_back(*, review: Review, by: User, note: str) -> None:
    """Ends the review of a shared row: nothing changes for readers, and `note` says what is amiss.

    NotAllowed for somebody who neither signs nor publishes; ValueError without words, or if the
    review has ended.
    """
    if not (by.has_perm("articles.sign_article") or by.has_perm("articles.publish_article")):
        raise NotAllowed("Somebody who signs or publishes pages must send this back.")
    if not note.strip():
        raise ValueError("Write what should change: an empty note helps nobody.")
    lock(list(review.articles.all()))
    waiting = Review.objects.filter(pk=review.pk).exclude(about="")
    if not waiting.close(Review.Ended.SENT_BACK, timezone.now()):
        raise ValueError("This is no open review of a row that many pages print.")
    record(verb="sent_back", about=named_row(review.about), by=by, note=note.strip())


def to_sign(
    *, page: pages.ArticlePage, by: User, scope: str = REQUIRED_SCOPES[0]
) -> dict[str, str]:
    """The page's own part, unless `by` signed it already, and every row that is not signed."""
    parts = parts_of(page)
    if scope not in REQUIRED_SCOPES:
        return parts
    signed = signatures(Article(pk=page.id)).of_draft(page.id, parts)
    own = own_hash(page)
    is_done = own in signed and signed[own].person_id == by.pk
    return {
        hash: name
        for hash, name in parts.items()
        if (hash == own and not is_done) or hash not in signed
    }


def _require_independent(page: pages.ArticlePage, by: User, wanted: Mapping[str, str]) -> None:
    """NotAllowed if `by` wrote the page, or a row on it that this signature would cover."""
    require_independent(by, page)
    for line in lines_of(page):
        if hash_of(line) in wanted:
            table = "outcome" if isinstance(line, pages.Outcome) else "guidance"
            require_independent_of(by, named_row(f"{table}:{line.key}"))


def _require_another(review: Review, by: User) -> None:
    """NotAllowed if `by` asked for the change, ever proposed it, or wrote what it changes."""
    if review.opened_by_id == by.pk:
        raise NotAllowed("You submitted this change: somebody else must sign it.")
    try:
        row = named_row(review.about)
    except LookupError:
        return
    require_independent_of(by, row)
    for one in _own_words_that_change(review, row):
        require_independent(by, one.before)


def _own_words_that_change(review: Review, row: object) -> list[Reprint]:
    """The signed pages whose own words cite or explain something else with the change."""
    if not isinstance(row, (Outcome, Guidance)):
        return []
    wanted = parts_to_sign(review)
    return [one for one in reprints(row, timezone.now()) if own_hash(one.page) in wanted]


def _sign(
    parts: Mapping[str, str],
    by: User,
    profile: StaffProfile,
    scope: str,
    at: datetime.datetime,
) -> list[SignOff]:
    return [
        SignOff.objects.create(
            hash=hash,
            person=by,
            scope=scope,
            about=about[:160],
            public_name=profile.public_name,
            role=profile.role,
            registration_number=profile.registration_number,
            at=at,
        )
        for hash, about in parts.items()
    ]
