"""Deletes what readers wrote about pages once its time is over; the counts stay."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles import feedback


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        rows = feedback.purge(timezone.localdate())
        self.stdout.write(f"The words of {rows} answer{'' if rows == 1 else 's'} deleted.")
