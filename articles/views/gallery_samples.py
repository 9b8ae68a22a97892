"""Sample words for the component gallery: one of everything, and no fact."""

import datetime
from typing import Any

from articles import pages
from articles.queries.article import Reader
from articles.queries.registers import CheckedClaim, Choice, Pager
from articles.queries.searching import Found
from articles.rendering import Term
from articles.search import Hit, UrgentRule
from articles.templatetags.looks import LOOKS
from articles.text.snippets import Piece
from articles.toc import table_of_contents

DAY = datetime.date(2000, 1, 1)
SOURCES = tuple(
    pages.SourceLine(
        key=f"S{number}", kind=kind, title="Sample title", container="Sample journal",
        year=2000, url="https://example.org/", about="A sample line.", read_note="sample",
    )
    for number, kind in enumerate(("review", "trial", "label"), 1)
)  # fmt: skip
CITATIONS: dict[str, tuple[int, ...]] = {"S1": (1,), "S2": (2,), "S3": (3,)}
TERM = Term("sample", "Sample", "A word that stands for any word.")
ACTIONS = ("urgent", "call", "home")
VERDICTS = ("agrees", "overclaims", "contradicted", "not_found")
BLOCKS = """A [[sample]] word, a number of 5 mg, and a clinic's rule: {clinic:fasting}. [@S1; @S2]

::: steps
### First
One.

### Second
Two.
:::

::: timeline
### Before | A stop
Words.

### After | Another stop
Words.
:::

::: note
A note.
:::

::: warn
A warning.
:::

| Way | Where |
|---|---|
| One | Here |
| Two | There |
"""


def samples() -> dict[str, Any]:
    """What templates/pages/gallery.html prints."""
    condition = _condition()
    entry = pages.Entry(
        id=0, kind="condition", path="/conditions/", title="Sample page", one_line="A sample line."
    )
    return {
        "states": tuple(_state(status) for status in ("awaiting", "signed", "overdue")),
        "condition": condition,
        "names": ("a name", "another name"),
        "notices": ("Source 1 has a newer version. This is a sample.",),
        "toc": table_of_contents(condition, ()),
        "codes": (*ACTIONS, *VERDICTS, "signed", "overdue", "awaiting"),
        "choices": (Choice("", "All", True), Choice("one", "One"), Choice("two", "Two")),
        "pager": Pager(2, 3, "?page=1", "?page=3"),
        "list": "- A sample sign [@S1]\n- Another one",
        "urgent": (_urgent("crisis"), _urgent("emergency")),
        "presence": {"during": "likely", "same_day": "possible", "next_days": "unlikely"},
        "doses": (pages.Dose(key="d", who="Sample", given="5 mg an hour", basis=("S1",)),),
        "blocks": BLOCKS,
        "found": Found(_hit(), "Condition"),
        "claims": tuple(_claim(verdict, entry) for verdict in VERDICTS),
        "pages": (entry,),
        "reader": Reader(terms={"sample": TERM}, citations=CITATIONS),
        "pops": (TERM,),
    }


def _state(status: str) -> pages.State:
    return pages.State(
        status=status, edition=1, code="7F2A-91C0", written_on=DAY, review_due_on=DAY,
        last_reviewed_on=None if status == "awaiting" else DAY,
        signed_by="Sample name", signed_role="sample role",
    )  # fmt: skip


def _condition() -> pages.ConditionPage:
    counted = pages.Outcome(
        key="counted", question="A counted question?", answer="A sample answer. [@S1]",
        measure="people", happened="did", did_not="did not", certainty_from="very_low",
        certainty_to="low", population="sample people", basis=("S1",),
        values=(
            pages.OutcomeValue(arm="ketamine", count=8, of=12),
            pages.OutcomeValue(arm="a dummy drip", count=3, of=12),
        ),
    )  # fmt: skip
    disputed = pages.Outcome(
        key="disputed", question="A disputed question?", answer="A sample answer.",
        measure="score", scale="0 to 10", certainty_from="very_low", certainty_to="moderate",
        graders_disagree=True, worth_asking="a question?", basis=("S2",),
        values=(pages.OutcomeValue(arm="ketamine", mean=3, people=9),),
    )  # fmt: skip
    return pages.ConditionPage(
        id=0, slug="sample", title="Every part of a page", medical_name="In every variant",
        one_line="A sample.",
        summary=("**The answer.** [@S1]", "A second point. [@S2]"),
        outcomes=(counted, disputed), sources=SOURCES, citations=CITATIONS,
        questions=("A question?", "Another question?"),
        points=(
            pages.Point(part="pair", side="benefit", label="Label", text="A sample. [@S1]"),
            pages.Point(part="pair", side="benefit", outcome="disputed"),
            pages.Point(part="pair", side="harm", label="Label", outcome="counted"),
            pages.Point(part="pair", side="harm", label="Label", text="A sample. [@S3]"),
            pages.Point(part="drawn", outcome="counted"),
            pages.Point(part="drawn", outcome="disputed"),
            pages.Point(part="sure", outcome="counted"),
            pages.Point(part="sure", outcome="disputed"),
        ),
        guidance=(
            pages.GuidanceLine(
                key="g", body="Sample body", year=2000, says="Says so.", rests_on="a sample",
                basis=("S3",),
            ),
        ),
    )  # fmt: skip


def _urgent(level: Any) -> UrgentRule:
    return UrgentRule(
        slug=level, level=level, heading=f"A sample {level} heading", advice="Sample advice.",
        phrases=("sample",), path="/",
    )  # fmt: skip


def _hit() -> Hit:
    return Hit(
        id=0, kind="condition", path="/conditions/", title="Sample page", one_line="", score=1.0,
        snippet=(Piece("A ", False), Piece("sample", True), Piece(" line.", False)),
        matched_name="another name",
    )  # fmt: skip


def _claim(verdict: str, entry: pages.Entry) -> CheckedClaim:
    return CheckedClaim(
        key=f"SAMPLE-{verdict}", document_label="Source document A", topic_label="Conditions",
        section="Sample", verdict=verdict, verdict_label=LOOKS[verdict].words,
        claim="A sample claim", caveat="A sample caveat", say_instead="", sources=(1, 2),
        certainty_label="Low", graded_by="our own rating", left_out="", articles=(entry,),
    )  # fmt: skip
