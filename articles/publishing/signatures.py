"""Which signatures count: a hash alone is not enough, as words can come back.

A page's own words are signed if somebody signed them since the page got the words that they
replace, or was withdrawn, and since a check's finding was let stand on them; a shared row, if
somebody signed it since the page lost it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from articles.models import Article, Edition, Override, SignOff

REQUIRED_SCOPES: tuple[SignOff.Scope, ...] = (SignOff.Scope.EVIDENCE,)
"""What somebody must have looked at before a text counts as signed; the first one is printed."""


class Past(NamedTuple):
    """One edition of a page, without its words; a withdrawn one has no parts, and "" as its own."""

    number: int
    own: str
    parts: frozenset[str]
    published_at: datetime.datetime


class LetStand(NamedTuple):
    """When something was let stand on a page whose own words had this hash."""

    own: str
    at: datetime.datetime


class Signatures:
    """The signatures of some pages or of all, with the past that says which of them count."""

    def __init__(
        self,
        newest: Mapping[str, SignOff],
        past: Mapping[int, Sequence[Past]],
        let_stand: Mapping[int, Sequence[LetStand]],
    ) -> None:
        self._newest = newest
        self._past = past
        self._let_stand = let_stand

    def is_signed(self, edition: Edition) -> bool:
        """Whether each part of the edition is signed; never for one without parts."""
        parts = edition.part_hashes.split()
        return bool(parts) and len(self.on(edition)) == len(set(parts))

    def on(self, edition: Edition) -> dict[str, SignOff]:
        """The parts of the edition that are signed, by hash."""
        past = self._past.get(edition.article_id, ())
        before = [one for one in past if one.number < edition.number]
        let_stand = self._let_stand.get(edition.article_id, ())
        seen = [one for one in let_stand if one.at <= edition.published_at]
        return self._counting(edition.part_hashes.split(), before, seen)

    def of(self, edition: Edition) -> SignOff | None:
        """Who stands by the page's own words, if every part of the edition is signed."""
        own = edition.part_hashes.partition(" ")[0]
        return self.on(edition)[own] if self.is_signed(edition) else None

    def of_draft(self, article: int, parts: Iterable[str]) -> dict[str, SignOff]:
        """The same for the parts that the next edition of the page would have, its own first."""
        let_stand = self._let_stand.get(article, ())
        return self._counting(list(parts), self._past.get(article, ()), let_stand)

    def _counting(
        self, parts: Sequence[str], before: Sequence[Past], let_stand: Sequence[LetStand]
    ) -> dict[str, SignOff]:
        found = {}
        for hash in parts:
            since = _own_since(hash, before) if hash == parts[0] else _shared_since(hash, before)
            stood = (one.at for one in let_stand if one.own == hash)
            since = max(filter(None, (since, *stood)), default=None)
            sign = self._newest.get(hash)
            if sign and (since is None or sign.at >= since):
                found[hash] = sign
        return found


def _own_since(own: str, before: Sequence[Past]) -> datetime.datetime | None:
    """When the page got the words that these replace, whatever was reprinted meanwhile."""
    replaced = [past for past in before if past.own != own]
    run = takewhile(lambda past: past.own == replaced[0].own, replaced)
    return min((past.published_at for past in run), default=None)


def _shared_since(hash: str, before: Sequence[Past]) -> datetime.datetime | None:
    """When the page last lost this row's words, which it had before; None if it never did."""
    has = [hash in past.parts for past in before]
    lost = [n for n in range(1, len(has)) if has[n] and not has[n - 1]]
    return before[lost[0] - 1].published_at if lost else None


def signatures(*articles: Article, by: datetime.datetime | None = None) -> Signatures:
    """The signatures of these pages, of all pages if none is named; those `by` then, else all."""
    editions = Edition.objects.filter(cancelled_at=None).order_by("-number")
    if articles:
        editions = editions.filter(article__in=articles)
    past: dict[int, list[Past]] = defaultdict(list)
    rows = editions.values_list("article", "number", "part_hashes", "published_at")
    for article, number, parts, published_at in rows:
        past[article].append(
            Past(number, parts.partition(" ")[0], frozenset(parts.split()), published_at)
        )
    overrides = Override.objects.standing()
    if articles:
        overrides = overrides.filter(article__in=articles)
    let_stand: dict[int, list[LetStand]] = defaultdict(list)
    for article, own, at in overrides.values_list("article", "hash", "at"):
        let_stand[article].append(LetStand(own, at))
    return Signatures(signed_hashes(by), past, let_stand)


def signed_hashes(by: datetime.datetime | None = None) -> dict[str, SignOff]:
    """The newest sign-off of every text that was ever signed for all required scopes, by hash."""
    by_scope: dict[str, dict[str, SignOff]] = {}
    rows = SignOff.objects.filter(scope__in=REQUIRED_SCOPES, **({"at__lte": by} if by else {}))
    for row in rows.order_by("at", "pk"):
        by_scope.setdefault(row.hash, {})[row.scope] = row
    return {
        hash: rows[REQUIRED_SCOPES[0]]
        for hash, rows in by_scope.items()
        if len(rows) == len(REQUIRED_SCOPES)
    }
