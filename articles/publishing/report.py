"""The checks over the whole site as one report: a line for each page, then what was found."""

import datetime
import statistics

import msgspec

from articles import pages
from articles.models import Edition

from .check import check_subject
from .rules import Finding, Subject
from .site_check import check_site

LANGUAGE = "en"


class PageReport(msgspec.Struct, frozen=True):
    """What was measured on a page and found about it."""

    id: int
    path: str
    title: str
    grade: float
    words: int
    sentences: int
    long_sentences: int
    claims: int
    findings: list[Finding]


class Report(msgspec.Struct, frozen=True):
    """The live pages by address, and what was found that is about no single page."""

    pages: list[PageReport]
    site: list[Finding]

    @property
    def findings(self) -> list[tuple[str, Finding]]:
        """Every finding with the address it is about; "/" for the site as a whole."""
        of_pages = [(page.path, finding) for page in self.pages for finding in page.findings]
        return [*of_pages, *(("/", finding) for finding in self.site)]

    @property
    def median_grade(self) -> float:
        """The grade of the page in the middle; 0.0 for a site without pages."""
        return statistics.median([page.grade for page in self.pages] or [0.0])


def report(now: datetime.datetime) -> Report:
    """Checks every page that is published at `now`, signed or not."""
    editions = Edition.objects.readable(now).filter(language=LANGUAGE).order_by("kind", "slug")
    live = [edition.page() for edition in editions]
    over_all = check_site(live)
    return Report(
        pages=[_page_report(page, over_all.get(page.id, [])) for page in live],
        site=over_all.get(None, []),
    )


def _page_report(page: pages.AnyPage, over_all: list[Finding]) -> PageReport:
    subject = Subject(page)
    measured = subject.readability
    return PageReport(
        id=page.id,
        path=pages.path_of(page.KIND, page.slug),
        title=page.title,
        grade=round(measured.grade, 1),
        words=measured.words,
        sentences=measured.sentences,
        long_sentences=len(measured.long_sentences),
        claims=len(page.citations),
        findings=[*check_subject(subject), *over_all],
    )
