"""The visible words of a page, as they are kept beside an edition for search and audit."""

from collections.abc import Iterable

from articles import pages
from articles.figures import outcome_sentence
from articles.rendering import render
from articles.text.plain import visible

from .passages import Passage, passages

HIDDEN = frozenset({"mean", "vh", "cite"})
"""What stands on a page for another use than reading: numbers of sources, meanings in a box."""

UNSET = {"driving": "24 hours"}
"""The clinic's rules as they are before a clinic changes them."""


def seen(page: pages.ArticlePage) -> list[Passage]:
    """Each Markdown text of the page as its readers see it, sources left out."""
    return [
        passage._replace(text=visible(_html(passage.text, page), hidden=HIDDEN))
        for passage in passages(page)
    ]


def words(page: pages.ArticlePage) -> str:
    """Every word that a reader of the page sees, one block a line, sources left out."""
    return words_with(page, seen(page))


def words_with(page: pages.ArticlePage, texts: Iterable[Passage]) -> str:
    """The same with its Markdown texts as they were `seen`."""
    parts = [page.title, page.medical_name, *(passage.text for passage in texts)]
    for point in page.points:
        parts.append(point.label)
    for outcome in page.outcomes:
        parts += [outcome.question, outcome_sentence(outcome), outcome.worth_asking]
    for dose in getattr(page, "doses", ()):
        parts += [dose.who, dose.given, dose.rated]
    for line in page.guidance:
        parts += [line.body, line.rests_on]
    return "\n".join(filter(None, [*parts, *page.questions]))


def _html(text: str, page: pages.ArticlePage) -> str:
    return render(text, citations=page.citations, clinic=UNSET)
