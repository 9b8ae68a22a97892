"""The rows that many pages print: what of each is signed, and which live pages print it.

Outcomes and guidance are frozen into editions; words, urgent signs and the state of a source
are shown as they stand in their rows.
"""

import datetime
from collections.abc import Iterable

import msgspec

from articles import pages
from articles.models import Edition, GlossaryTerm, Guidance, Outcome, Source, UrgentSign

from .build import guidance_line, outcome_of
from .change_class import Change, Place, class_of, row_places

SharedRow = Outcome | Guidance | GlossaryTerm | UrgentSign | Source
FrozenRow = Outcome | Guidance


class TermWords(pages.Frozen, frozen=True, kw_only=True):
    """What is signed of a word of the glossary."""

    key: str
    word: str
    say: str = ""
    meaning: str


class SignWords(pages.Frozen, frozen=True, kw_only=True):
    """What is signed of an urgent sign: its words, and by which phrases search finds it.

    Its place is signed too: the first crisis sign is the one that every page prints.
    """

    key: str
    level: str
    order: int = 0
    text: str = ""
    heading: str = ""
    advice: str = ""
    phrases: str = ""
    shows_poison_line: bool = False


class SourceState(pages.Frozen, frozen=True, kw_only=True):
    """What is signed of a source: whether it still stands."""

    key: str
    status: str


def struct_of(row: SharedRow) -> msgspec.Struct:
    """What a signature of the row covers, as the row is now, stored or not."""
    if isinstance(row, Outcome):
        return outcome_of(row)
    if isinstance(row, Guidance):
        return guidance_line(row)
    if isinstance(row, GlossaryTerm):
        return TermWords(key=row.slug, word=row.word, say=row.say, meaning=row.meaning)
    if isinstance(row, UrgentSign):
        said = {name: getattr(row, name) for name in SignWords.__struct_fields__ if name != "key"}
        return SignWords(key=row.slug, **said)
    return SourceState(key=row.key, status=row.status)


def title_of(row: SharedRow) -> str:
    """What staff call the row, as parts_of names it."""
    if isinstance(row, Outcome):
        return row.question
    if isinstance(row, Guidance):
        return f"Guidance: {row.body}"
    return str(row)


def values_of(struct: msgspec.Struct) -> dict[str, object]:
    """The columns that hold what the struct says, but for the row's own name."""
    return {name: getattr(struct, name) for name in struct.__struct_fields__ if name != "key"}


def row_places_of(row: SharedRow, struct: msgspec.Struct) -> dict[str, Place]:
    """The sentences and choices of a row as `struct` has them, by name; of urgent rows all is."""
    return row_places(struct, title_of(row), is_urgent=isinstance(row, (UrgentSign, Source)))


def row_change(row: SharedRow, before: msgspec.Struct, after: msgspec.Struct) -> Change:
    """What a change of a row that pages show live is at least; of urgent signs all is urgent."""
    return class_of(row_places_of(row, before), row_places_of(row, after))


def printing(row: SharedRow, now: datetime.datetime) -> list[Edition]:
    """The editions that print the row: live at `now`, or scheduled for later."""
    live = Edition.objects.readable(now)
    later = Edition.objects.filter(live_from__gt=now, cancelled_at=None, state="published")
    found = (*live.select_related("article"), *later.select_related("article"))
    return [edition for edition in found if edition.is_sound() and _prints(edition.page(), row)]


def _prints(page: pages.AnyPage, row: SharedRow) -> bool:
    if isinstance(row, Outcome):
        return any(outcome.key == row.key for outcome in page.outcomes)
    if isinstance(row, Guidance):
        return any(line.key == row.key for line in page.guidance)
    if isinstance(row, GlossaryTerm):
        return row.slug in page.terms
    if isinstance(row, Source):
        return any(source.key == row.key for source in page.sources)
    return True  # every page prints the urgent signs


def named_row(about: str) -> SharedRow:
    """The stored row that the log calls `about`, such as outcome:lasting-relief.

    LookupError if it was deleted.
    """
    found = named_rows([about])
    if about not in found:
        raise LookupError(f"There is no {about} any more.")
    return found[about]


def named_rows(abouts: Iterable[str]) -> dict[str, SharedRow]:
    """The stored rows of these names with what struct_of reads, in few queries for any number.

    What was deleted is left out.
    """
    asked: dict[str, list[str]] = {}
    for about in abouts:
        table, _, name = about.partition(":")
        asked.setdefault(table, []).append(name)
    found: dict[str, SharedRow] = {}
    for model, field in NAMED_BY.items():
        table = str(model._meta.model_name)
        rows = model._default_manager.filter(**{f"{field}__in": asked.get(table, ())})
        for row in rows.prefetch_related(*PRINTED_WITH.get(model, ())):
            found[f"{table}:{getattr(row, field)}"] = row
    return found


NAMED_BY: dict[type[SharedRow], str] = {
    Outcome: "key",
    Guidance: "key",
    GlossaryTerm: "slug",
    UrgentSign: "slug",
    Source: "key",
}
"""The rows that many pages print, and the field that names each."""

PRINTED_WITH: dict[type[SharedRow], tuple[str, ...]] = {
    Outcome: ("values", "basis"),
    Guidance: ("source", "basis"),
}
"""What stands in other tables and is printed with a row."""
