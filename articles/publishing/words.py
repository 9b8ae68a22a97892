"""The visible words of a page, as they are kept beside an edition for search and audit."""

from articles import pages
from articles.figures import outcome_sentence
from articles.rendering import render
from articles.text.plain import visible

from .passages import passages


def words(page: pages.ArticlePage) -> str:
    """Every word that a reader of the page sees, one block a line, sources left out."""
    parts = [page.title, page.medical_name]
    for passage in passages(page):
        parts.append(visible(render(passage.text)))
    for point in page.points:
        parts.append(point.label)
    for outcome in page.outcomes:
        parts += [outcome.question, outcome_sentence(outcome), outcome.worth_asking]
    for dose in getattr(page, "doses", ()):
        parts += [dose.who, dose.given, dose.rated]
    for line in page.guidance:
        parts += [line.body, line.rests_on]
    return "\n".join(filter(None, [*parts, *page.questions]))
