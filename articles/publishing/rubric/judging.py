"""score_of: a page's points on the rubric, each from what the rules found or its fields show."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from articles.publishing.rules import Finding, Subject

from .items import ITEMS, Item, Judge

FULL = 2
FEW = 2
"""Up to so many findings that do not block, an item holds partly."""


class Judged(msgspec.Struct, frozen=True):
    """One item with its points: 0, 1 or 2; None where it does not apply or is not ours to judge."""

    number: int
    asks: str
    judge: str
    is_gate: bool
    points: int | None
    to_do: str = ""


class Line(NamedTuple):
    """One item over all pages, in words."""

    number: int
    asks: str
    is_gate: bool
    told: str


class Score(msgspec.Struct, frozen=True):
    """Percent of the points that a page can have; a page with a gate in `gates` fails.

    `gates` are those that do not hold, `items` all that are judged on the page.
    """

    percent: int
    points: int
    of: int
    gates: tuple[Judged, ...]
    items: tuple[Judged, ...]


def score_of(subject: Subject, findings: Iterable[Finding]) -> Score:
    """What a page gets of the points that apply to it, from what RULES and HINTS found on it."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    items = tuple(
        _judged(item, subject, [f for code in item.codes for f in by_code.get(code, ())])
        for item in ITEMS
        if item.judge == Judge.PAGE
    )
    counted = [item.points for item in items if item.points is not None]
    return Score(
        percent=round(100 * sum(counted) / (FULL * len(counted))) if counted else 0,
        points=sum(counted),
        of=FULL * len(counted),
        gates=tuple(i for i in items if i.is_gate and i.points is not None and i.points < FULL),
        items=items,
    )


def in_lines(scores: Sequence[Score], site: Sequence[Judged]) -> list[Line]:
    """The whole rubric over the pages that were scored and the site, one line an item."""
    alone = {one.number: one for one in site}
    lines = []
    for item in ITEMS:
        if item.number in alone:
            told = _told_of_site(item, alone[item.number])
        else:
            told = _told_of_pages(
                [one.points for s in scores for one in s.items if one.number == item.number]
            )
        lines.append(Line(item.number, item.asks, item.is_gate, told))
    return lines


def _told_of_pages(points: Sequence[int | None]) -> str:
    counted = [one for one in points if one is not None]
    full, part = counted.count(FULL), counted.count(1)
    told = f"{full} of {len(counted)} pages"
    return told + (f", {part} partly" if part else "") if counted else "on no page yet"


def _told_of_site(item: Item, judged: Judged) -> str:
    if item.judge == Judge.TESTS:
        return f"kept by {item.tests}"
    if item.judge == Judge.PERSON:
        return "for a person"
    return {0: "no", 1: "partly", FULL: "yes"}[judged.points or 0] + (
        f". {judged.to_do}" if judged.to_do else ""
    )


def _judged(item: Item, subject: Subject, found: Sequence[Finding]) -> Judged:
    seen = item.look(subject) if item.look else _looked_at(subject, found)
    points = None if seen is None else min(seen, _points(found))
    return Judged(
        number=item.number,
        asks=item.asks,
        judge=str(item.judge),
        is_gate=item.is_gate,
        points=points,
        to_do="" if points in (None, FULL) else found[0].sentence if found else item.to_do,
    )


def _looked_at(subject: Subject, found: Sequence[Finding]) -> int | None:
    """Where nothing is written, nothing is kept by it."""
    return FULL if found or subject.sentences else None


def _points(found: Sequence[Finding]) -> int:
    if not found:
        return FULL
    return int(len(found) <= FEW and not any(finding.blocks for finding in found))
