"""Deletes counts of searches that found nothing once they are 90 days old."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles import misses


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        rows = misses.purge(timezone.localdate())
        self.stdout.write(
            f"{rows} row{'' if rows == 1 else 's'} older than {misses.DAYS_KEPT} days deleted."
        )
