"""Puts two people's changes of one form together, place by place: plain words in, plain words out.

What only one of them changed is taken; where both changed the same place, it is named. Nothing
here knows of forms or tables.
"""

from typing import NamedTuple

Row = dict[str, list[str]]
"""The values of one row by field: a browser's words, none for an empty field."""
Sheet = dict[str, Row]
"""A form: its own fields under "", each line below it as list/key, such as points/12."""
NEW = "+"
"""A line that is not stored yet has a key that begins with it: points/+0."""


class Place(NamedTuple):
    """A field of a form or of a line below it; without a field, the line as a whole."""

    row: str
    field: str = ""


class Merged(NamedTuple):
    """`clashes` were changed by both, and hold what was typed here, or the line that is left.

    `theirs` are the places that were taken over from what is stored.
    """

    sheet: Sheet
    clashes: list[Place]
    theirs: list[Place]


def merge(base: Sheet, stored: Sheet, typed: Sheet) -> Merged:
    """What `stored` and `typed` make together, both having started from `base`.

    Without a base (an empty one) each place that differs counts as changed by both, and no line
    is taken away.
    """
    found = Merged({}, [], [])
    added = [row for key, row in stored.items() if key not in base]
    for key in dict.fromkeys((*stored, *typed)):
        was, theirs, yours = base.get(key), stored.get(key), typed.get(key)
        if theirs is not None and yours is not None and was != theirs:
            found.sheet[key] = _merged_row(key, was or {}, theirs, yours, found)
        elif theirs == was and not (yours and _is_gone(key, was)):
            if yours is not None and not (is_new(key) and yours in added):
                found.sheet[key] = yours
        elif yours == was:
            found.theirs.append(Place(key))
            if theirs is not None:
                found.sheet[key] = theirs
        else:  # one took away what the other changed
            found.clashes.append(Place(key))
            found.sheet[key] = yours or theirs or {}
    return found


def is_new(key: str) -> bool:
    return key.partition("/")[2].startswith(NEW)


def _is_gone(key: str, was: Row | None) -> bool:
    """Whether a line that was typed here was stored once, though nobody knows what it said."""
    return was is None and "/" in key and not is_new(key)


def _merged_row(key: str, was: Row, theirs: Row, yours: Row, found: Merged) -> Row:
    row: Row = {}
    for field in dict.fromkeys((*theirs, *yours)):
        place = Place(key, field)
        old, stored, typed = was.get(field), theirs.get(field, []), yours.get(field, [])
        row[field] = typed
        if typed == stored or stored == old:
            continue
        if typed == old:
            row[field] = stored
            found.theirs.append(place)
        else:
            found.clashes.append(place)
    return row
