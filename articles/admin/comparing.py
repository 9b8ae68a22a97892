"""Two states of a page or a row side by side, changed words marked, and what the newer rests on."""

import datetime
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import pages, publishing
from articles.models import Claim, Source
from articles.queries import desk as waiting
from articles.queries import frame
from articles.queries.article import preview_page
from articles.rendering import Pair, marked, pairs, render, without_ids
from articles.views.articles import context_of


class Row(NamedTuple):
    """One place of a row on both sides, changed words marked."""

    name: str
    live: SafeString | str
    draft: SafeString | str


def pairs_of(
    before: pages.AnyPage | None, after: pages.AnyPage, now: datetime.datetime, apart: str = ""
) -> list[Pair]:
    """The parts of a page as readers have each and as they would; all new without `before`.

    `apart` starts every id, for several pages on one screen.
    """
    return pairs(
        _as_readers_get_it(before, now) if before else "",
        _as_readers_get_it(after, now),
        [source.key for source in before.sources] if before else (),
        [source.key for source in after.sources],
        apart,
    )


def _as_readers_get_it(page: pages.AnyPage, now: datetime.datetime) -> str:
    """The patients' own page; the words of the glossary stay plain, as no box opens here."""
    found = preview_page(page, now)
    plain = msgspec.structs.replace(found.reader, terms={})
    found = msgspec.structs.replace(found, reader=plain, pops=())
    context = context_of(found) | {"site": frame.site(found.path, now)}
    return render_to_string(f"pages/{page.KIND}.html", context)


def changed_rows(
    before: Mapping[str, publishing.Place], after: Mapping[str, publishing.Place]
) -> list[Row]:
    """Every sentence or choice of a row that differs."""
    nothing = publishing.Place("")
    rows = []
    for name in dict.fromkeys((*after, *before)):
        live, draft = before.get(name, nothing).text, after.get(name, nothing).text
        if live != draft:
            rows.append(Row(name, *marked(_shown(live), _shown(draft))))
    return rows


def _shown(text: str) -> SafeString:
    """A text on its own, each line apart, its sources by their keys."""
    named = re.sub(r"\[(@[^\]]+)\]", lambda found: f"({found[1].replace('@', '')})", text)
    return without_ids(render(re.sub(r"\n", "  \n", named)))


def cited(sides: waiting.BothSides) -> list[dict[str, Any]]:
    """What the draft rests on: each claim and source that it names.

    `is_new` if readers' page does not name it, `is_here` if a changed part does.
    """
    before = publishing.places_of(sides.live) if sides.live else {}
    changed = [
        place.text
        for name, place in publishing.places_of(sides.draft).items()
        if name not in before or before[name].text != place.text
    ]
    here = set(re.findall(r"@([\w.-]+)", " ".join(changed)))
    old = sides.live.citations if sides.live else {}
    keys = list(sides.draft.citations)
    claims = Claim.objects.filter(key__in=keys).prefetch_related("sources")
    rows = [(row.key, row, list(row.sources.all())) for row in claims]
    rows += [(row.key, None, [row]) for row in Source.objects.filter(key__in=keys)]
    found = [
        {
            "key": key,
            "row": row,
            "sources": sources,
            "is_new": key not in old,
            "is_here": key in here or key not in old,
        }
        for key, row, sources in rows
    ]
    return sorted(found, key=lambda one: (not one["is_new"], str(one["key"])))
