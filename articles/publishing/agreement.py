"""What may not go live though every word of it is sound: it would leave readers worse off."""

import datetime
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import Q

from articles import pages
from articles.models import Article, Edition

from .check import Blocked
from .parts import Line, called, hash_of, lines_of, parts_of
from .rules import Finding
from .signatures import signatures

Built = Sequence[tuple[Article, pages.AnyPage]]
HELD = "held"


def require_agreement(built: Built, now: datetime.datetime) -> None:
    """Blocked if another page goes on printing one of these outcomes or guidance in other words."""
    ours = [article.pk for article, _ in built]
    found: dict[str, list[Finding]] = {}
    for _, page in built:
        for line in lines_of(page):
            if others := sorted(_printing_otherwise(line, ours, now)):
                found.setdefault(page.title, []).append(_disagreement(line, others))
    if found:
        raise Blocked(found)


def require_no_loss(built: Built, now: datetime.datetime) -> None:
    """Blocked if readers would lose a signed page to words that nobody has signed.

    Only where unsigned pages are held back: elsewhere they read the new words.
    """
    if settings.UNSIGNED_PAGES != HELD:
        return
    known = signatures(*(article for article, _ in built))
    lost = {}
    for article, page in built:
        live, parts = article.editions.readable(now).first(), parts_of(page)
        is_new = live is not None and live.hash != hash_of(page)
        is_unsigned = len(known.of_draft(article.pk, parts)) < len(parts)
        if live and is_new and is_unsigned and known.is_signed(live):
            lost[page.title] = [_LOSS]
    if lost:
        raise Blocked(lost)


_LOSS = Finding(
    code="not_signed",
    where="",
    sentence="Readers have a signed edition and would lose the page: have these words signed "
    "first. Send the page for review.",
)


def _printing_otherwise(line: Line, ours: Iterable[int], now: datetime.datetime) -> set[str]:
    """The titles of other pages, live or scheduled, that print the row in other words."""
    live = Q(pk__in=Edition.objects.readable(now))
    later = Q(live_from__gt=now, cancelled_at=None, state=Edition.State.PUBLISHED)
    editions = Edition.objects.filter(live | later, content__contains=f'"{line.key}"')
    others = editions.exclude(part_hashes__contains=hash_of(line)).exclude(article__in=ours)
    return {edition.title for edition in others if _prints(edition, line)}


def _prints(edition: Edition, line: Line) -> bool:
    printed = lines_of(edition.page()) if edition.is_sound() else ()
    return any((type(one), one.key) == (type(line), line.key) for one in printed)


def _disagreement(line: Line, others: Sequence[str]) -> Finding:
    where = ", ".join(f"“{title}”" for title in others)
    return Finding(
        code="pages_disagree",
        where="Outcomes" if isinstance(line, pages.Outcome) else "Guidance",
        sentence=f"“{called(line)}” reads otherwise on {where}: bring its words to all its pages "
        "first, on its own form.",
    )
