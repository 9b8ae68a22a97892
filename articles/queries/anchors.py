"""Where old ids of a page's headings lead now, so that printed codes and bookmarks still arrive."""

import datetime
import re
from collections.abc import Mapping

from articles import pages
from articles.caching import kept
from articles.models import Anchor
from articles.rendering import outline
from articles.toc import table_of_contents

Place = tuple[str, str]
"""A text of a page by its field, and the key of a heading in it; "" is its start."""
IDS = re.compile(r"[a-z0-9-]{1,60}")


def anchors_of(
    page: pages.ArticlePage, now: datetime.datetime
) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each text of the page the old ids that lead into it, by the key of their heading.

    An id that the page itself uses wins over an old one.
    """
    steps = kept("anchors", _steps, now).get(page.id)
    if not steps:
        return {}
    there = {
        (field, heading.key): heading.id
        for field in page.TEXT_FIELDS
        for heading in outline(getattr(page, field))
    }
    used = {*there.values(), *(part.id for part in table_of_contents(page, page.related))}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for old in steps:
        if old not in used and IDS.fullmatch(old):
            field, key = _follow(old, steps, there)
            by_key = found.setdefault(getattr(page, field), {})
            by_key[key] = (*by_key.get(key, ()), old)
    return found


def _follow(old: str, steps: Mapping[str, Place], there: Mapping[Place, str]) -> Place:
    """From step to step until a heading of the page; else the start of the last text."""
    seen = {old}
    place = steps[old]
    while place not in there and place[1] in steps and place[1] not in seen:
        seen.add(place[1])
        place = steps[place[1]]
    return place if place in there else (place[0], "")


def _steps(now: datetime.datetime) -> dict[int, dict[str, Place]]:
    found: dict[int, dict[str, Place]] = {}
    for article, old, field, new in Anchor.objects.values_list("article", "old", "field", "new"):
        found.setdefault(article, {})[old] = (field, new)
    return found
