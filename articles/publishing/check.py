"""Says what is wrong with a page; rules/ has one function a rule."""

from collections.abc import Iterable

from articles import pages

from .rules import RULES, Finding, Subject


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


def check(page: pages.ArticlePage) -> list[Finding]:
    """Everything that the rules find on the page, what keeps it from being published first."""
    return check_subject(Subject(page))


def check_subject(subject: Subject) -> list[Finding]:
    """The same for a page whose readings the caller wants as well."""
    found = [finding for rule in RULES for finding in rule(subject)]
    return sorted(found, key=lambda finding: not finding.blocks)


def require_sound(built: Iterable[pages.AnyPage]) -> None:
    """Blocked if a check finds what must not go live on any of the pages."""
    findings = {page.title: [f for f in check(page) if f.blocks] for page in built}
    if blocking := {title: found for title, found in findings.items() if found}:
        raise Blocked(blocking)
