"""Says whether the event log is whole, or which entry is the first that is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.publishing import verify_events


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify_events()
        if found.broken is not None:
            raise CommandError(f"Event {found.broken} {found.reason}.", returncode=1)
        self.stdout.write(f"{found.whole} events, chain whole")
