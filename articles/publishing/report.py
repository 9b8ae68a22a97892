"""The checks over the whole site as one report: a line for each page, then what was found."""

import datetime
import statistics

import msgspec

from articles import pages
from articles.models import Edition

from .check import look_over_subject
from .rubric import Judged, Line, Score, in_lines, judge_site
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
    score: Score

    @property
    def percent(self) -> int:
        """Of the points of the rubric that apply to the page."""
        return self.score.percent

    @property
    def gates(self) -> tuple[Judged, ...]:
        """The gates of the rubric that do not hold."""
        return self.score.gates


class Report(msgspec.Struct, frozen=True):
    """The live pages by address, and what was found that is about no single page."""

    pages: list[PageReport]
    site: list[Finding]
    items: list[Judged]

    @property
    def findings(self) -> list[tuple[str, Finding]]:
        """Every finding with the address it is about; "/" for the site as a whole."""
        of_pages = [(page.path, finding) for page in self.pages for finding in page.findings]
        return [*of_pages, *(("/", finding) for finding in self.site)]

    @property
    def median_grade(self) -> float:
        """The grade of the page in the middle; 0.0 for a site without pages."""
        return statistics.median([page.grade for page in self.pages] or [0.0])

    @property
    def rubric(self) -> list[Line]:
        """Each item of the rubric with how many pages keep it, or who must judge it."""
        return in_lines([page.score for page in self.pages], self.items)

    @property
    def median_percent(self) -> float:
        """The score of the page in the middle; 0.0 for a site without pages."""
        return statistics.median([page.percent for page in self.pages] or [0.0])


def report(now: datetime.datetime) -> Report:
    """Checks every page that is published at `now`, signed or not."""
    editions = Edition.objects.readable(now).filter(language=LANGUAGE).order_by("kind", "slug")
    live = [edition.page() for edition in editions]
    over_all = check_site(live)
    return Report(
        pages=[_page_report(page, over_all.get(page.id, [])) for page in live],
        site=over_all.get(None, []),
        items=judge_site(),
    )


def _page_report(page: pages.AnyPage, over_all: list[Finding]) -> PageReport:
    subject = Subject(page)
    measured = subject.readability
    look = look_over_subject(subject)
    return PageReport(
        id=page.id,
        path=pages.path_of(page.KIND, page.slug),
        title=page.title,
        grade=round(measured.grade, 1),
        words=measured.words,
        sentences=measured.sentences,
        long_sentences=len(measured.long_sentences),
        claims=len(page.citations),
        findings=[*look.findings, *over_all],
        score=look.score,
    )
