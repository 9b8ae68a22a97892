"""follow_headings: where the part of a page went whose heading has another id in a new edition.

Links and printed codes hold such ids; queries/anchors.py reads what is noted here.
"""

from difflib import SequenceMatcher
from typing import NamedTuple

from articles import pages
from articles.models import Anchor, Edition
from articles.rendering import Heading, outline

ALIKE = 0.6
"""From here on two headings say the same in other words (1 is word for word)."""
MOST = 100
"""Headings of a page that are followed; the longest page has a tenth of them."""


class Placed(NamedTuple):
    """A heading and the field of the text that it stands in."""

    field: str
    heading: Heading


def follow_headings(edition: Edition) -> None:
    """Notes where each id went that the edition before had and this one lacks.

    There is never one after it: a newer edition takes the place of those scheduled for later.
    """
    others = Edition.objects.filter(
        article=edition.article_id, state=Edition.State.PUBLISHED, cancelled_at=None
    )
    old = others.filter(live_from__lt=edition.live_from).order_by("-live_from").first()
    if old and old.is_sound() and edition.is_sound():
        _note_moves(edition.article_id, old.page(), edition.page())


def _note_moves(article: int, old_page: pages.AnyPage, new_page: pages.AnyPage) -> None:
    old, new = _headings(old_page), _headings(new_page)
    kept = {placed.heading.key for placed in new}
    led_to = set(Anchor.objects.filter(article=article).values_list("new", flat=True))
    for placed in old:
        heading = placed.heading
        if heading.key not in kept and (heading.id or heading.words in led_to):
            to = _counterpart(placed, old, new)
            Anchor.objects.update_or_create(
                article_id=article,
                old=heading.key[:200],
                defaults={
                    "field": to.field if to else placed.field,
                    "new": to.heading.key[:200] if to else "",
                },
            )


def _counterpart(gone: Placed, old: list[Placed], new: list[Placed]) -> Placed | None:
    """The heading of the same words, a new one of similar words, or one in the same place."""
    before = {placed.heading.key for placed in old}
    fresh = [placed for placed in new if placed.heading.key not in before]
    likeness = {one: _likeness(one, gone) for one in new}
    best = max(new, key=lambda one: (likeness[one] == 1, one in fresh, likeness[one]), default=None)
    if best and (likeness[best] == 1 or (best in fresh and likeness[best] >= ALIKE)):
        return best
    was = [placed for placed in old if placed.field == gone.field]
    now = [placed for placed in new if placed.field == gone.field]
    at, sides = was.index(gone), SequenceMatcher(None, _keys(was), _keys(now), autojunk=False)
    for tag, i1, i2, j1, j2 in sides.get_opcodes():
        if tag == "replace" and i1 <= at < i2:
            there = [placed for placed in now[j1:j2] if placed in fresh]
            return there[min(at - i1, len(there) - 1)] if there else None
    return None


def _headings(page: pages.AnyPage) -> list[Placed]:
    found = [
        Placed(field, heading)
        for field in page.TEXT_FIELDS
        for heading in outline(getattr(page, field))
    ]
    return found[:MOST]


def _keys(placed: list[Placed]) -> list[str]:
    return [one.heading.key for one in placed]


def _likeness(one: Placed, other: Placed) -> float:
    said, known = one.heading.words.casefold(), other.heading.words.casefold()
    return SequenceMatcher(None, said, known).ratio()
