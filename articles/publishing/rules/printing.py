"""Rules on what is printed: every drawing can be made, and no mark of Markdown is left over."""

import re
from collections.abc import Callable, Iterator

from articles import figures, pages
from articles.publishing.places import place_of
from articles.toc import drawn_together

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
    found = [_printed(f"Outcome: {one.question}", _tell, one) for one in page.outcomes]
    if not any(found):  # else the drawings would only say it again
        found = [
            _printed(f"Drawn: {drawn.title}", figures.drawing, drawn.outcomes, "p")
            for drawn in drawn_together(page)
        ]
    yield from filter(None, found)


def _tell(outcome: pages.Outcome) -> None:
    figures.meter(outcome.certainty_from, outcome.certainty_to)
    figures.outcome_sentence(outcome)
    figures.drawing([outcome], "p")


def _printed(where: str, make: Callable[..., object], *what: object) -> Finding | None:
    try:
        make(*what)
    except Exception as error:  # whatever it is, no reader may meet it
        return Finding("not-printable", where, f"It can't be printed: {error}")
    return None


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
