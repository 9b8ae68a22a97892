"""Rules on balance: benefits and risks in equal space, detail and numbers."""

from collections.abc import Iterator, Sequence

from articles import pages
from articles.models import Outcome
from articles.publishing.places import SIDES
from articles.publishing.sentences import said
from articles.rendering import render
from articles.text.numbers import tells_number
from articles.text.plain import visible

from .finding import Finding
from .subject import Subject

MOST_TIMES_LONGER = 2.5
"""One side may say this many times as many words as the other."""
MUST_SHOW_BOTH = frozenset({"condition", "benefit"})
WHERE = "Benefits and risks"


def both_sides_are_equal(subject: Subject) -> Iterator[Finding]:
    benefits, harms = (subject.page.part("pair", side) for side in ("benefit", "harm"))
    if len(benefits) != len(harms):
        yield Finding(
            "unequal-pair",
            WHERE,
            f"Benefits listed: {len(benefits)}; risks listed: {len(harms)}. Give both sides the "
            "same number.",
        )


def both_sides_have_numbers(subject: Subject) -> Iterator[Finding]:
    for side in ("benefit", "harm"):
        points = subject.page.part("pair", side)
        if points and not any(p.outcome or tells_number(said(p.text)) for p in points):
            yield Finding(
                "pair-without-number",
                WHERE,
                f"No point of “{SIDES[side]}” has a number: choose an outcome, or say how many.",
                blocks=False,
            )


def both_sides_are_as_long(subject: Subject) -> Iterator[Finding]:
    sizes = [_words(subject.page.part("pair", side)) for side in ("benefit", "harm")]
    if min(sizes) * MOST_TIMES_LONGER < max(sizes):
        yield Finding(
            "uneven-pair",
            WHERE,
            f"Benefits take {sizes[0]} words and risks {sizes[1]}: give both as much detail.",
            blocks=False,
        )


def both_sides_and_who_disagrees_are_shown(
    subject: Subject,
) -> Iterator[Finding]:
    page = subject.page
    if page.KIND not in MUST_SHOW_BOTH:
        return
    if not page.part("pair"):
        yield Finding(
            "no-pair", WHERE, "Show what may get better beside what may go wrong.", blocks=False
        )
    if len({line.position for line in page.guidance}) < 2:
        yield Finding(
            "one-voice",
            "Who says what",
            "Bodies disagree on ketamine for pain: show guidance of at least two positions.",
            blocks=False,
        )


def a_condition_answers_the_four_questions(subject: Subject) -> Iterator[Finding]:
    """The table of what studies found has a cell for each; "not studied" is an answer."""
    page = subject.page
    if page.KIND != "condition":
        return
    asked = [outcome.asks for outcome in page.outcomes if outcome.asks]
    if not asked:
        columns = ", ".join(f"“{column}”" for column in Outcome.Asks.labels)
        yield Finding(
            "evidence-gap",
            "How sure are we?",
            f"The page has no outcome for any column of the evidence table ({columns}): choose "
            "one for each, or write one that says it was not studied.",
            blocks=False,
        )
        return
    for asks, column in Outcome.Asks.choices:
        if asked.count(asks) != 1:
            yield Finding(
                "evidence-gap",
                "How sure are we?",
                f"The page has {asked.count(asks)} outcomes for the column “{column}” of the "
                "evidence table: choose one, or write one that says it was not studied.",
                blocks=False,
            )


def _words(points: Sequence[pages.Point]) -> int:
    """Words that are typed; an outcome's own words count as one typical sentence of 15."""
    typed = sum(len(visible(render(p.text), hidden={"cite"}).split()) for p in points)
    return typed + 15 * sum(1 for point in points if point.outcome)
