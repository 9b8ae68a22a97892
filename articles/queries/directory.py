"""The directory: every page that a reader may open now, kept until something changes."""

import datetime
import logging
from collections.abc import Iterator
from functools import cached_property

from django.conf import settings

from articles import pages
from articles.caching import kept
from articles.models import Article, Edition, Synonym
from articles.publishing import Signatures, signatures

HELD = "held"
LANGUAGE = "en"
"""The language of the pages at the site's root; others get a root of their own."""

log = logging.getLogger(__name__)


class Directory:
    """The live pages by id, by kind in the order of their titles, and by what they rest on."""

    def __init__(self, listed: list[tuple[pages.Entry, frozenset[str]]]) -> None:
        self.by_id = {entry.id: entry for entry, _ in listed}
        self.all_signed = all(entry.signed for entry, _ in listed)
        self._resting_on: dict[str, list[pages.Entry]] = {}
        for entry, keys in listed:
            for key in keys:
                self._resting_on.setdefault(key, []).append(entry)

    def resting_on(self, key: pages.Key) -> tuple[pages.Entry, ...]:
        """The live pages that cite the claim or print the source of that key."""
        return tuple(self._resting_on.get(key, ()))

    def at(self, path: str) -> pages.Entry | None:
        """The live page at that address."""
        return self._by_path.get(path)

    def of_kind(self, kind: str) -> list[pages.Entry]:
        """The live pages of one kind, by title."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_path(self) -> dict[str, pages.Entry]:
        return {entry.path: entry for entry in self.by_id.values()}

    @cached_property
    def _by_kind(self) -> dict[str, list[pages.Entry]]:
        found: dict[str, list[pages.Entry]] = {}
        for entry in sorted(self.by_id.values(), key=lambda entry: entry.title.casefold()):
            found.setdefault(entry.kind, []).append(entry)
        return found


def directory(now: datetime.datetime) -> Directory:
    """Every page that may be read at `now`; unsigned ones only where they are shown."""
    return kept("directory", _build, now)


def is_held(signed: bool) -> bool:
    """Whether readers must not see a page, as no clinician has signed it."""
    return settings.UNSIGNED_PAGES == HELD and not signed


def held_pages(now: datetime.datetime) -> frozenset[int]:
    """The pages that are published and held: readers get none of them."""
    return kept("held", _held, now) if is_held(signed=False) else frozenset()


def _held(now: datetime.datetime) -> frozenset[int]:
    known = signatures()
    live = Edition.objects.readable(now).only("article_id", "number", "part_hashes")
    return frozenset(one.article_id for one in live if not known.is_signed(one))


def _build(now: datetime.datetime) -> Directory:
    found = _entries(now, signatures(), _shown_names())
    return Directory([(entry, keys) for entry, keys in found if not is_held(entry.signed)])


def _entries(
    now: datetime.datetime, known: Signatures, names: dict[int, tuple[str, ...]]
) -> Iterator[tuple[pages.Entry, frozenset[str]]]:
    """Each live page with the keys it rests on.

    One damaged edition is left out and told to staff; it must not take the site down.
    """
    for edition in Edition.objects.readable(now).filter(language=LANGUAGE).iterator():
        try:
            page = edition.page()
        except ValueError as error:
            log.error("%s", error)
            continue
        keys = frozenset(page.citations) | {source.key for source in page.sources}
        is_signed = known.is_signed(edition)
        yield _entry(edition, page, is_signed, names.get(edition.article_id, ())), keys


def _entry(
    edition: Edition, page: pages.AnyPage, signed: bool, names: tuple[str, ...]
) -> pages.Entry:
    return pages.Entry(
        id=edition.article_id,
        kind=edition.kind,
        path=pages.path_of(edition.kind, edition.slug),
        title=page.title,
        medical_name=page.medical_name,
        one_line=page.one_line,
        names=names,
        signed=signed,
        published_at=edition.published_at,
        group=getattr(page, "body_area", "") or getattr(page, "purpose", ""),
        action=getattr(page, "action", ""),
        when_short=getattr(page, "when_short", ""),
        presence=getattr(page, "presence", {}),
    )


def _shown_names() -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for pk, word in Synonym.objects.filter(is_shown=True).values_list("article", "word"):
        found[pk] = (*found.get(pk, ()), word)
    return found


KIND_LABELS = dict(Article.Kind.choices)
LIST_TITLES = {
    "condition": "Conditions",
    "mechanism": "How it works",
    "dosing": "Treatment",
    "benefit": "Benefits",
    "risk": "Risks",
    "side_effect": "Side effects",
    "guide": "Guides",
}
