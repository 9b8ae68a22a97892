"""Edition and SignOff: what patients read, frozen, and who stands by it.

Append-only: the edition live at t is the one of its article with the greatest `live_from` not
after t that is not cancelled. Only publishing writes here.
"""

import datetime
import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from articles import pages

from .article import Article
from .frozen import FrozenModel, FrozenQuerySet


class EditionQuerySet(FrozenQuerySet["Edition"]):
    def live(self, at: datetime.datetime) -> "EditionQuerySet":
        """The edition of each article that is live at `at`, withdrawn ones included."""
        newest = (
            Edition.objects.filter(
                article=OuterRef("article"), live_from__lte=at, cancelled_at=None
            )
            .order_by("-live_from")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))

    def readable(self, at: datetime.datetime) -> "EditionQuerySet":
        """Those live at `at` that are not withdrawn."""
        return self.live(at).filter(state=Edition.State.PUBLISHED)

    def cancel(self, at: datetime.datetime) -> int:
        """Cancels those that are not live yet at `at`; returns how many. For publishing only."""
        return models.QuerySet.update(
            self.filter(live_from__gt=at, cancelled_at=None), cancelled_at=at
        )


class Edition(FrozenModel):
    """One published state of a page, with everything that it prints."""

    class State(models.TextChoices):
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Origin(models.TextChoices):
        SEED = "seed", "Came with the site"
        STAFF = "staff", "Staff"

    class Change(models.TextChoices):
        EDITORIAL = "editorial", "Wording"
        SUBSTANTIVE = "substantive", "Content"
        SAFETY = "safety", "Safety"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    language = models.CharField(max_length=8)
    kind = models.CharField(max_length=20, choices=Article.Kind)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    one_line = models.CharField(max_length=160, blank=True)
    content = models.TextField(blank=True)
    text = models.TextField("visible words", blank=True)
    schema = models.PositiveSmallIntegerField(default=pages.SCHEMA)
    hash = models.CharField(max_length=64, blank=True)
    part_hashes = models.TextField(
        blank=True, help_text="What must be signed: the page's own part first."
    )
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.STAFF)
    release = models.CharField(max_length=20, blank=True)
    note = models.CharField("what changed", max_length=240, blank=True)
    note_is_public = models.BooleanField(
        default=True, help_text="False: it was written when no reader could read it."
    )
    change = models.CharField(max_length=12, choices=Change, default=Change.SUBSTANTIVE)
    differences = models.TextField(
        "what the rules found", blank=True, help_text="One a line: why it is that kind of change."
    )
    written_on = models.DateField()
    last_reviewed_on = models.DateField(null=True)
    review_due_on = models.DateField(null=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField()
    live_from = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "number"]
        indexes = [models.Index(fields=["kind", "slug", "live_from"])]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["article", "live_from"],
                condition=Q(cancelled_at=None),
                name="edition_one_live_at_a_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn") & Q(content="") & Q(text=""))
                | (Q(state="published") & ~Q(content="")),
                name="edition_withdrawn_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") | ~Q(part_hashes=""),
                name="edition_has_parts_to_sign",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(cancelled_at__lt=F("live_from")),
                name="edition_cancelled_before_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, edition {self.number}"

    @property
    def code(self) -> str:
        """A short code that names this very text, as one reads it out: 7F2A-91C0."""
        return f"{self.hash[:4]}-{self.hash[4:8]}".upper() if self.hash else ""

    def is_sound(self) -> bool:
        """Whether the stored bytes still match their hash."""
        return hashlib.sha256(self.content.encode()).hexdigest() == self.hash

    def page(self) -> pages.AnyPage:
        """The page as it was published.

        ValueError if the stored bytes no longer match their hash: the row was tampered with
        or damaged, and must not be shown.
        """
        if not self.is_sound():
            raise ValueError(
                f"Edition {self.number} of {self.slug} does not match its hash: restore the "
                "database from a backup, or publish the page again."
            )
        return pages.decode(self.content, self.schema)


class SignOff(FrozenModel):
    """One person's word for one text, bound to its hash; publishing/signatures.py says which count.

    Name, role and number are the signer's at the time; readers see the first two.
    """

    class Scope(models.TextChoices):
        WORDING = "wording", "Wording"
        EVIDENCE = "evidence", "Evidence"
        LOCAL = "local_practice", "Local practice"

    hash = models.CharField(max_length=64, db_index=True)
    about = models.CharField(max_length=160)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    public_name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    registration_number = models.CharField(max_length=60, blank=True)
    scope = models.CharField(max_length=16, choices=Scope)
    at = models.DateTimeField()
    carried_from = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="carried_to",
        help_text="The signature that this one carries over a change of wording, by an editor.",
    )

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        carried = " (carried over as editorial)" if self.carried_from_id else ""
        return f"{self.about}, {self.public_name}{carried}"
