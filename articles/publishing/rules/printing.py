"""Rules on what is printed: every drawing can be made, and no mark of Markdown is left over."""

import re
from collections.abc import Iterator

from articles import figures, pages
from articles.publishing.places import place_of

from .finding import Finding
from .subject import Subject

MARKS = re.compile(
    r"\[\[[^\]\n]{0,60}\]{0,2}|\[@[^\]\n]{0,60}\]?|!?\[[^\]\n]{0,60}\]\([^)\n]{0,60}\)?"
    r"|</?[A-Za-z][^>\n]{0,60}>|\{(?:clinic:|#)[^}\n]{0,60}\}?|\*\*|:::|\]\]"
)
"""Brackets, tags and stars, which readers would see if nothing was made of them."""
OWN_OUTCOME = ("sure", "drawn")
"""The lists of which each entry is an outcome."""


def everything_can_be_drawn(subject: Subject) -> Iterator[Finding]:
    """A page whose numbers can't be told would answer readers with an error."""
    page = subject.page
    for point in page.points:
        if point.part in OWN_OUTCOME and not point.outcome:
            yield Finding(
                "point-without-outcome",
                place_of(point),
                "This list tells outcomes: choose one, or move the words to benefits and risks.",
            )
    drawn = {point.outcome for point in page.part("drawn")}
    for outcome in page.outcomes:
        try:
            _draw(outcome, is_drawn=outcome.key in drawn)
        except Exception as error:  # whatever it is, no reader may meet it
            yield Finding(
                "not-printable", f"Outcome: {outcome.question}", f"It can't be printed: {error}"
            )


def _draw(outcome: pages.Outcome, *, is_drawn: bool) -> None:
    figures.meter(outcome.certainty_from, outcome.certainty_to)
    figures.outcome_sentence(outcome)
    for value in outcome.values if is_drawn else ():
        if people := figures.people_to_draw(value):
            figures.both_frames(value, outcome.happened, outcome.did_not)
            figures.icon_array(*people, label=outcome.question, id="p")


def no_mark_is_left_over(subject: Subject) -> Iterator[Finding]:
    """What looks like a mark and is none is printed as it was typed."""
    for passage in (*subject.lines, *subject.seen):
        if marks := dict.fromkeys(MARKS.findall(passage.text)):
            told = " and ".join(f"“{mark}”" for mark in marks)
            yield Finding(
                "mark-left-over",
                passage.where,
                f"Readers would see {told} as typed: correct it, or take it out.",
                blocks=False,
            )
