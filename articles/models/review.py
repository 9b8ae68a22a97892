"""Review and ReviewNote: words that wait for a second person, and what that person says."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article
from .edition import Edition


class ReviewQuerySet(models.QuerySet["Review"]):
    def open(self) -> "ReviewQuerySet":
        """Those that still wait."""
        return self.filter(closed_at=None)

    def close(self, ended: str, at: datetime.datetime) -> int:
        """Ends those that still wait; returns how many. For publishing only."""
        return self.open().update(closed_at=at, ended=ended)


class Review(models.Model):
    """One submission: the own words of one page, or a change of a row that many pages print.

    `about` is empty for a page's own words, else it names the row. `hash` is what was submitted.
    `proposed` holds the new values of a row that pages show live, until they are signed, and `base`
    is the hash of those that they replace. A page
    goes live in the name of who submitted it if `publishes_when_signed`.
    """

    class Ended(models.TextChoices):
        PUBLISHED = "published", "Published"
        SENT_BACK = "sent_back", "Sent back"
        EDITED = "edited", "Words changed meanwhile"
        REPLACED = "replaced", "Replaced by a newer one"
        WITHDRAWN = "withdrawn", "Page withdrawn"

    articles = models.ManyToManyField(Article, related_name="reviews")
    about = models.CharField(max_length=160, blank=True)
    hash = models.CharField(max_length=64)
    part_hashes = models.TextField(blank=True, help_text="Of a page: what must be signed.")
    proposed = models.TextField(blank=True)
    base = models.CharField(max_length=64, blank=True)
    change = models.CharField(max_length=12, choices=Edition.Change)
    differences = models.TextField(blank=True)
    note = models.CharField(max_length=240, blank=True)
    note_is_public = models.BooleanField(default=True)
    publishes_when_signed = models.BooleanField(default=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews_opened"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about"],
                condition=Q(closed_at=None) & ~Q(about=""),
                name="review_one_open_a_row",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, ended="") | (Q(closed_at__isnull=False) & ~Q(ended="")),
                name="review_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about or 'page'}, {self.opened_at:%Y-%m-%d}"


class ReviewNote(models.Model):
    """What a reviewer asks to be changed, and where: a heading of the page or a field."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="review_notes")
    part = models.CharField(max_length=160, blank=True)
    note = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="review_notes"
    )
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.part}: {self.note}"[:120]
