"""Event and EventHead: what was done by whom, each entry chained by hash to the one before.

Only publishing adds entries; publishing/events.py says how, and checks the chain.
"""

import datetime
import hashlib

import msgspec
from django.conf import settings
from django.db import models

from .frozen import FrozenModel


class Event(FrozenModel):
    """One deed: it stays as it was written, also when its page or its author's name changes.

    `about` names the page or row as kind:slug or table:key, `row` its id in that table; there is
    no foreign key, as the log outlives a draft that was never published.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="events"
    )
    by_name = models.CharField("name at the time", max_length=150, blank=True)
    verb = models.CharField(max_length=24)
    about = models.CharField(max_length=160)
    row = models.PositiveBigIntegerField(null=True)
    detail = models.TextField(default="{}", help_text="Canonical JSON.")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["about", "row", "verb"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.by_name or 'the site'} {self.verb} {self.about}"

    def content_hash(self) -> str:
        """SHA-256, in hex, over the previous hash and the canonical bytes of this entry."""
        at = self.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
        content = msgspec.json.encode(
            {
                "number": self.number,
                "at": at,
                "by": self.by_id,
                "by_name": self.by_name,
                "verb": self.verb,
                "about": self.about,
                "row": self.row,
                "detail": self.detail,
            },
            order="deterministic",
        )
        return hashlib.sha256(self.previous_hash.encode() + content).hexdigest()


class EventHead(models.Model):
    """The single row that holds where the chain ends, so that a cut end is seen."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="head_single_row")]

    def __str__(self) -> str:
        return str(self.number)
