"""Measures the search on searches whose right pages people have named: one JSON object a line."""

from pathlib import Path
from typing import Any

import msgspec
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import pages, search
from articles.indexing import WORD, index
from articles.queries.directory import KIND_LABELS
from articles.queries.frame import urgent_rules
from articles.search import judging

COLUMNS = {
    "n": "n", "success_1": "success@1", "success_3": "success@3", "mrr": "MRR",
    "ndcg_10": "nDCG@10", "abstention": "abstention", "urgent": "urgent",
    "false_alarms": "false alarms", "empty": "empty",
}  # fmt: skip
FIRST_HITS = 3
MOST_HITS = 30


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the judged searches")
        parser.add_argument("--misses", action="store_true", help="also list what went wrong")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = [searched(judged) for judged in _read(options["file"])]
        figures = judging.figures(outcomes)
        misses = [one for one in outcomes if not one.is_right] if options["misses"] else []
        if options["json"]:
            found = {"figures": figures, "misses": misses}
            self.stdout.write(msgspec.json.encode(found).decode())
            return
        self._print(figures)
        for miss in misses:
            self.stdout.write(_line(miss))

    def _print(self, figures: list[judging.Figures]) -> None:
        heads = "".join(f"{head:>13}" for head in COLUMNS.values())
        self.stdout.write(f"{'stratum':14}{heads}")
        for row in figures:
            cells = "".join(f"{_cell(getattr(row, name)):>13}" for name in COLUMNS)
            self.stdout.write(f"{row.stratum:14}{cells}")


def searched(judged: judging.Judged) -> judging.Outcome:
    """What the search of this site gives for a judged search, words of the glossary left out."""
    now = timezone.now()
    found = search.find(index(now), judged.query, rules=urgent_rules(now), limit=MOST_HITS)
    return judging.Outcome(
        judged=judged,
        pages=tuple(_name(hit) for hit in found.hits if hit.kind != WORD),
        urgent=found.urgent.slug if found.urgent else "",
        is_call=found.urgent is not None and found.urgent.level == "call",
    )


def _read(path: Path) -> list[judging.Judged]:
    """The judged searches of a file. A line that is none, or names no kind, is a CommandError."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            judged = msgspec.json.decode(line, type=judging.Judged)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CommandError(f"{path}, line {number}: {error}") from error
        for target in judged.targets:
            if target.partition(":")[0] not in KIND_LABELS:
                raise CommandError(
                    f"{path}, line {number}: {target!r} must be a kind ({', '.join(KIND_LABELS)}),"
                    " a colon and a slug."
                )
        found.append(judged)
    return found


def _name(hit: search.Hit) -> str:
    """A page as the judged searches name it: "condition:crps"."""
    slug = hit.path.rstrip("/").rpartition("/")[2]
    if hit.path != pages.path_of(hit.kind, slug):
        raise ValueError(f"The page {hit.path} of the kind {hit.kind!r} has another address.")
    return f"{hit.kind}:{slug}"


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _line(miss: judging.Outcome) -> str:
    judged = miss.judged
    expected = judged.urgent_kind or ", ".join(judged.targets) or judged.expect
    first = ", ".join(miss.pages[:FIRST_HITS]) or "no page"
    alarm = f" [urgent: {miss.urgent}]" if miss.urgent else ""
    return f"{judged.stratum} {judged.id} “{judged.query}” -> {first}{alarm}; not {expected}"
