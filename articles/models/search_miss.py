"""SearchMiss: how often, on one day, a search found nothing."""

from django.db import models


class SearchMiss(models.Model):
    """One search on one day. Its words are kept only once it has come up on several days.

    Nothing tells who searched, or at what time. `key` is the search under a secret key, so that
    the same search can be counted without its words; `days` is on how many days it had come up.
    """

    MOST_LETTERS = 60

    day = models.DateField(db_index=True)
    key = models.CharField(max_length=64)
    words = models.CharField(max_length=MOST_LETTERS, blank=True)
    days = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = "search that found nothing"
        verbose_name_plural = "searches that found nothing"
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="search_miss_once")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}: {self.words or 'words not kept'}"
