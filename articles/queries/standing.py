"""What a page rests on and no longer stands: claims we took back, sources that were replaced.

A page that rests on such a thing says so with the next request, and is due for review that day:
both are derived from the live rows, nothing is stored with the page.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from django.utils import timezone
from django.utils.text import get_text_list

from articles import pages
from articles.caching import kept
from articles.models import Claim, Edition, Source
from articles.toc import titles_citing

SAID: Mapping[str, str] = {
    Source.Status.SUPERSEDED: "has a newer version",
    Source.Status.RETRACTED: "was taken back by its publisher",
}
AGAIN = "We are looking at this page again."


class Behind(NamedTuple):
    """A source that a claim rests on, whether pages print it or not."""

    claim: pages.Key
    source: pages.Key
    title: str


class Fallen(NamedTuple):
    """What does not stand: why, by claim; the state, by source; and the claims on retracted ones.

    An old version may stand behind a claim beside the new one; only who prints it has to change.
    """

    withdrawn: Mapping[pages.Key, str]
    sources: Mapping[pages.Key, str]
    behind: tuple[Behind, ...] = ()

    @property
    def keys(self) -> frozenset[pages.Key]:
        """All that a page may cite of it."""
        return frozenset((*self.withdrawn, *self.sources, *(one.claim for one in self.behind)))


def fallen(now: datetime.datetime) -> Fallen:
    """What does not stand at `now`."""
    return kept("fallen", lambda _: _fallen(), now)


def sources_behind(claims: Iterable[pages.Key]) -> tuple[Behind, ...]:
    """Every source of these claims, the lead source of each first."""
    return _behind(claim__key__in=list(claims))


def notices_of(page: pages.ArticlePage, found: Fallen) -> tuple[str, ...]:
    """A sentence for each claim and source of the page that no longer stands, claims first."""
    return (*_of_claims(page, found.withdrawn), *_of_sources(page, found))


def is_due(page: pages.ArticlePage, found: Fallen) -> bool:
    """Whether the page must be reviewed at once, as something it rests on fell."""
    printed = {source.key for source in page.sources}
    return not found.keys.isdisjoint(page.citations.keys() | printed)


def due_now(state: pages.State, now: datetime.datetime) -> pages.State:
    """The state of a page that must be reviewed at once: the day is today, if it was not before."""
    today = timezone.localdate(now)
    due = min(state.review_due_on or today, today)
    return msgspec.structs.replace(state, status="overdue", review_due_on=due)


def pulled_forward(now: datetime.datetime) -> frozenset[int]:
    """The articles of which readers have a page that must be reviewed at once."""
    return kept("pulled forward", _pulled_forward, now)


def _fallen() -> Fallen:
    gone = Claim.objects.filter(status=Claim.Status.WITHDRAWN)
    states = Source.objects.exclude(status=Source.Status.CURRENT).values_list("key", "status")
    sources = dict(states)
    retracted = [key for key, status in sources.items() if status == Source.Status.RETRACTED]
    return Fallen(
        withdrawn=dict(gone.values_list("key", "withdrawn_because")),
        sources=sources,
        behind=_behind(source__key__in=retracted),
    )


def _behind(**which: list[pages.Key]) -> tuple[Behind, ...]:
    links = Claim.sources.through.objects.filter(**which).order_by("pk")
    rows = links.values_list("claim__key", "source__key", "source__title")
    return tuple(Behind(*row) for row in rows)


def _pulled_forward(now: datetime.datetime) -> frozenset[int]:
    found = _fallen()
    if not found.keys:
        return frozenset()
    return frozenset(
        edition.article_id
        for edition in Edition.objects.readable(now).iterator()
        if edition.is_sound() and is_due(edition.page(), found)
    )


def _of_claims(page: pages.ArticlePage, withdrawn: Mapping[pages.Key, str]) -> Iterator[str]:
    because: dict[str, list[str]] = {}
    for key, why in withdrawn.items():
        if key in page.citations:
            because.setdefault(why, []).extend(titles_citing(page, key))
    for why, titles in because.items():
        yield (
            f"We took back a part of what this page rests on: {why} "
            f"{_told_where('it marked', titles)}Ask your care team before you rely on it. {AGAIN}"
        )


def _of_sources(page: pages.ArticlePage, found: Fallen) -> Iterator[str]:
    """Those that the page prints by their number, others by what rests on them."""
    printed = {source.key: number for number, source in enumerate(page.sources, 1)}
    for key in sorted(found.sources.keys() & printed.keys(), key=lambda key: printed[key]):
        title = page.sources[printed[key] - 1].title
        yield f"Source {printed[key]}, “{title}”, {SAID[found.sources[key]]}. {AGAIN}"
    unprinted: dict[Behind, list[str]] = {}
    for one in found.behind:
        is_of_page = one.claim in page.citations and one.source not in printed
        if is_of_page and found.sources.get(one.source) == Source.Status.RETRACTED:
            titles = titles_citing(page, one.claim)
            unprinted.setdefault(one._replace(claim=""), []).extend(titles)
    for one, titles in unprinted.items():
        yield (
            f"A source behind a part of this page, “{one.title}”, "
            f"{SAID[found.sources[one.source]]}. {_told_where('that part', titles)}{AGAIN}"
        )


def _told_where(what: str, titles: Iterable[str]) -> str:
    named = [f"“{title}”" for title in dict.fromkeys(titles)]
    return f"You find {what} under {get_text_list(named, 'and')}. " if named else ""
