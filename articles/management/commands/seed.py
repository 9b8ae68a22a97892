"""Loads the pages that come with the site; what staff changed stays as it is."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.publishing import Blocked
from articles.seeding import FixtureError, seed


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default=str(settings.BASE_DIR / "fixtures"))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = seed(Path(options["folder"]))
        except FixtureError as error:
            raise CommandError(f"{error} Nothing was loaded.") from error
        except Blocked as error:
            raise CommandError(f"Nothing was loaded, as the checks found:\n{error}") from error
        for deed, number in sorted(report.counts.items()):
            self.stdout.write(f"{deed}: {number}")
        for row in report.left_alone:
            self.stdout.write(f"left as you changed it: {row}")
        self.stdout.write(f"Pages published: {len(report.published)}.")
