"""Prints live and scheduled pages again with one row as it is now; their drafts stay drafts."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from django.contrib.auth.models import User

from articles import pages
from articles.caching import raise_stamp
from articles.models import Edition, Outcome
from articles.rendering import references

from .build import with_references
from .change_class import SUBSTANTIVE, Change, change_class, together
from .check import require_sound
from .editions import record_edition
from .freezing import freeze
from .parts import parts_of
from .shared_rows import FrozenRow, printing, struct_of


class Reprint(NamedTuple):
    """One edition that prints the row, its page, and that page with the row as it is now."""

    edition: Edition
    before: pages.AnyPage
    page: pages.AnyPage

    @property
    def new_parts(self) -> dict[str, str]:
        """What of the page reads otherwise now: hashes and names, as parts_of gives them."""
        old = parts_of(self.before)
        return {hash: name for hash, name in parts_of(self.page).items() if hash not in old}

    @property
    def change(self) -> Change:
        """What the change is at least; never wording if the page's own part changes with it."""
        found = change_class(self.before, self.page)
        if next(iter(parts_of(self.page))) in self.new_parts:
            also = f"What “{self.page.title}” cites or explains changes with it."
            return Change(found.raised(SUBSTANTIVE), (*found.reasons, also))
        return found


def reprints(row: FrozenRow, now: datetime.datetime) -> list[Reprint]:
    """Every live or scheduled page that would read otherwise with the row as it is now."""
    found = [(edition, edition.page()) for edition in printing(row, now)]
    printed = [Reprint(edition, page, _with(page, row)) for edition, page in found]
    return [one for one in printed if one.before != one.page]


def change_of(printed: Sequence[Reprint]) -> Change:
    """The highest class on any of the pages, with every reason once."""
    return together(one.change for one in printed)


def reprint(
    printed: Sequence[Reprint],
    *,
    by: User,
    note: str,
    change: str,
    now: datetime.datetime,
    note_is_public: bool = True,
) -> list[Edition]:
    """Publishes the pages, those that are scheduled for the moment that was set already.

    Blocked if a check fails on any page.
    """
    require_sound(one.page for one in printed)
    editions = []
    for edition, _, page in printed:
        article = edition.article
        article.editions.filter(pk=edition.pk).cancel(now)  # reaches only what is not live yet
        new = freeze(
            article,
            page,
            by=by,
            note=note,
            note_is_public=note_is_public,
            change=change,
            live_from=max(edition.live_from, now),
            now=now,
            written_by=edition.written_by_id,
        )
        record_edition(new, by, of_draft=False)
        editions.append(new)
    raise_stamp()
    return editions


def _with(page: pages.AnyPage, row: FrozenRow) -> pages.AnyPage:
    """The page with the row as it is now.

    What the page cites and explains is worked out again only where the row cites or explains
    something else than before, so that a change of wording leaves the page's own part alone.
    """
    name = "outcomes" if isinstance(row, Outcome) else "guidance"
    before: tuple[pages.Outcome | pages.GuidanceLine, ...] = getattr(page, name)
    new = struct_of(row)
    after = tuple(new if line.key == row.key else line for line in before)
    changed = msgspec.structs.replace(page, **{name: after})
    is_same = [_needs(line) for line in before] == [_needs(line) for line in after]
    return changed if is_same else with_references(changed)


def _needs(line: msgspec.Struct) -> object:
    """What a line makes its page cite and explain."""
    said = msgspec.structs.asdict(line)
    return references(said.get("answer") or said.get("says", "")), said["basis"]
