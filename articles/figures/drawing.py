"""Outcomes as a table of pictures with words: times from the top, groups side by side.

The table is its own text twin: every cell says in words what it shows.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from django.utils.safestring import SafeString

from articles.pages import Outcome, OutcomeValue

from .axis import STEPS, Ends, apart, bar, ends_of, measured, spread
from .differences import DUMMY, counts_people, difference_apart
from .icon_array import icon_array
from .meter import certainty_words
from .scores import average
from .shares import both_frames, in_hundred, people_to_draw, shares_sentence
from .wording import a_scale, listed
from .words import form_of, group_sizes

Number = tuple[Outcome, OutcomeValue]


class Cell(NamedTuple):
    """A picture (empty if words must do), what it shows, and what belongs to it."""

    picture: SafeString = SafeString("")
    said: str = ""
    more: str = ""


class Row(NamedTuple):
    """What a row is about, how many people and how sure, and a cell for each head."""

    head: str
    below: str
    cells: tuple[Cell, ...]


class Drawing(NamedTuple):
    """`what` is counted or measured; `is_people` if people are drawn, so that a key is needed.

    `sizes` says how many people stand behind the numbers and `sure` how sure anyone can be of
    them; each is empty if the rows say it. `step` tells the eye how far apart marks are.
    """

    what: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    sizes: str = ""
    sure: str = ""
    is_people: bool = False
    step: str = ""

    @property
    def is_headed(self) -> bool:
        """Whether rows need a head: a single time needs none."""
        return any(row.head or row.below for row in self.rows)


def drawing(outcomes: Sequence[Outcome], id: str) -> Drawing | None:
    """The table of the values of some outcomes that tell the same over time.

    None if there are none, if they don't tell the same, or if their scale names no two ends: the
    sentence of each outcome must do. `id` must differ between the drawings of a page. ValueError
    for a number outside its scale.
    """
    numbers = [(outcome, value) for outcome in outcomes for value in outcome.values]
    drawn = _drawn(numbers, id)
    if drawn and all(outcome.values for outcome in outcomes):
        return drawn
    return drawn and _sure_at_rows(drawn)


def _drawn(numbers: Sequence[Number], id: str) -> Drawing | None:
    forms = {form_of(value, outcome.measure) for outcome, value in numbers}
    if len({(one.happened, one.did_not, one.scale) for one, _ in numbers}) != 1:
        return None
    ends = ends_of(numbers[0][0].scale)
    if forms == {"people"}:
        return _people(numbers, id)
    if forms == {"score"} and ends:
        return _scores(numbers, ends)
    if forms == {"difference"} and (ends or counts_people(numbers[0][0])):
        return _differences(numbers, apart(ends or Ends(0, 100)))
    return None


def grades(outcome: Outcome, value: OutcomeValue) -> tuple[str, str]:
    """How sure anyone can be of one number: as it says itself, or else as its outcome says."""
    if value.certainty_from:
        return value.certainty_from, value.certainty_to
    return outcome.certainty_from, outcome.certainty_to


def _sure_at_rows(drawn: Drawing) -> Drawing:
    """The same where an outcome that is told below the table has a certainty of its own."""
    rows = (row._replace(below=f"{row.below} {drawn.sure}".strip()) for row in drawn.rows)
    return drawn._replace(rows=tuple(rows), sure="")


def _people(numbers: Sequence[Number], id: str) -> Drawing:
    """A row for each time and a column for each group; a number typed twice opens a new row."""
    arms = tuple(dict.fromkeys(value.arm for _, value in numbers))
    rows: list[tuple[str, dict[str, Number]]] = []
    for outcome, value in numbers:
        row = next((r for time, r in rows if time == value.time and value.arm not in r), None)
        if row is None:
            rows.append((value.time, row := {}))
        row[value.arm] = outcome, value
    alone = len(rows) == 1
    cells = [
        tuple(
            _counted(*row[arm], f"{id}-{y}-{x}", alone=alone) if arm in row else Cell()
            for x, arm in enumerate(arms)
        )
        for y, (_, row) in enumerate(rows)
    ]
    table = _table(
        ["" if alone else time for time, _ in rows], [[*r.values()] for _, r in rows], cells
    )
    what = f"How many people {numbers[0][0].happened}"
    return Drawing(what, arms if any(arms) else (), *table, is_people=True)


def _counted(outcome: Outcome, value: OutcomeValue, id: str, *, alone: bool) -> Cell:
    if in_hundred(value) is None:
        return Cell(said=shares_sentence([msgspec.structs.replace(value, arm="")]), more=value.note)
    said, others = both_frames(value, outcome.happened if alone else "", outcome.did_not)
    people = people_to_draw(value)
    picture = icon_array(*people, id=id) if people else SafeString("")
    return Cell(picture, said, f"{others} {value.note}".rstrip())


def _scores(numbers: Sequence[Number], ends: Ends) -> Drawing:
    heads = [", ".join(filter(None, [value.time, value.arm])) for _, value in numbers]
    cells = [(Cell(_bar(value, ends), average(value), value.note),) for _, value in numbers]
    scale = numbers[0][0].scale
    what = f"The average, on {a_scale(scale)}"
    head = f"{ends.low:g} to {ends.high:g}"
    if thing := measured(scale):
        head += f"\u202f(more\u202f{thing})"
    return Drawing(what, (head,), *_table(heads, [[one] for one in numbers], cells))


def _bar(value: OutcomeValue, ends: Ends) -> SafeString:
    if value.mean is None:
        return spread(None, value.low, value.high, ends)
    return bar(value.mean, ends)


def _differences(numbers: Sequence[Number], ends: Ends) -> Drawing:
    outcome = numbers[0][0]
    against = list(dict.fromkeys(value.arm or DUMMY for _, value in numbers))
    heads = [
        value.time if len(against) == 1 else f"{value.time}, against {value.arm or DUMMY}"
        for _, value in numbers
    ]
    if counts_people(outcome):
        what, one, head = "People in 100", "people", "fewer same more"
        if outcome.happened:
            what += f" who {outcome.happened}"
    else:
        what, one, head = f"Points on {a_scale(outcome.scale)}", "points", "lower same higher"
        if thing := measured(outcome.scale):
            head = f"less\u202f{thing} same more\u202f{thing}"
    return Drawing(
        f"{what}, against {listed(against)}",
        (head,),
        *_table(heads, [[one] for one in numbers], [(_difference(*one, ends),) for one in numbers]),
        step=f"one mark for each {2 * ends.high / STEPS:g} {one}",
    )


def _difference(outcome: Outcome, value: OutcomeValue, ends: Ends) -> Cell:
    said, perhaps = difference_apart(value, outcome)
    picture = spread(value.difference, value.low, value.high, ends)
    return Cell(picture, said, " ".join(filter(None, [perhaps, value.note])))


def _table(
    heads: Sequence[str],
    numbers: Sequence[Sequence[Number]],
    cells: Sequence[tuple[Cell, ...]],
) -> tuple[tuple[Row, ...], str, str]:
    """The rows, how many people, and how sure: the two stand at the rows if these differ."""
    sizes = [group_sizes([value for _, value in row]) for row in numbers]
    sure = [_sure(*row[0]) for row in numbers]
    own_size = len(set(sizes)) > 1
    own = any(value.certainty_from for row in numbers for _, value in row)
    own_grade = len(set(sure)) > 1 or (own and len(sure) > 1)
    rows = (
        Row(
            head[:1].upper() + head[1:],
            " ".join(filter(None, [size if own_size else "", grade if own_grade else ""])),
            drawn,
        )
        for head, size, grade, drawn in zip(heads, sizes, sure, cells, strict=True)
    )
    together = "" if own_size else group_sizes([value for row in numbers for _, value in row])
    return tuple(rows), together, "" if own_grade else sure[0]


def _sure(outcome: Outcome, value: OutcomeValue) -> str:
    low, high = grades(outcome, value)
    return f"{certainty_words(low, high, disagree=outcome.graders_disagree)}."
