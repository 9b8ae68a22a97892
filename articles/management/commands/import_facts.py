"""Writes draft fixtures from a fact base; what the drafts hold is articles.facts's decision.

A row that a fixture already has is never touched: only new keys are added, at the end.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from articles import facts

FIXTURES = {
    "sources": ("key", facts.source_rows),
    "claims": ("key", facts.claim_rows),
    "terms": ("preferred", facts.term_rows),
}


class BlockDumper(yaml.SafeDumper):
    """Block style with indented lists and no anchors, so that a change is one changed line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


class Command(BaseCommand):
    help = "Draft fixtures/sources.yaml, claims.yaml and terms.yaml from a fact base."
    requires_system_checks: list[str] = []  # it reads and writes files only

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the fact base, a JSON file")
        parser.add_argument("--out", type=Path, default=Path("fixtures"), help="folder to write to")
        parser.add_argument("--replace", action="store_true", help="drop finished rows, start over")

    def handle(self, *args: Any, **options: Any) -> None:
        base, out = read(options["file"]), options["out"]
        drafts = {out / f"{name}.yaml": (key, rows(base)) for name, (key, rows) in FIXTURES.items()}
        texts = {
            path: addition("" if options["replace"] else text_of(path), path, key, rows)
            for path, (key, rows) in drafts.items()
        }
        write({path: text for path, (text, _) in texts.items()})
        for path, (text, added) in texts.items():
            self.stdout.write(f"{path}: {added} rows added, {len(text.encode()):,} bytes.")


def read(path: Path) -> facts.FactBase:
    """The fact base in a file, or a CommandError that names the file."""
    try:
        return facts.read(path.read_bytes())
    except OSError as error:
        raise CommandError(f"Cannot read {path}: {error.strerror}. Give a JSON file.") from error
    except facts.UnreadableFacts as error:
        raise CommandError(f"{path} is not a fact base. {error}") from error


def text_of(path: Path) -> str:
    """What a fixture holds so far; nothing when it does not exist."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def addition(text: str, path: Path, key: str, rows: list[facts.Row]) -> tuple[str, int]:
    """The old text, byte for byte, with the rows behind it whose key it lacks; and how many."""
    try:
        known = {row[key] for row in yaml.safe_load(text) or []}
    except (yaml.YAMLError, TypeError, KeyError) as error:
        raise CommandError(
            f"{path} is not a list of rows with a '{key}' each, so nothing was written. "
            "Correct the file, or start over with --replace."
        ) from error
    new = [dump(row) for row in rows if row[key] not in known]
    return "\n".join([text, *new] if known else new), len(new)


def write(texts: dict[Path, str]) -> None:
    """Every fixture, or a CommandError that names the one that could not be written."""
    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"Cannot write {path}: {error.strerror}. Choose another folder with --out."
            ) from error


def dump(row: facts.Row) -> str:
    """One row as a list entry in YAML, keys in their own order and lines as long as they are."""
    return yaml.dump([row], Dumper=BlockDumper, sort_keys=False, allow_unicode=True, width=10**6)
