"""Says what a page said at a moment, who signed it, and what was live around it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.queries.audit import as_json, audit, moment_of, page_named
from articles.queries.audited import Audit


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("page", help="as links name it, such as condition:crps")
        parser.add_argument("at", help="such as 2026-11-25T14:00, by the clinic's clock")
        parser.add_argument("--json", action="store_true", help="print JSON instead of words")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            at = moment_of(options["at"])
            found = audit(page_named(options["page"], at), at)
        except (ValueError, LookupError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(as_json(found).decode())
        else:
            self.stdout.write("\n".join(_lines(found)))


def _lines(found: Audit) -> list[str]:
    edition = found.edition
    lines = [f"{found.page} on {found.at.local} ({found.at.utc})", found.answer]
    if edition:
        seal = "matches" if edition.is_sound else "DOES NOT MATCH"
        lines += [
            f"Hash {edition.hash or 'none'}: {seal}",
            f"Written by {edition.written_by or 'not recorded'}, published by "
            f"{edition.published_by or edition.origin} on {edition.published_at.utc}",
            f"Change: {edition.change}. {edition.note}",
        ]
    lines += [
        f"Signed: {one.part}, {one.scope}, {one.name}, {one.role}, {one.registration_number}, "
        f"{one.at.utc}"
        for one in found.signatures
    ]
    lines += [f"Not signed by then: {name}" for name in found.unsigned_parts]
    lines += [f"Notice: {notice}" for notice in found.notices]
    for part in found.said:
        lines += ["", f"[{part.where}]", part.words]
    lines += ["", *_around(found), "", *_log(found)]
    return lines


def _around(found: Audit) -> list[str]:
    facts = [*found.clinic.facts, *found.clinic.country_lines]
    lines = [f"Clinic: {fact.label}: {fact.words}" for fact in facts]
    for row in (*found.signs, *found.words):
        names = ("level", "text", "heading", "advice", "word", "meaning")
        said = " ".join(str(row.said[name]) for name in names if row.said.get(name))
        lines.append(f"{row.about}: {said or 'its words of then are not known.'} {row.known}")
    return lines


def _log(found: Audit) -> list[str]:
    lines = [
        f"Entry {one.number}, {one.at.utc}, {one.by or 'the site'}: {one.verb} {one.note}".rstrip()
        for one in found.entries
    ]
    chain = found.chain
    whole = f"{chain.entries} entries, chain whole"
    return [*lines, f"Entry {chain.broken_at} {chain.reason}." if chain.broken_at else whole]
