"""Walks a page's Markdown in the order in which a reader meets it."""

from collections.abc import Iterator
from typing import NamedTuple

from articles import pages


class Passage(NamedTuple):
    """One Markdown text of a page: where it stands, and the keys it rests on beside its own."""

    where: str
    text: str
    basis: tuple[str, ...] = ()


def passages(page: pages.ArticlePage) -> Iterator[Passage]:
    """Every text of the page that may cite, explain or link, from the top."""
    for number, point in enumerate(page.summary, 1):
        yield Passage(f"In short, point {number}", point)
    for entry in page.points:
        basis = page.outcome(entry.outcome).basis if entry.outcome else ()
        yield Passage(f"{entry.label or entry.part}", entry.text, basis)
    for outcome in page.outcomes:
        yield Passage(outcome.question, outcome.answer, outcome.basis)
    for name in page.TEXT_FIELDS:
        yield Passage(name.replace("_", " "), getattr(page, name))
    for line in page.guidance:
        yield Passage(f"Guidance: {line.body}", line.says, line.basis)
    for dose in getattr(page, "doses", ()):
        yield Passage(f"Dose studied: {dose.who}", "", dose.basis)
