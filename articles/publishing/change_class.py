"""Says how far a change of a page reaches: wording, content or safety, and why.

Pure: two structs in, the lowest class that the change may have out. publish() raises what a
person chose to that class and never lowers it. When in doubt the rules say more, not less.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from articles import pages
from articles.toc import ASK, HELP, ORDER, SAYS, SIDES, SURE

from .differing import differences
from .facts_in_words import urgent_lines, warnings

EDITORIAL, SUBSTANTIVE, SAFETY = LEVELS = ("editorial", "substantive", "safety")
"""From the least to the most, in the words of Edition.Change."""

URGENT_FIELDS = {"when_emergency", "when_to_call", "usually_passes", "who_should_not", "home_use"}
CARE_FIELDS = {"when_emergency", "when_to_call", "usually_passes"}
ANSWERED_IN = {"presence_note": "presence", "frequency_basis": "frequency", "doses_note": "doses"}
"""Texts that stand under the heading of another field."""


class Change(NamedTuple):
    """The lowest class that a change may have, and a sentence for each thing that says so."""

    level: str
    reasons: tuple[str, ...] = ()

    def raised(self, chosen: str) -> str:
        """The higher one of the chosen class and this one."""
        return max(chosen, self.level, key=LEVELS.index)


def together(changes: Iterable[Change]) -> Change:
    """Several changes as one: the highest class, every reason once."""
    found = list(changes)
    level = max((change.level for change in found), key=LEVELS.index, default=EDITORIAL)
    return Change(level, tuple(dict.fromkeys(why for change in found for why in change.reasons)))


class Place(NamedTuple):
    """One text of a page under the heading that readers know, or a choice without prose."""

    text: str
    is_urgent: bool = False
    is_choice: bool = False


NEW_PAGE = Change(SUBSTANTIVE, ("The page is new to readers.",))


def change_class(before: pages.ArticlePage | None, after: pages.ArticlePage) -> Change:
    """What the change from `before` to `after` is at least; `before` None is a new page."""
    if before is None:
        return NEW_PAGE
    # What cites a source or no longer does is said where it is cited.
    both = {line.key for line in before.sources} & {line.key for line in after.sources}
    return class_of(
        places_of(before) | _sources(before, both), places_of(after) | _sources(after, both)
    )


def class_of(before: Mapping[str, Place], after: Mapping[str, Place]) -> Change:
    """The same for any texts, by the names of their places."""
    nothing = Place("")
    return together(
        Change(level, (sentence,))
        for name in dict.fromkeys((*before, *after))
        for level, sentence in _compare(name, before.get(name, nothing), after.get(name, nothing))
    )


def _compare(name: str, before: Place, after: Place) -> Iterator[tuple[str, str]]:
    """Each difference that matters in one place, with its class."""
    old, new = (" ".join(place.text.split()) for place in (before, after))
    if old == new:
        return
    is_urgent = before.is_urgent or after.is_urgent
    level = SAFETY if is_urgent else SUBSTANTIVE
    if before.is_choice or after.is_choice:
        yield level, f"{name} was {old or 'not said'} and is {new or 'not said'} now."
        return
    if not old or not new:
        yield level, f"“{name}” is {'new' if new else 'gone'}."
    if is_urgent:
        yield SAFETY, f"“{name}” says when to get help or to hold back, and reads otherwise."
    for is_risky, sentence in differences(before.text, after.text, name):
        yield SAFETY if is_risky else level, sentence
    if warnings(before.text) != warnings(after.text):
        yield SAFETY, f"A warning in “{name}” reads otherwise."
    if urgent_lines(before.text) != urgent_lines(after.text):
        yield SAFETY, f"A line in “{name}” that tells to get help at once reads otherwise."


def places_of(page: pages.ArticlePage) -> dict[str, Place]:
    """Every text and choice of the page by the heading under which readers find it."""
    found = {
        "The title": Place(page.title),
        "The medical name": Place(page.medical_name),
        "The line in lists": Place(page.one_line),
        "In short": Place("\n".join(page.summary)),
        SIDES.title: Place(_points(page, "pair")),
        SURE.title: Place(_points(page, "sure") + _points(page, "drawn")),
        ASK.title: Place("\n".join(page.questions)),
        "The picture": Place(page.picture.file if page.picture else "", is_choice=True),
        "The words under the picture": Place(_caption(page.picture)),
    }
    for name in page.TEXT_FIELDS:
        found[_heading(page, name)] = _joined(found.get(_heading(page, name)), page, name)
    rows: list[tuple[str, msgspec.Struct]] = [
        (f"{SURE.title}: {row.question}", row) for row in page.outcomes
    ]
    rows += [(f"{SAYS.title}: {row.body}, {row.key}", row) for row in page.guidance]
    rows += [(f"Dose studied: {row.who}", row) for row in getattr(page, "doses", ())]
    for name, row in rows:
        found |= row_places(row, name)
    return found | _choices(page)


def _joined(there: Place | None, page: pages.ArticlePage, name: str) -> Place:
    """Texts under one heading are one place."""
    text: str = getattr(page, name)
    if there is not None:
        text = "\n\n".join(filter(None, (there.text, text)))
    return Place(text, is_urgent=name in URGENT_FIELDS or bool(there and there.is_urgent))


def row_places(row: msgspec.Struct, name: str, *, is_urgent: bool = False) -> dict[str, Place]:
    """The sentences of a row, such as an outcome, as one place, and each of its choices."""
    said = {field: what for field, what in msgspec.structs.asdict(row).items() if field != "key"}
    prose = "\n".join(what for field, what in said.items() if field in PROSE and what)
    choices = {field: what for field, what in said.items() if field not in PROSE}
    choices |= _numbers(choices.pop("values", ()))
    return {name: Place(prose, is_urgent)} | {
        f"{_capital(field.replace('_', ' '))} of “{name}”": Place(
            _spelled(what), is_urgent, is_choice=True
        )
        for field, what in choices.items()
    }


PROSE = {
    "question", "answer", "population", "scale", "happened", "did_not", "time_span", "worth_asking",
    "body", "says", "rests_on", "who", "given", "rated", "word", "say", "meaning",
}  # fmt: skip
"""Fields of rows that hold sentences; the others are choices and numbers."""


def _numbers(values: Iterable[pages.OutcomeValue]) -> dict[str, object]:
    """Each number by its time and arm, so that one which changes stands alone; and their order."""
    found: dict[str, object] = {}
    arms: list[str] = []
    for value in values:
        said = msgspec.structs.asdict(value)
        arm = ", ".join(filter(None, (said.pop("time"), said.pop("arm")))) or "all"
        arms.append(arm)
        place = f"{arm}, {arms.count(arm)}" if arms.count(arm) > 1 else arm
        found |= {f"{NUMBERS.get(name, name)} ({place})": what for name, what in said.items()}
    return found | {"times and groups": "; ".join(arms)}


NUMBERS = {"count": "how many", "of": "out of", "low": "lower end", "high": "upper end"}
"""What a number of an outcome is called where its own name says too little."""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spelled(value: object) -> str:
    """A choice or a list of numbers as words that can be compared and read."""
    if isinstance(value, msgspec.Struct):
        said = msgspec.structs.asdict(value)
        return ", ".join(f"{name} {what}" for name, what in said.items() if what not in ("", None))
    if isinstance(value, tuple):
        return "; ".join(map(_spelled, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(value).removesuffix(".0")
    return "" if value is None else str(value)


def _points(page: pages.ArticlePage, part: str) -> str:
    return "\n".join(
        f"{point.side} {point.label} {point.text} {point.outcome}" for point in page.part(part)
    )


def _choices(page: pages.ArticlePage) -> dict[str, Place]:
    names = ("action", "nature", "purpose", "route", "body_area", "frequency", "when_short")
    chosen = {name: getattr(page, name) for name in names if hasattr(page, name)}
    presence: Mapping[str, str] = getattr(page, "presence", {})
    chosen |= {f"When it can be present, {period}": said for period, said in presence.items()}
    return {
        f"“{name.replace('_', ' ')}”": Place(said, is_urgent=name == "action", is_choice=True)
        for name, said in chosen.items()
    }


def _sources(page: pages.ArticlePage, keys: Collection[str]) -> dict[str, Place]:
    return {
        f"Source {line.key}": Place(_spelled(line)) for line in page.sources if line.key in keys
    }


def _caption(picture: pages.Picture | None) -> str:
    return f"{picture.alt} {picture.caption} {picture.credit}" if picture else ""


def _heading(page: pages.ArticlePage, name: str) -> str:
    """The heading under which a text stands, or its field's name where it has none."""
    if name in CARE_FIELDS:
        return HELP.title
    wanted = ANSWERED_IN.get(name, name)
    titles = {needs: part.title for needs, part in ORDER[page.KIND]}
    return titles.get(wanted, name.replace("_", " ")).format(title=page.title)
