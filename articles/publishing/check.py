"""Says what is wrong with a page; rules/ has one function a rule."""

from articles import pages

from .rules import RULES, Finding, Subject


def check(page: pages.ArticlePage) -> list[Finding]:
    """Everything that the rules find on the page, what keeps it from being published first."""
    return check_subject(Subject(page))


def check_subject(subject: Subject) -> list[Finding]:
    """The same for a page whose readings the caller wants as well."""
    found = [finding for rule in RULES for finding in rule(subject)]
    return sorted(found, key=lambda finding: not finding.blocks)
