"""as_typed: the page that a form would make, before anything is saved."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from articles import pages
from articles.models import Article, Guidance, Outcome, Point
from articles.text.lines import filled_lines

from .build import guidance_line, outcome_of, own_part, with_references

NAMES = ("slug", "title", "medical_name", "one_line")


class Typed(NamedTuple):
    """What a form holds: texts by field, and the lists below it as they stand there."""

    texts: Mapping[str, str]
    points: Sequence[Point] = ()
    questions: Sequence[str] = ()
    read_next: Sequence[int] = ()
    guidance: Sequence[int] = ()


def as_typed(kind: str, saved: Article | None, typed: Typed) -> pages.AnyPage:
    """The page with what was typed; what no text and no list holds is as it was saved.

    `saved` is None for a page that was never saved. ValueError for a text that is too long.
    """
    struct = pages.KINDS[kind]
    page = own_part(saved) if saved else struct(id=0, slug="", title="")
    fields = {name: typed.texts[name] for name in NAMES if name in typed.texts}
    fields |= {name: typed.texts[name] for name in struct.TEXT_FIELDS if name in typed.texts}
    summary = typed.texts.get("summary")
    return with_references(
        msgspec.structs.replace(
            page,
            **fields,
            summary=page.summary if summary is None else filled_lines(summary),
            points=tuple(map(_point, typed.points)),
            outcomes=_outcomes(page, typed.points),
            questions=tuple(typed.questions),
            related=tuple(typed.read_next),
            guidance=_guidance(page, typed.guidance),
        )  # type: ignore[arg-type]
    )


def _point(row: Point) -> pages.Point:
    outcome = row.outcome.key if row.outcome else ""
    return pages.Point(
        part=row.part, side=row.side, label=row.label, text=row.text, outcome=outcome
    )


def _outcomes(page: pages.ArticlePage, points: Sequence[Point]) -> tuple[pages.Outcome, ...]:
    """Those that the page has already are taken from it."""
    had = {outcome.key: outcome for outcome in page.outcomes}
    rows: dict[str, Outcome] = {}
    for point in points:
        if point.outcome:
            rows.setdefault(point.outcome.key, point.outcome)
    return tuple(had.get(key) or outcome_of(row) for key, row in rows.items())


def _guidance(page: pages.ArticlePage, chosen: Sequence[int]) -> tuple[pages.GuidanceLine, ...]:
    had = {line.key: line for line in page.guidance}
    rows = Guidance.objects.filter(pk__in=chosen).select_related("source")
    return tuple(had.get(row.key) or guidance_line(row) for row in rows)
