"""Walks what staff typed on a page in the order in which a reader meets it."""

from collections.abc import Iterator
from typing import NamedTuple

from articles import pages
from articles.rendering import references

from .places import fields_of, place_of


class Passage(NamedTuple):
    """One text of a page: where it stands, and the keys it rests on beside its own."""

    where: str
    text: str
    basis: tuple[str, ...] = ()


def passages(page: pages.ArticlePage) -> Iterator[Passage]:
    """Every Markdown text of the page, which may cite, explain or link, from the top."""
    called = fields_of(page.KIND)
    for number, point in enumerate(page.summary, 1):
        yield Passage(f"{called['summary']}, point {number}", point)
    for entry in page.points:
        basis = page.outcome(entry.outcome).basis if entry.outcome else ()
        yield Passage(place_of(entry), entry.text, basis)
    for outcome in page.outcomes:
        yield Passage(_outcome(outcome), outcome.answer, outcome.basis)
    for name in page.TEXT_FIELDS:
        yield Passage(called[name], getattr(page, name))
    for line in page.guidance:
        yield Passage(f"Guidance: {line.body}", line.says, line.basis)
    for dose in getattr(page, "doses", ()):
        yield Passage(f"Dose studied: {dose.who}", "", dose.basis)


def lines(page: pages.ArticlePage) -> Iterator[Passage]:
    """What is printed just as it was typed: names, questions and the words beside numbers."""
    called = fields_of(page.KIND)
    for name in ("title", "medical_name", "one_line"):
        yield Passage(called[name], getattr(page, name))
    for entry in page.points:
        basis = page.outcome(entry.outcome).basis if entry.outcome else ()
        cited = (*basis, *references(entry.text).citations)
        yield Passage(f"{place_of(entry)} (in bold)", entry.label, cited)
    for outcome in page.outcomes:
        for text in (outcome.question, outcome.population, outcome.worth_asking):
            yield Passage(_outcome(outcome), text, outcome.basis)
    for line in page.guidance:
        yield Passage(f"Guidance: {line.body}", line.rests_on, line.basis)
    for dose in getattr(page, "doses", ()):
        for text in (dose.who, dose.given, dose.rated):
            yield Passage(f"Dose studied: {dose.who}", text, dose.basis)
    for number, question in enumerate(page.questions, 1):
        yield Passage(f"Questions to ask, question {number}", question)
    for picture in filter(None, [page.picture, *page.pictures.values()]):
        for text in (picture.alt, picture.caption):
            yield Passage(f"Picture: {picture.alt or picture.caption}"[:80], text)


def _outcome(outcome: pages.Outcome) -> str:
    return f"Outcome: {outcome.question}"
