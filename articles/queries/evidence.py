"""Reads what the studies found: conditions by patients' questions, out of the live editions."""

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec

from articles import pages
from articles.caching import kept
from articles.figures import people_studied
from articles.models import Condition, Edition, Outcome

from .directory import directory
from .frame import Link
from .lists import first_facts

WAYS_ON = (
    Link("Is it right for me?", "/guides/is-it-right-for-me/"),
    Link("Your options, side by side", "/guides/options-side-by-side/"),
    Link("How sure: how we check", "/guides/how-we-write-and-check/"),
)


class Cell(msgspec.Struct, frozen=True):
    """One answer of the table; `outcome` is None where the page of the condition has none.

    `told_at` names the condition above whose row asks the very same, if there is one.
    """

    column: str
    outcome: pages.Outcome | None = None
    path: str = ""
    people: int = 0
    newest: int | None = None
    told_at: str = ""


class Row(msgspec.Struct, frozen=True):
    """A condition and its cells, in the order of the columns."""

    entry: pages.Entry
    cells: tuple[Cell, ...]


def evidence_table(now: datetime.datetime) -> dict[str, Any]:
    """The table, the day of its newest edition, the first facts and where to go from there."""
    there = {entry.path for entry in directory(now).by_id.values()}
    return {
        "ways_on": [link for link in WAYS_ON if link.path in there],
        "columns": [str(label) for _, label in Outcome.Asks.choices],
        **kept("evidence", _table, now),
        "know": first_facts(now),
    }


def _table(now: datetime.datetime) -> dict[str, Any]:
    """A row for each condition that a reader may open, by title; nothing left out as empty."""
    listed = directory(now)
    editions = Edition.objects.readable(now).filter(kind=Condition.KIND)
    found = {edition.article_id: edition for edition in editions}
    # The directory may be half a second older: a page that was withdrawn since is left out.
    rows = [
        Row(entry, _cells(entry, found[entry.id].page()))
        for entry in listed.of_kind(Condition.KIND)
        if entry.id in found
    ]
    changed_at = max((edition.live_from for edition in found.values()), default=None)
    return {"rows": _told_once(rows), "changed_at": changed_at}


def _told_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows, with the first condition named where a later one has the same outcome."""
    first: dict[pages.Key, str] = {}

    def told(row: Row, cell: Cell) -> Cell:
        if not cell.outcome:
            return cell
        at = first.setdefault(cell.outcome.key, row.entry.title)
        return cell if at == row.entry.title else msgspec.structs.replace(cell, told_at=at)

    return tuple(Row(row.entry, tuple(told(row, cell) for cell in row.cells)) for row in rows)


def _cells(entry: pages.Entry, page: pages.AnyPage) -> tuple[Cell, ...]:
    answers: dict[str, pages.Outcome] = {}
    for outcome in page.outcomes:
        answers.setdefault(outcome.asks, outcome)
    return tuple(
        _cell(entry, page, answers[asks], str(label)) if asks in answers else Cell(str(label))
        for asks, label in Outcome.Asks.choices
    )


def _cell(entry: pages.Entry, page: pages.AnyPage, outcome: pages.Outcome, column: str) -> Cell:
    """The cell of an outcome, which opens the place on the condition's page that explains it."""
    in_detail = any(point.outcome == outcome.key for point in page.part("sure"))
    return Cell(
        column=column,
        outcome=outcome,
        path=f"{entry.path}#{outcome.key if in_detail else 'sides'}",
        people=people_studied(outcome),
        newest=_newest(page, outcome),
    )


def _newest(page: pages.AnyPage, outcome: pages.Outcome) -> int | None:
    """The year of the newest source that the outcome rests on."""
    numbers = {number for key in outcome.basis for number in page.citations.get(key, ())}
    years = [source.year for n, source in enumerate(page.sources, 1) if n in numbers]
    return max((year for year in years if year), default=None)
