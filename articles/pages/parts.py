"""The parts of a page: outcomes with their values, doses, guidance, points, pictures, sources."""

from functools import cache

import msgspec

Markdown = str
Key = str
"""The id of a source or of a claim, as it stands in `[@key]`."""


class Frozen(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all page structs share: no change after making, no default in the JSON."""

    def __post_init__(self) -> None:
        """Equal structs must give equal bytes, and msgspec knows a default by identity only."""
        for name, default in _words_by_default(type(self)):
            if getattr(self, name) == default:
                msgspec.structs.force_setattr(self, name, default)


@cache
def _words_by_default(struct: type[Frozen]) -> tuple[tuple[str, str], ...]:
    """The fields of a struct that hold words where nothing else is said, and these words."""
    fields = msgspec.structs.fields(struct)
    return tuple((f.name, f.default) for f in fields if f.default and isinstance(f.default, str))


class OutcomeValue(Frozen, frozen=True, kw_only=True):
    """One measured number: exactly one of count/of, percent, mean or difference is set.

    `low` and `high` are the range that studies allow for; `people` is how many were in the arm.
    Where this number is surer or less sure than its outcome it has its own certainty; `note` is
    what its source adds.
    """

    time: str = ""
    arm: str = ""
    count: int | None = None
    of: int | None = None
    percent: float | None = None
    mean: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    people: int | None = None
    certainty_from: str = ""
    certainty_to: str = ""
    note: str = ""


class Outcome(Frozen, frozen=True, kw_only=True):
    """A patient's question with its answer, its numbers and how sure anyone can be.

    `measure` is people, percent, score or difference; `scale` names the scale ("0 to 10 pain
    scale"); certainty runs from the lowest to the highest grade that a source gives. `asks` is
    the column of the evidence table (soon, later, doing, harm), `found` the word that stands there;
    in a crossover trial the same people had each treatment in turn. `people` were studied where no
    value says how many.
    """

    key: Key
    asks: str = ""
    found: str = ""
    question: str
    answer: Markdown
    population: str = ""
    measure: str = "people"
    scale: str = ""
    happened: str = ""
    did_not: str = ""
    certainty_from: str = "not_studied"
    certainty_to: str = "not_studied"
    graders_disagree: bool = False
    is_crossover: bool = False
    time_span: str = ""
    worth_asking: str = ""
    values: tuple[OutcomeValue, ...] = ()
    basis: tuple[Key, ...] = ()
    people: int | None = None


class Dose(Frozen, frozen=True, kw_only=True):
    """What a study used: a record, never an instruction."""

    key: Key
    who: str
    given: str
    rated: str = ""
    route: str = ""
    basis: tuple[Key, ...] = ()


class GuidanceLine(Frozen, frozen=True, kw_only=True):
    """What one body says, and what its word rests on."""

    key: Key
    body: str
    year: int | None = None
    position: str = ""
    says: Markdown
    rests_on: str = ""
    basis: tuple[Key, ...] = ()


class Point(Frozen, frozen=True, kw_only=True):
    """One entry of a list: a bold label with a cited sentence, or an outcome's own words.

    `part` says which list (pair, sure, drawn); `side` is benefit or harm in the pair.
    """

    part: str
    side: str = ""
    label: str = ""
    text: Markdown = ""
    outcome: Key = ""


class Picture(Frozen, frozen=True, kw_only=True):
    """A picture of the page; `file` is named by the hash of its bytes and never deleted."""

    file: str
    alt: str = ""
    width: int
    height: int
    caption: str = ""
    credit: str = ""


class SourceLine(Frozen, frozen=True, kw_only=True):
    """One numbered source as the page prints it. `read` says how far it was read."""

    key: Key
    kind: str
    title: str
    authors: str = ""
    container: str = ""
    year: int | None = None
    url: str = ""
    about: str = ""
    read_note: str = ""
