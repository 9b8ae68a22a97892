"""From draft to review and back: submit, comment, send_back, settle, and what an edit does.

Stored are only the two stages of the working copy; signed, live and withdrawn are derived.
"""

import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Review, ReviewNote
from articles.models.review import ReviewQuerySet

from .agreement import require_agreement
from .build import build_page
from .check import require_ready
from .events import record
from .freezing import change_since
from .parts import hash_of, parts_of
from .rights import NotAllowed, lock, may_comment, require_publisher, require_writer
from .signatures import signatures


def submit(
    *, article: Article, by: User, note: str = "", publishes_when_signed: bool = False
) -> Review:
    """Asks a second person to look at the page as it is now.

    With `publishes_when_signed`, which needs the right to publish, readers get it as soon as it
    is signed. NotAllowed if `by` may not change such pages, Blocked if a check finds what may not
    go live or a gate of the rubric is open, ValueError if it is in review already, or if readers
    have these very words signed.
    """
    require_writer(by, article)
    if publishes_when_signed:
        require_publisher(by, "Somebody who may publish pages must ask for that.")
    with transaction.atomic():
        now = lock([article])
        page = build_page(article)
        if reviews_of(article).exists():
            raise ValueError(f"{article.title} is in review already.")
        live = article.editions.readable(now).first()
        if live and live.hash == hash_of(page) and signatures(article).is_signed(live):
            raise ValueError(f"Readers have these words of {article.title} already, signed.")
        require_ready(page)
        require_agreement([(article, page)], now)
        found = change_since(article, page, now)
        review = Review.objects.create(
            hash=hash_of(page),
            part_hashes=" ".join(parts_of(page)),
            change=found.level,
            differences="\n".join(found.reasons),
            note=note,
            publishes_when_signed=publishes_when_signed,
            opened_by=by,
            opened_at=now,
        )
        review.articles.add(article.pk)
        _set_stage(article, Article.Stage.IN_REVIEW)
        record(verb="submitted", about=article, by=by, note=note, hash=review.hash)
    return review


def comment(*, article: Article, by: User, note: str, part: str = "") -> ReviewNote:
    """Says what should change, and where: a heading of the page or a field; empty: all of it.

    NotAllowed for somebody who neither writes, signs nor publishes; ValueError without words.
    """
    if not may_comment(by, article):
        raise NotAllowed("Somebody who writes, signs or publishes pages must do this.")
    if not note.strip():
        raise ValueError("Write what should change: an empty note helps nobody.")
    with transaction.atomic():
        now = lock([article])
        row = ReviewNote.objects.create(
            article_id=article.pk, part=part[:160], note=note.strip(), by=by, at=now
        )
        record(verb="commented", about=article, by=by, part=row.part, note=row.note)
    return row


def send_back(*, article: Article, by: User, note: str, part: str = "") -> ReviewNote:
    """Returns the page to its writer with a note; what is signed already stays signed.

    NotAllowed for somebody who neither signs nor publishes; ValueError without words, or if the
    page is not in review.
    """
    if not (by.has_perm("articles.sign_article") or by.has_perm("articles.publish_article")):
        raise NotAllowed("Somebody who signs or publishes pages must send this one back.")
    with transaction.atomic():
        now = lock([article])
        if not leave_review(article, Review.Ended.SENT_BACK, now):
            raise ValueError(f"{article.title} is not in review, so it can't be sent back.")
        row = comment(article=article, by=by, note=note, part=part)
        record(verb="sent_back", about=article, by=by, part=row.part, note=row.note)
    return row


def settle(*, note: ReviewNote, by: User) -> ReviewNote:
    """Marks a note as done. NotAllowed as for comment; ValueError if it is settled already."""
    if not may_comment(by, note.article):
        raise NotAllowed("Somebody who writes, signs or publishes pages must do this.")
    with transaction.atomic():
        now = lock([note.article])
        if not ReviewNote.objects.filter(pk=note.pk, settled_at=None).update(
            settled_at=now, settled_by=by
        ):
            raise ValueError("This note is settled already.")
        record(verb="settled", about=note.article, by=by, note=note.note)
        note.refresh_from_db()
    return note


def edited(*, article: Article, by: User) -> bool:
    """Notes who changed the stored words last; the form that changed them calls it.

    A page in review goes back to draft if its words are not the submitted ones any more: says
    whether it did. It asks for no right, as the change is made: it only keeps who made it.
    """
    with transaction.atomic():
        now = lock([article])
        fresh = Article.objects.get(pk=article.pk)
        is_new = hash_of(build_page(fresh))
        waiting = reviews_of(article).first()
        went_back = bool(waiting and waiting.hash != is_new) and leave_review(
            article, Review.Ended.EDITED, now
        )
        article.edited_by = by
        Article.objects.filter(pk=article.pk).update(edited_by=by)
        record(verb="edited", about=article, by=by, hash=is_new, back_to_draft=went_back)
    return went_back


def reviews_of(article: Article) -> ReviewQuerySet:
    """The open review of the page's own words, if there is one."""
    return Review.objects.open().filter(about="", articles=article.pk)


def leave_review(article: Article, ended: str, at: datetime.datetime) -> bool:
    """Ends the review of the page's own words; says whether there was one."""
    was_open = bool(reviews_of(article).close(ended, at))
    _set_stage(article, Article.Stage.DRAFT)
    return was_open


def _set_stage(article: Article, stage: str) -> None:
    """On the row and on the caller's copy; no word changes, so `updated_at` stays."""
    article.stage = stage
    Article.objects.filter(pk=article.pk).exclude(stage=stage).update(stage=stage)
