"""Tags that print numbers: sentences, people, meters and spans, all drawn by figures."""

from django import template
from django.utils.safestring import SafeString

from articles import figures
from articles.pages import Outcome, OutcomeValue

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
def frames(value: OutcomeValue, outcome: Outcome) -> tuple[str, str]:
    """Both sides of a count: ("76 in 100 felt strange.", "24 did not."); empty if none counts."""
    if figures.people_to_draw(value) is None:
        return ("", "")
    return figures.both_frames(value, outcome.happened, outcome.did_not)


@register.simple_tag
def icon_array(value: OutcomeValue, outcome: Outcome, id: str) -> SafeString:
    """A count as people; `id` differs between the pictures of a page. Empty if none counts."""
    people = figures.people_to_draw(value)
    if people is None:
        return SafeString("")
    count, of = people
    who = f"those with {value.arm}" if value.arm else "those"
    label = f"{count} of {of} people are filled in: {who} who {outcome.happened}."
    name = f"p-{id}".lower().replace("_", "-")
    return figures.icon_array(count, of, label=label, id=name)


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
