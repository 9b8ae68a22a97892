"""Prints what the checks find on all live pages, and the rubric: for people, or --json."""

from typing import Any

import msgspec
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.publishing import report


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        found = report(timezone.now())
        if options["json"]:
            self.stdout.write(msgspec.json.encode(found).decode())
        else:
            self._print(found)
        if found.findings:
            raise CommandError(f"{len(found.findings)} findings.", returncode=1)

    def _print(self, found: Any) -> None:
        columns = f"{'Grade':>5} {'Words':>5} {'Claims':>6} {'Found':>5} {'Score':>5} Open gates"
        self.stdout.write(f"{'Page':58} {columns}")
        for page in found.pages:
            self.stdout.write(
                f"{page.path:58} {page.grade:5} {page.words:5} {page.claims:6} "
                f"{len(page.findings):5} {page.percent:4}% "
                f"{', '.join(str(gate.number) for gate in page.gates)}".rstrip()
            )
        for path, finding in found.findings:
            weight = "stops" if finding.blocks else "advice"
            self.stdout.write(
                f"{path} {weight} [{finding.code}] {finding.where}: {finding.sentence}"
            )
        for line in found.rubric:
            gate = " (gate)" if line.is_gate else ""
            self.stdout.write(f"{line.number:2}. {line.asks}{gate}: {line.told}")
        self.stdout.write(
            f"{len(found.pages)} pages, median grade {found.median_grade:.1f}, "
            f"median score {found.median_percent:.0f}%, {len(found.findings)} findings."
        )
