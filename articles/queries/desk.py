"""What staff have before them: what waits for a signature, and one page as its approver needs it.

Reads only; the approver's screen prints these structs, publishing does what it decides.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from django.db.models import Count, Min, QuerySet

from articles import pages
from articles.caching import kept
from articles.models import (
    Article,
    Dosing,
    Edition,
    Review,
    ReviewNote,
    Risk,
    SideEffect,
    SignOff,
)
from articles.publishing import (
    Change,
    Finding,
    Signatures,
    build_page,
    change_since,
    check,
    hash_of,
    named_rows,
    parts_of,
    signatures,
    struct_of,
    title_of,
    writers,
)

Rank = tuple[int, str, int]
HARM_FIRST: tuple[tuple[str, type[Article], dict[str, object]], ...] = (
    ("Get help now", SideEffect, {"action": SideEffect.Action.URGENT}),
    ("Who should not have it", Risk, {"nature": Risk.Nature.WHO_SHOULD_NOT}),
    ("Mixing and other safety", Risk, {"nature": Risk.Nature.SAFETY}),
    ("Taken at home", Dosing, {"route__in": ("mouth", "tongue", "nose")}),
)
"""The pages that can harm at once: why, and which rows they are."""
KINDS_BY_RISK = ("risk", "side_effect", "dosing", "condition", "benefit", "guide", "mechanism")
"""The rest of the pages, after those that can harm at once."""


class Part(msgspec.Struct, frozen=True):
    """One part that needs a signature, and the newest one that it has."""

    hash: str
    about: str
    signed: SignOff | None = None


class Waiting(msgspec.Struct, frozen=True):
    """A page that is not signed as a whole yet; `risk` says why it stands where it does.

    `parts` are the hashes of what needs a signature: as it was submitted, else as readers have it.
    """

    article: int
    slug: str
    title: str
    risk: str
    rank: Rank
    parts: tuple[str, ...]
    signed_parts: int
    is_live: bool = True
    is_in_review: bool = False


class Open(msgspec.Struct, frozen=True):
    """A submission that waits: who asked when, for which page, or for how many.

    A page has parts, some of them signed; a row of many pages is signed at once, unless it was
    changed after it was sent.
    """

    review: Review
    title: str
    article: int | None
    pages: int
    parts: int
    signed_parts: int = 0
    is_outdated: bool = False


class BothSides(msgspec.Struct, frozen=True):
    """A page as its approver needs it: what readers have, the draft, and what lies between.

    `seen` names the draft that is shown: sign_off refuses if it has changed since.
    """

    article: Article
    live: pages.AnyPage | None
    draft: pages.AnyPage
    seen: str
    change: Change
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    notes: tuple[ReviewNote, ...]
    review: Review | None
    scheduled: tuple[Edition, ...]
    writers: frozenset[int]


def first_review_queue(now: datetime.datetime) -> list[Waiting]:
    """The pages that are live or in review and not signed, those that can harm first.

    The order depends on the pages alone, not on what is signed: who stops goes on with
    next_to_review where they stopped.
    """
    of_pages = Review.objects.open().filter(about="", articles__isnull=False)
    sent = dict(of_pages.values_list("articles", "part_hashes"))
    unsigned = [one for one in kept("unsigned", _unsigned, now) if one.article not in sent]
    return sorted((*unsigned, *_in_review(sent, now)), key=lambda one: one.rank)


def next_to_review(queue: Sequence[Waiting], after: Article) -> Waiting | None:
    """The first page of the queue that comes after this one, which may have left the queue.

    Starts again at the top after the last; None if nothing else waits.
    """
    here = _rank(after, _urgent_ranks())[1]
    others = [one for one in queue if one.article != after.pk]
    return next((one for one in others if one.rank > here), others[0] if others else None)


def open_reviews(now: datetime.datetime) -> list[Open]:
    """Every submission that waits, the oldest first: pages, and rows that many pages print."""
    waiting: Any = (
        Review.objects.open()
        .select_related("opened_by")
        .annotate(pages=Count("articles"), page=Min("articles"), called=Min("articles__title"))
    )
    known = _signatures(now)
    found = []
    for review in waiting.filter(about="", pages__gt=0):
        parts = review.part_hashes.split()
        signed = len(known.of_draft(review.page, parts))
        found.append(Open(review, review.called, review.page, 1, len(parts), signed))
    of_rows = waiting.exclude(about="")
    rows = named_rows(review.about for review in of_rows)
    for review in of_rows:
        row = rows.get(review.about)
        is_outdated = row is None or hash_of(struct_of(row)) != (review.base or review.hash)
        title = title_of(row) if row else review.about
        found.append(Open(review, title, None, review.pages, 1, is_outdated=is_outdated))
    return sorted(found, key=lambda one: (one.review.opened_at, one.review.pk))


def both_sides(article: Article, now: datetime.datetime) -> BothSides:
    """Everything that an approver decides on, read at one moment."""
    draft = build_page(article)
    parts = parts_of(draft)
    signed = signatures(article).of_draft(article.pk, parts)
    edition = article.editions.readable(now).first()
    return BothSides(
        article=article,
        live=edition.page() if edition and edition.is_sound() else None,
        draft=draft,
        seen=hash_of(draft),
        change=change_since(article, draft, now),
        parts=tuple(Part(hash, about, signed.get(hash)) for hash, about in parts.items()),
        findings=tuple(check(draft)),
        notes=tuple(article.review_notes.filter(settled_at=None).select_related("by")),
        review=Review.objects.open().filter(about="", articles=article.pk).first(),
        scheduled=tuple(article.editions.filter(live_from__gt=now, cancelled_at=None)),
        writers=frozenset(writers(draft)),
    )


def _signatures(now: datetime.datetime) -> Signatures:
    return kept("signatures", lambda _: signatures(), now)


def _unsigned(now: datetime.datetime) -> tuple[Waiting, ...]:
    """The live pages that are not signed: hashes tell, no page is read or built for that."""
    known, urgent = _signatures(now), _urgent_ranks()
    columns = ("article_id", "number", "title", "part_hashes")
    live = {one.article_id: one for one in Edition.objects.readable(now).only(*columns)}
    return tuple(
        _waiting(article, edition.title, edition.part_hashes, signed, urgent)
        for article in _articles()
        if (edition := live.get(article.pk))
        if (signed := len(known.on(edition))) < len(edition.part_hashes.split())
    )


def _in_review(sent: Mapping[int, str], now: datetime.datetime) -> Iterator[Waiting]:
    """The submitted pages whose draft is not signed as it was sent."""
    if not sent:
        return
    known, urgent = _signatures(now), _urgent_ranks()
    readable = Edition.objects.readable(now).filter(article__in=sent)
    live = set(readable.values_list("article", flat=True))
    for article in _articles().filter(pk__in=sent):
        parts = sent[article.pk].split()
        signed = len(known.of_draft(article.pk, parts))
        if signed < len(parts) or not parts:
            one = _waiting(article, article.title, sent[article.pk], signed, urgent)
            yield msgspec.structs.replace(one, is_in_review=True, is_live=article.pk in live)


def _articles() -> QuerySet[Article]:
    """What ranks them, in no order yet."""
    return Article.objects.order_by().only("kind", "slug", "title")


def _waiting(
    article: Article, title: str, parts: str, signed: int, urgent: Mapping[int, tuple[int, str]]
) -> Waiting:
    risk, rank = _rank(article, urgent)
    return Waiting(
        article=article.pk,
        slug=article.slug,
        title=title,
        risk=risk,
        rank=rank,
        parts=tuple(parts.split()),
        signed_parts=signed,
    )


def _rank(article: Article, urgent: Mapping[int, tuple[int, str]]) -> tuple[str, Rank]:
    """Why the page stands where it does in the queue, and where that is."""
    rest = len(HARM_FIRST) + KINDS_BY_RISK.index(article.kind)
    place, risk = urgent.get(article.pk, (rest, article.get_kind_display()))
    return risk, (place, article.title.casefold(), article.pk)


def _urgent_ranks() -> dict[int, tuple[int, str]]:
    """The pages that can harm at once, by id, with their place among them."""
    return {
        pk: (place, risk)
        for place, (risk, model, chosen) in enumerate(HARM_FIRST)
        for pk in model._default_manager.filter(**chosen).values_list("pk", flat=True)
    }
