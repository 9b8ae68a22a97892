"""Stamp: one number that rises whenever something that readers see has changed."""

from django.db import models
from django.db.models import F


class Stamp(models.Model):
    """The single row whose counter tells every kept answer whether it is still good."""

    counter = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="stamp_single_row")]

    def __str__(self) -> str:
        return str(self.counter)

    @classmethod
    def current(cls) -> int:
        """The counter as the database holds it; 0 before the first publication."""
        return cls.objects.filter(pk=1).values_list("counter", flat=True).first() or 0

    @classmethod
    def advance(cls) -> int:
        """Raises the counter by one in the current transaction and returns it."""
        if not cls.objects.filter(pk=1).update(counter=F("counter") + 1):
            cls.objects.get_or_create(pk=1)
        return cls.current()
