"""One page for programs: its words and numbers as published, and each number said in words."""

import datetime

import msgspec
from django.conf import settings

from articles import figures, pages

from .article import article_page


class Cell(msgspec.Struct, frozen=True):
    """What one cell of a drawing shows, in words: `said`, then `more`."""

    said: str
    more: str


class Row(msgspec.Struct, frozen=True):
    """A row of a drawing: what it is about, and a cell for each head of the table."""

    head: str
    below: str
    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """A drawing as its text twin: `what` is counted or measured, heads, rows."""

    what: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of one outcome of the page in a sentence, and as a table if they are drawn."""

    outcome: str
    words: str
    certainty: str
    table: Table | None


class PageAnswer(msgspec.Struct, frozen=True):
    """A live page: where it stands, who has checked it, what fell that it rests on, its words."""

    path: str
    url: str
    state: pages.State
    notices: tuple[str, ...]
    numbers: tuple[Numbers, ...]
    page: pages.AnyPage


def page_answer(kind: str, slug: str, now: datetime.datetime) -> PageAnswer:
    """The page of that kind and address as it is live at `now`.

    LookupError if there is none; Gone, Held or Moved (all LookupErrors) if there was.
    """
    found = article_page(kind, slug, now)
    return PageAnswer(
        path=found.path,
        url=f"{settings.SITE_URL}{found.path}",
        state=found.state,
        notices=found.notices,
        numbers=tuple(map(_numbers, found.page.outcomes)),
        page=found.page,
    )


def _numbers(outcome: pages.Outcome) -> Numbers:
    return Numbers(
        outcome=outcome.key,
        words=figures.outcome_sentence(outcome),
        certainty=figures.certainty_words(
            outcome.certainty_from, outcome.certainty_to, disagree=outcome.graders_disagree
        ),
        table=_table(outcome),
    )


def _table(outcome: pages.Outcome) -> Table | None:
    drawn = figures.drawing([outcome], outcome.key) if outcome.values else None
    if drawn is None:
        return None
    rows = (
        Row(row.head, row.below, tuple(Cell(cell.said, cell.more) for cell in row.cells))
        for row in drawn.rows
    )
    return Table(drawn.what, drawn.heads, tuple(rows))
