"""The visible words of a page, as they are kept beside an edition for search and audit."""

from articles import pages
from articles.figures import outcome_sentence
from articles.rendering import render
from articles.text.plain import visible

from .passages import passages

HIDDEN = frozenset({"mean", "vh", "cite"})
"""What stands on a page for another use than reading: numbers of sources, meanings in a box."""

UNSET = {"driving": "24 hours"}
"""The clinic's rules as they are before a clinic changes them."""


def words(page: pages.ArticlePage) -> str:
    """Every word that a reader of the page sees, one block a line, sources left out."""
    parts = [page.title, page.medical_name]
    for passage in passages(page):
        html = render(passage.text, citations=page.citations, clinic=UNSET)
        parts.append(visible(html, hidden=HIDDEN))
    for point in page.points:
        parts.append(point.label)
    for outcome in page.outcomes:
        parts += [outcome.question, outcome_sentence(outcome), outcome.worth_asking]
    for dose in getattr(page, "doses", ()):
        parts += [dose.who, dose.given, dose.rated]
    for line in page.guidance:
        parts += [line.body, line.rests_on]
    return "\n".join(filter(None, [*parts, *page.questions]))
