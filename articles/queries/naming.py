"""By which names texts, lists and editions refer to a row, and which parts of an edition do."""

import re
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q

from articles import pages
from articles.models import (
    Article,
    Claim,
    DoseStudied,
    Edition,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Source,
)
from articles.publishing.citing import cite
from articles.publishing.passages import passages
from articles.publishing.places import place_of

Row = Source | Claim | Outcome | Guidance | DoseStudied | GlossaryTerm | Image | Article

LIST = {
    "guidance": "What expert bodies say",
    "outcome": "Outcomes",
    "doses": "What studies used",
    "picture": "Picture",
    "related": "Read next",
}
"""The lists of a page's form that hold rows, by the names of the struct."""
DAMAGED = "This edition does not match its hash, and may use it"


NOTHING = re.compile(r"(?!)")


class Named(NamedTuple):
    """How a row is named: `words` finds it in a text, `in_content` the editions that may hold it.

    `keys` name it in the lists of other rows; `leads` are the claims that it stands for on pages.
    """

    words: re.Pattern[str]
    in_content: Q
    keys: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()


def named(row: Row) -> Named:
    """The names of a row as it is now."""
    if isinstance(row, Article):
        name = f"{row.kind}:{row.slug}"
        return Named(words_for(row, {name}), Q(), frozenset({name}))
    key = row.slug if isinstance(row, GlossaryTerm) else row.key
    # In an edition's JSON only a key stands between quotes; in its words it has brackets.
    held = Q(content__contains=f'"{key}"')
    if isinstance(row, Image):
        held |= Q(content__contains=str(row.file.name))
    leads = frozenset(_claims_led_by(row)) if isinstance(row, Source) else frozenset()
    keys = {key, row.word} if isinstance(row, GlossaryTerm) else {key}
    return Named(words_for(row, keys | leads), held, frozenset(keys), leads)


def words_for(row: Row, names: Collection[str]) -> re.Pattern[str]:
    """Finds where a text refers to the row by one of these names.

    It reads what staff type, not what is rendered: a hundred times faster, and never too little.
    """
    called = "|".join(map(re.escape, sorted(names)))
    if not called:
        return NOTHING
    if isinstance(row, (Source, Claim)):
        return re.compile(rf"[\[;,\s]@(?:{called})\s?[;,\]]")
    if isinstance(row, GlossaryTerm):
        return re.compile(rf"\[\[\s*(?:{called})\s*(?:\\?\||\]\])", re.IGNORECASE)
    if isinstance(row, Image):
        return re.compile(rf"\bimage:(?:{called})(?![\w-])")
    return re.compile(rf"\b(?:{called})(?![\w-])") if isinstance(row, Article) else NOTHING


def _claims_led_by(source: Source) -> list[str]:
    """The claims for which pages print this source."""
    keys = list(source.claims.values_list("key", flat=True))
    numbers, lines = cite(keys)
    return [key for key in keys if key in numbers and lines[numbers[key][0] - 1].key == source.key]


def parts_of_edition(row: Row, edition: Edition) -> tuple[str, ...]:
    """The parts of the edition that use the row; nothing if none does."""
    if not edition.is_sound():
        return (DAMAGED,)
    page = edition.page()
    keys, lists = _keys_in(row, page), _lists(row, page)
    if not keys and not lists:
        return ()
    there = words_for(row, keys)
    said = [
        passage.where
        for passage in passages(page)
        if not keys.isdisjoint(passage.basis) or there.search(passage.text)
    ]
    return tuple(dict.fromkeys([*lists, *said])) or ("Its words",)


def _keys_in(row: Row, page: pages.AnyPage) -> set[str]:
    """The names by which the words of this very page refer to the row."""
    if isinstance(row, Source):
        mine = {number for number, line in enumerate(page.sources, 1) if line.key == row.key}
        return {key for key, numbers in page.citations.items() if mine.intersection(numbers)}
    if isinstance(row, Claim):
        rests_on = {key for passage in passages(page) for key in passage.basis}
        return {row.key} & {*page.citations, *rests_on}
    if isinstance(row, GlossaryTerm):
        return {row.slug, row.word} if row.slug in page.terms else set()
    if isinstance(row, Image):
        shown = page.pictures.items()
        return {key for key, picture in shown if key == row.key or picture.file == row.file.name}
    if isinstance(row, Article):
        return {target for target, pk in page.links.items() if pk == row.pk}
    return set()


def _lists(row: Row, page: pages.AnyPage) -> list[str]:
    """The lists of the page that hold the row itself."""
    if isinstance(row, Outcome):
        points = [place_of(point) for point in page.points if point.outcome == row.key]
        return points or [LIST["outcome"] for one in page.outcomes if one.key == row.key]
    if isinstance(row, Image) and page.picture and page.picture.file == row.file.name:
        return [LIST["picture"]]
    if isinstance(row, Article) and row.pk in page.related:
        return [LIST["related"]]
    if isinstance(row, Guidance) and any(line.key == row.key for line in page.guidance):
        return [LIST["guidance"]]
    doses = getattr(page, "doses", ())
    if isinstance(row, DoseStudied) and any(dose.key == row.key for dose in doses):
        return [LIST["doses"]]
    return []
