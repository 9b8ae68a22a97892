"""What reviewers asked for: the open notes on a page, and the pages that came back to somebody."""

from typing import Any

import msgspec
from django.db.models import Exists, Max, OuterRef, QuerySet

from articles.models import Article, Edition, Review, ReviewNote

SENT_BACK = Review.objects.filter(about="", ended=Review.Ended.SENT_BACK)
"""The reviews of pages that ended with a note to who asked for them."""


class Note(msgspec.Struct, frozen=True):
    """An open note: whether it sent the page back, and whether readers got newer words since."""

    note: ReviewNote
    is_sent_back: bool
    is_older: bool


def open_notes(article: Article) -> list[Note]:
    """What is not done yet, the oldest first."""
    sent_back = SENT_BACK.filter(articles=article.pk)
    published_at = article.editions.aggregate(newest=Max("published_at"))["newest"]
    every = list(article.review_notes.select_related("by"))
    ends = [one.closed_at for one in sent_back if one.closed_at]
    # The note that sends a page back is the first one after the end of its review.
    back = {next((note.pk for note in every if note.at >= at), 0) for at in ends}
    return [
        Note(note, note.pk in back, bool(published_at and published_at > note.at))
        for note in every
        if note.settled_at is None
    ]


def came_back_to(user: Any) -> QuerySet[Article]:
    """The pages that this person sent for review and got back, with a note that is still open.

    Not those that were sent again or published since, by whomever.
    """
    since = {"articles": OuterRef("articles"), "opened_at__gt": OuterRef("closed_at")}
    on_page = {"article": OuterRef("articles")}
    notes = ReviewNote.objects.filter(**on_page, settled_at=None, at__gte=OuterRef("closed_at"))
    again = Review.objects.filter(about="", **since)
    editions = Edition.objects.filter(**on_page, published_at__gt=OuterRef("closed_at"))
    back = SENT_BACK.filter(Exists(notes), ~Exists(again), ~Exists(editions), opened_by=user.pk)
    return Article.objects.filter(pk__in=back.values("articles")).order_by("title")
