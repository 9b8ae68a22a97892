"""Seeded: what a seed made of a row, so that a later release knows whether staff changed it."""

from django.db import models


class Seeded(models.Model):
    """The digests of one row, as a seed last wrote it and as the fixture had it."""

    table = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    fixture = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="seeded_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
