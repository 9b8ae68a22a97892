"""Rows that are kept for good: added once, never changed and never deleted."""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Frozen(TypeError):
    """Somebody tried to change or delete what is kept for good."""


class FrozenQuerySet(models.QuerySet[Row]):
    """Refuses what would change or delete many rows at once."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise Frozen(f"{self._named()} are kept as they are: add a new one instead.")

    def delete(self) -> NoReturn:
        raise Frozen(f"{self._named()} are never deleted: they are the record of what was.")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen(f"{self._named()} are added one by one: a bulk write can overwrite.")

    def _named(self) -> str:
        return str(self.model._meta.verbose_name_plural).capitalize()


class FrozenModel(models.Model):
    """A row that can be added and read, and nothing else."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new row; Frozen for one that is stored already."""
        if self.pk is not None:
            raise Frozen(f"A stored {self._meta.verbose_name} never changes: add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen(f"A stored {self._meta.verbose_name} is never deleted.")
