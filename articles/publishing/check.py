"""Says what is wrong with a page, and with the site as a whole; rules/ has one function a rule."""

from articles import pages

from .rules import RULES, Finding


def check(page: pages.ArticlePage) -> list[Finding]:
    """Everything that the rules find on the page, what keeps it from being published first."""
    found = [finding for rule in RULES for finding in rule(page)]
    return sorted(found, key=lambda finding: not finding.blocks)
