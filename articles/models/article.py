"""Article: the row behind every page that staff write, whatever its kind.

The seven kinds are children (sections.py). Patients never read these rows: they read editions.
"""

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from .fields import MarkdownField


class Article(models.Model):
    """One page in the making: its names, its short answer, and when it is looked at again."""

    class Kind(models.TextChoices):
        CONDITION = "condition", "Condition"
        MECHANISM = "mechanism", "How it works"
        DOSING = "dosing", "Treatment"
        BENEFIT = "benefit", "Benefit"
        RISK = "risk", "Risk"
        SIDE_EFFECT = "side_effect", "Side effect"
        GUIDE = "guide", "Guide"

    class Stage(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"

    KIND: str | None = None
    """The kind of a child class; None on Article itself, which is never saved alone."""

    kind = models.CharField(max_length=20, choices=Kind, editable=False)
    slug = models.SlugField(
        "address", max_length=80, help_text="The last part of the page's address, such as crps."
    )
    language = models.CharField(max_length=8, default="en")
    translation_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    title = models.CharField(
        "plain name", max_length=120, help_text="The words a patient would use: Feeling sick."
    )
    medical_name = models.CharField(
        max_length=120, blank=True, help_text="The name on a letter from the clinic."
    )
    one_line = models.CharField(
        "in one line",
        max_length=160,
        help_text="Shown in lists, in search and to search engines: what the page answers.",
    )
    summary = models.TextField(
        "in short",
        help_text="2 to 4 points, one a line. The first answers the reader's question.",
    )
    body = MarkdownField("more", help_text="Anything that has no field of its own.")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles_owned",
        help_text="Who looks after this page.",
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="articles_edited",
        help_text="Who last changed the words.",
    )
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.DRAFT)
    written_on = models.DateField(default=timezone.localdate)
    last_reviewed_on = models.DateField(null=True, blank=True)
    review_interval = models.PositiveSmallIntegerField(
        "months between reviews",
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text="12 for dosing and safety, 24 for the rest.",
    )
    review_due_on = models.DateField(editable=False, null=True, db_index=True)
    picture = models.ForeignKey(
        "Image", null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    outcomes = models.ManyToManyField("Outcome", through="Point", related_name="articles")
    guidance = models.ManyToManyField("Guidance", blank=True, related_name="articles")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "title"]
        permissions = [
            ("publish_article", "Can publish and withdraw pages"),
            ("sign_article", "Can sign pages off"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "slug"],
                name="article_address_unique",
                violation_error_message="Another page of this kind has that address already.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores the row with the kind of its class and, until it is published, its review date.

        From then on only a recorded review moves that date. TypeError for a bare Article: a page
        is always one of the seven kinds.
        """
        if self.KIND is None and not self.kind:
            raise TypeError("Save one of the seven kinds of page, such as Condition, not Article.")
        self.kind = self.KIND or self.kind
        if self.pk is None or not self.editions.exists():
            self.review_due_on = self.due_after(self.last_reviewed_on or self.written_on)
        super().save(*args, **kwargs)

    def due_after(self, day: datetime.date) -> datetime.date:
        """When the page must be read again after that day."""
        return add_months(day, self.review_interval)

    @property
    def section(self) -> "Article":
        """This row as its child, such as a Condition (one query)."""
        section: Article = getattr(self, self.kind.replace("_", ""))
        return section


class ReadNext(models.Model):
    """A page that is worth reading after this one."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="read_next")
    target = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="pointed_to_by", verbose_name="page"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "page to read next"
        verbose_name_plural = "read next"
        constraints = [
            models.UniqueConstraint(fields=["article", "target"], name="read_next_once"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("target")), name="read_next_other_page"
            ),
        ]

    def __str__(self) -> str:
        return str(self.target)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day `months` later; the last day of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"{day} has no date {months} months later.")
