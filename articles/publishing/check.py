"""Says what is wrong with a page; rules/ has one function a rule."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from articles import pages
from articles.models import Override

from .rubric import GATE_CODES, Score, score_of
from .rules import HINTS, RULES, Finding, Subject


class Blocked(ValueError):
    """The checks found what must not go live. `findings` lists it by page title."""

    def __init__(self, findings: dict[str, list[Finding]]) -> None:
        self.findings = findings
        lines = [
            f"{title}: {finding.where}: {finding.sentence}"
            for title, page_findings in findings.items()
            for finding in page_findings
        ]
        super().__init__("\n".join(lines))


class Look(NamedTuple):
    """All that can be said of a page: what stops or advises, what only hints, and its score."""

    findings: list[Finding]
    hints: list[Finding]
    score: Score

    def by_weight(self) -> Iterator[tuple[str, Finding]]:
        """Each finding as stop, stands, advice or hint, what weighs most first."""
        for finding in self.findings:
            if finding.overridden:
                yield "stands", finding
            else:
                yield "stop" if finding.blocks else "advice", finding
        for hint in self.hints:
            yield "hint", hint


def look_over(page: pages.ArticlePage) -> Look:
    """Checks, hints and score from one reading of the page."""
    return look_over_subject(Subject(page))


def look_over_subject(subject: Subject) -> Look:
    """The same for a page whose readings the caller wants as well."""
    found = check_subject(subject)
    hints = [hint for rule in HINTS for hint in rule(subject)]
    return Look(found, hints, score_of(subject, [*found, *hints]))


def check(page: pages.ArticlePage) -> list[Finding]:
    """Everything that the rules find on the page, what keeps it from being published first.

    Then what somebody let stand, so that whoever signs the page meets it.
    """
    return check_subject(Subject(page))


def check_subject(subject: Subject) -> list[Finding]:
    """The same for a page whose readings the caller wants as well."""
    found = [finding for rule in RULES for finding in rule(subject)]
    found = _with_overrides(subject.page, found)
    return sorted(found, key=lambda finding: (not finding.blocks, not finding.overridden))


def _with_overrides(page: pages.ArticlePage, found: list[Finding]) -> list[Finding]:
    """The same findings; those that somebody let stand say why, and stop nothing."""
    if not any(finding.may_be_overridden for finding in found):
        return found
    rows = Override.objects.standing().filter(article=page.id).select_related("by")
    reasons = {row.place: f"{row.reason} ({row.by.get_username()})" for row in rows}
    return [
        msgspec.structs.replace(one, blocks=False, overridden=reasons[one.place])
        if one.may_be_overridden and one.place in reasons
        else one
        for one in found
    ]


def require_ready(page: pages.ArticlePage) -> None:
    """Blocked if a second person would be asked to read what may not go live, or an open gate.

    What a gate of the rubric finds blocks here even where it only advises elsewhere.
    """
    found = [f for f in check(page) if f.blocks or f.code in GATE_CODES]
    if found:
        raise Blocked({page.title: found})


def require_sound(built: Iterable[pages.AnyPage]) -> None:
    """Blocked if a check finds what must not go live on any of the pages."""
    findings = {page.title: [f for f in check(page) if f.blocks] for page in built}
    if blocking := {title: found for title, found in findings.items() if found}:
        raise Blocked(blocking)
