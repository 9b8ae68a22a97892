"""Override: a finding that somebody let stand, and the reason, which stays for good."""

from django.conf import settings
from django.db import models

from .article import Article
from .frozen import FrozenModel, FrozenQuerySet


class OverrideQuerySet(FrozenQuerySet["Override"]):
    """Rows that let something stand, and rows that take one of these back."""

    def standing(self) -> "OverrideQuerySet":
        return self.filter(takes_back=None, taken_back_by=None)


class Override(FrozenModel):
    """It holds while the check finds these very words, as typed, in this field of the page.

    `where` and `sentence` are what the person read, for the record. A row that `takes_back` another
    ends it, for a reason of its own. Only publishing adds one; it goes with a draft that is
    deleted, and the event log keeps it.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="overrides")
    code = models.CharField(max_length=40)
    field = models.CharField(max_length=80, default="", blank=True)
    quote = models.TextField("words as typed", default="")
    where = models.TextField()
    sentence = models.TextField("what the check found")
    hash = models.CharField("own words of the page", max_length=64, default="")
    takes_back = models.OneToOneField(
        "self", null=True, on_delete=models.CASCADE, related_name="taken_back_by"
    )
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="overrides"
    )
    at = models.DateTimeField()

    objects = OverrideQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"[:120]

    @property
    def place(self) -> tuple[str, str, str]:
        """What names the finding, as Finding.place does."""
        return self.code, self.field, self.quote
