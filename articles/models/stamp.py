"""Stamp: one number that rises whenever something that readers see has changed."""

import secrets

from django.db import models
from django.db.models import F


def new_token() -> str:
    """Sixteen random hexadecimal digits."""
    return secrets.token_hex(8)


class Stamp(models.Model):
    """The single row that tells every kept answer whether it is still good.

    The counter says how often something changed, for people; the token names this very state:
    a counter comes back when a backup is restored, a token does not.
    """

    counter = models.PositiveBigIntegerField(default=1)
    token = models.CharField(max_length=16, default=new_token)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="stamp_single_row")]

    def __str__(self) -> str:
        return str(self.counter)

    @classmethod
    def current(cls) -> str:
        """The token as the database holds it; empty before the first publication."""
        return cls.objects.filter(pk=1).values_list("token", flat=True).first() or ""

    @classmethod
    def hold(cls) -> None:
        """Locks the row until the transaction ends, so that one writer comes after the other."""
        cls.objects.get_or_create(pk=1)
        cls.objects.select_for_update().get(pk=1)

    @classmethod
    def advance(cls) -> None:
        """Counts one more change, in the current transaction."""
        if not cls.objects.filter(pk=1).update(counter=F("counter") + 1, token=new_token()):
            cls.objects.get_or_create(pk=1)
