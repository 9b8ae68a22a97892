"""How good a page is, in public: what is measured of it, what it rests on, and what changed."""

import datetime

import msgspec
from django.db.models import Count

from articles import pages
from articles.caching import kept
from articles.models import Source
from articles.publishing.check import look_over_subject
from articles.publishing.rubric import Judged, Score
from articles.publishing.rules import Subject

from .article import article_page
from .changed import ChangeLine, changes_of, rests_on

READ_AS = {
    Source.Read.FULL_TEXT: "in full",
    Source.Read.ABSTRACT: "as an abstract, the authors’ own short version",
    Source.Read.PART: "in part",
    Source.Read.RELAYED: "only as others report it",
}
"""How far a source was read, behind "We read 3"."""


class Quality(msgspec.Struct, frozen=True):
    """What readers are told of one page beside its words.

    `short` are the questions of the rubric that it answers only in part or not at all; `read`
    says how many of its sources were read how far.
    """

    page: pages.AnyPage
    path: str
    state: pages.State
    notices: tuple[str, ...]
    score: Score
    short: tuple[Judged, ...]
    grade: float
    words: str
    read: tuple[str, ...]
    changes: tuple[ChangeLine, ...]


def quality(kind: str, slug: str, now: datetime.datetime) -> Quality:
    """Measured on the words that readers have; kept until the site changes.

    LookupError if there is no such page; Gone, Held or Moved (all LookupErrors) if there was.
    """
    return kept(f"quality of {kind} {slug}", lambda at: _measured(kind, slug, at), now)


def _measured(kind: str, slug: str, now: datetime.datetime) -> Quality:
    found = article_page(kind, slug, now)
    subject = Subject(found.page)
    scored = look_over_subject(subject).score
    measured = subject.readability
    return Quality(
        page=found.page,
        path=found.path,
        state=found.state,
        notices=found.notices,
        score=scored,
        short=tuple(one for one in scored.items if one.points in (0, 1) and not one.is_gate),
        grade=round(measured.grade, 1),
        words=f"{measured.words:,}",
        read=_read(found.page),
        changes=changes_of(found.page.id, now, rests_on(found.page)),
    )


def _read(page: pages.ArticlePage) -> tuple[str, ...]:
    """A sentence on how many of the page's sources were read how far, the most thorough first."""
    rows = Source.objects.filter(key__in=[line.key for line in page.sources])
    counts = dict(rows.order_by().values_list("read").annotate(Count("pk")))
    return tuple(
        f"We read {counts[read]} {READ_AS[read]}." for read in Source.Read if read in counts
    )
