"""Reads the public registers: the glossary, what was checked, and the sources."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Model, QuerySet

from articles import pages
from articles.models import Claim, GlossaryTerm, Source
from articles.publishing.citing import source_line

from .directory import directory

Row = TypeVar("Row", bound=Model)

CLAIMS_A_PAGE = 15
SOURCES_A_PAGE = 25


class Choice(msgspec.Struct, frozen=True):
    """One value of a filter."""

    value: str
    label: str
    is_current: bool = False


class Pager(msgspec.Struct, frozen=True):
    """Where a reader is in a long list; an empty address means that there is no such page."""

    number: int
    last: int
    previous_url: str = ""
    next_url: str = ""


class CheckedClaim(msgspec.Struct, frozen=True):
    """One claim as the register prints it; `sources` are numbers in the page's source list."""

    key: str
    document_label: str
    topic_label: str
    section: str
    verdict: str
    verdict_label: str
    claim: str
    caveat: str
    say_instead: str
    certainty_label: str
    graded_by: str
    sources: tuple[int, ...]
    articles: tuple[pages.Entry, ...]
    left_out: str


class ClaimList(msgspec.Struct, frozen=True):
    """One page of the claims, with the filters that chose them and what was found in all."""

    claims: tuple[CheckedClaim, ...]
    page_sources: tuple[pages.SourceLine, ...]
    counts: dict[str, int]
    documents: tuple[Choice, ...]
    verdicts: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    found: int
    showing: str
    pager: Pager


class SourceEntry(msgspec.Struct, frozen=True):
    """A source with its state and the pages that use it."""

    line: pages.SourceLine
    status: str
    status_label: str
    used_on: tuple[pages.Entry, ...]


class SourceList(msgspec.Struct, frozen=True):
    """One section of the sources, a page at a time."""

    sources: tuple[SourceEntry, ...]
    sections: tuple[Choice, ...]
    found: int
    pager: Pager


def glossary() -> list[tuple[str, list[GlossaryTerm]]]:
    """The words by their first letter."""
    letters: dict[str, list[GlossaryTerm]] = {}
    for term in sorted(GlossaryTerm.objects.explained(), key=lambda term: term.word.casefold()):
        letters.setdefault(term.word[0].upper(), []).append(term)
    return list(letters.items())


def claims(asked: Mapping[str, str], now: datetime.datetime) -> ClaimList:
    """The claims that fit `asked` (document, verdict, topic, page); unknown values count as all."""
    chosen = {
        "document": _allowed(asked.get("document", ""), Claim.Document.values),
        "verdict": _allowed(asked.get("verdict", ""), Claim.Verdict.values),
        "topic": _allowed(asked.get("topic", ""), Claim.Topic.values),
    }
    rows = Claim.objects.filter(**{name: value for name, value in chosen.items() if value})
    page = _page(rows.order_by("document", "topic", "key"), CLAIMS_A_PAGE, asked)
    claims = list(page.object_list)
    numbers, lines = _sources_of(claims)
    listed = directory(now)
    found = page.paginator.count
    return ClaimList(
        claims=tuple(_checked(c, numbers.get(c.pk, ()), listed.resting_on(c.key)) for c in claims),
        page_sources=lines,
        counts=_counts(),
        documents=_choices(Claim.Document.choices, chosen["document"]),
        verdicts=_choices(Claim.Verdict.choices, chosen["verdict"]),
        topics=_choices(Claim.Topic.choices, chosen["topic"]),
        found=found,
        showing=_showing(page, "claim"),
        pager=_pager(page, chosen),
    )


def sources(asked: Mapping[str, str], now: datetime.datetime) -> SourceList:
    """The sources of one kind (`asked["kind"]`, empty for all), with the pages that use them."""
    kind = _allowed(asked.get("kind", ""), Source.Kind.values)
    rows = Source.objects.filter(**({"kind": kind} if kind else {}))
    page = _page(
        rows.order_by(F("year").desc(nulls_last=True), "title", "key"), SOURCES_A_PAGE, asked
    )
    listed = directory(now)
    found = list(page.object_list)
    present = set(Source.objects.values_list("kind", flat=True))
    return SourceList(
        sources=tuple(
            SourceEntry(
                line=source_line(source),
                status=source.status,
                status_label=source.get_status_display(),
                used_on=listed.resting_on(source.key),
            )
            for source in found
        ),
        sections=_choices([c for c in Source.Kind.choices if c[0] in present], kind),
        found=page.paginator.count,
        pager=_pager(page, {"kind": kind}),
    )


def _grader(claim: Claim) -> str:
    """Whose grade it is, in a reader's words; the key of a grading source says nothing to them."""
    is_ours = not claim.certainty_source or "our grade" in claim.certainty_source.casefold()
    return "our own rating" if is_ours else "the word of the sources"


def _counts() -> dict[str, int]:
    """How many claims of the two documents there are, in all and by verdict."""
    rows = (
        Claim.objects.exclude(document=Claim.Document.ADDED)
        .values_list("verdict")
        .annotate(number=Count("pk"))
        .order_by()
    )
    by_verdict = dict.fromkeys(Claim.Verdict.values, 0) | dict(rows)
    added = Claim.objects.filter(document=Claim.Document.ADDED).count()
    return {**by_verdict, "total": sum(by_verdict.values()), "added": added}


def _checked(claim: Claim, numbers: tuple[int, ...], used: tuple[pages.Entry, ...]) -> CheckedClaim:
    return CheckedClaim(
        key=claim.key,
        document_label=claim.get_document_display(),
        topic_label=claim.get_topic_display(),
        section=claim.section,
        verdict=claim.verdict,
        verdict_label=claim.get_verdict_display(),
        claim=claim.claim,
        caveat=claim.caveat,
        say_instead=claim.say_instead,
        certainty_label=claim.get_certainty_display(),
        graded_by=_grader(claim),
        sources=numbers,
        articles=used,
        left_out=claim.left_out,
    )


def _sources_of(
    claims: Iterable[Claim],
) -> tuple[dict[int, tuple[int, ...]], tuple[pages.SourceLine, ...]]:
    """Numbers of each claim's sources in a list of the sources of all of them."""
    order: dict[str, int] = {}
    lines: list[pages.SourceLine] = []
    numbers: dict[int, tuple[int, ...]] = {}
    links = Claim.sources.through.objects.filter(claim__in=claims).select_related("source")
    behind: dict[int, list[Source]] = {}
    for link in links.order_by("pk"):
        behind.setdefault(link.claim_id, []).append(link.source)
    for claim in claims:
        for source in behind.get(claim.pk, ()):
            if source.key not in order:
                order[source.key] = len(order) + 1
                lines.append(source_line(source))
        numbers[claim.pk] = tuple(order[source.key] for source in behind.get(claim.pk, ()))
    return numbers, tuple(lines)


def _allowed(value: str, values: Iterable[str]) -> str:
    return value if value in values else ""


def _choices(choices: Iterable[tuple[str, str]], current: str) -> tuple[Choice, ...]:
    everything = Choice("", "All", not current)
    return (everything, *(Choice(v, str(label), v == current) for v, label in choices))


def _page(rows: QuerySet[Row], size: int, asked: Mapping[str, str]) -> Page[Row]:
    return Paginator(rows, size).get_page(asked.get("page", "1"))


def _showing(page: Page[Any], word: str) -> str:
    total = page.paginator.count
    if total == 0:
        return f"No {word} fits these choices."
    return f"Showing {page.start_index()} to {page.end_index()} of {total} {word}s."


def _pager(page: Page[Any], chosen: Mapping[str, str]) -> Pager:
    def address(number: int) -> str:
        asked = {name: value for name, value in chosen.items() if value}
        return "?" + urlencode(asked | {"page": str(number)})

    return Pager(
        number=page.number,
        last=page.paginator.num_pages,
        previous_url=address(page.number - 1) if page.has_previous() else "",
        next_url=address(page.number + 1) if page.has_next() else "",
    )
