"""Tags that print numbers: sentences, people, meters and spans, all drawn by figures."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from articles import figures, toc
from articles.pages import ArticlePage, Outcome

register = template.Library()


@register.simple_tag
def meter(outcome: Outcome) -> SafeString:
    """How sure anyone can be, as four cells; print {% certainty outcome %} beside it."""
    return figures.meter(outcome.certainty_from, outcome.certainty_to)


@register.simple_tag
def certainty(outcome: Outcome) -> str:
    """How sure anyone can be, in words: "How sure: low"."""
    return figures.certainty_words(
        outcome.certainty_from, outcome.certainty_to, disagree=outcome.graders_disagree
    )


@register.simple_tag
def outcome_words(outcome: Outcome) -> str:
    """The numbers of an outcome as a sentence; empty if it has none."""
    return figures.outcome_sentence(outcome)


@register.simple_tag
def outcome_lines(outcome: Outcome) -> list[str]:
    """The same, a line for each time."""
    return figures.outcome_lines(outcome)


@register.simple_tag
def certainty_after(outcome: Outcome) -> str:
    """How sure anyone can be, as the end of a line; empty where each of its numbers says it."""
    if outcome.values and all(value.certainty_from for value in outcome.values):
        return ""
    return f"{certainty(outcome)}."


@register.simple_tag
def drawn_at(page: ArticlePage, outcome: Outcome) -> str:
    """The anchor of the drawing that shows the numbers of an outcome; empty if none does."""
    for place, drawn in enumerate(toc.drawn_together(page), 1):
        if outcome in drawn.outcomes:
            return f"drawn-{place}"
    return ""


@register.simple_tag
def numbers_at(page: ArticlePage, outcome: Outcome) -> str:
    """Where a page told the numbers of an outcome before its list of how sure anyone can be."""
    if not outcome.values:
        return ""
    is_told = any(point.outcome == outcome.key for point in page.part("pair"))
    return drawn_at(page, outcome) or (toc.SIDES.id if is_told else "")


@register.simple_tag
def drawn_together(page: ArticlePage) -> list[toc.Drawn]:
    """The drawings of a page, each with its heading and its outcomes."""
    return toc.drawn_together(page)


@register.simple_tag
def drawing(outcomes: Sequence[Outcome], id: str) -> figures.Drawing | None:
    """Outcomes as a table of pictures with words; `id` differs between the drawings of a page."""
    return figures.drawing(outcomes, f"p-{id}")


@register.filter
def is_small_study(outcome: Outcome) -> bool:
    """Whether fewer than 100 people stand behind the numbers of an outcome."""
    return figures.is_small_study(outcome)


@register.simple_tag
def time_span(presence: dict[str, str]) -> SafeString:
    """When it can be present, from treatment to the long term, as a list of five periods."""
    return figures.time_span(presence)


@register.simple_tag
def unknown_array(id: str) -> SafeString:
    """People in dashed lines with a question mark: nobody has counted them well."""
    return figures.unknown_array(f"p-{id}".lower().replace("_", "-"))
