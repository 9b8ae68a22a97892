"""Icon array: so many of so many people, ten to a row, filled or empty.

Counts are people, never risks below 1 in 100: those stay in words.
"""

from django.utils.html import escape
from django.utils.safestring import SafeString

from .person import HEIGHT, WIDTH, pattern

COLUMNS = 10


def icon_array(count: int, of: int, *, label: str, id: str) -> SafeString:
    """An SVG of `of` people with the first `count` filled in; `label` says the same in words.

    `id` must differ between the pictures of a page. ValueError unless 0 <= count <= of and
    1 <= of <= 100.
    """
    _check(count, of, label)
    rows = -(-of // COLUMNS)
    people = _cells(0, count, f"{id}-on") + _cells(count, of, f"{id}-off")
    return SafeString(
        f'<svg viewBox="0 0 {COLUMNS * WIDTH} {rows * HEIGHT}" role="img" '
        f'aria-label="{escape(label)}"><defs>{pattern(f"{id}-on", "a-on")}'
        f"{pattern(f'{id}-off', 'a-off')}</defs>{people}</svg>"
    )


def _check(count: int, of: int, label: str) -> None:
    if not 1 <= of <= 100:
        raise ValueError(
            f"A picture of {of} people cannot be drawn: it holds 1 to 100, so give larger "
            "groups as a number out of 100."
        )
    if not 0 <= count <= of:
        raise ValueError(
            f"{count} of {of} people cannot be drawn: the count must lie between 0 and {of}."
        )
    if not label.strip():
        raise ValueError("A picture of people needs a label that says in words what it shows.")


def _cells(start: int, end: int, fill: str) -> str:
    """The people from `start` up to `end`: at most a part of a row, whole rows, a part again."""
    drawn = ""
    while start < end:
        row, column = divmod(start, COLUMNS)
        whole_rows = (end - start) // COLUMNS if column == 0 else 0
        wide = COLUMNS if whole_rows else min(COLUMNS - column, end - start)
        drawn += _rect(column, row, wide, whole_rows or 1, fill)
        start += wide * (whole_rows or 1)
    return drawn


def _rect(column: int, row: int, wide: int, high: int, fill: str) -> str:
    x = f' x="{column * WIDTH}"' if column else ""
    y = f' y="{row * HEIGHT}"' if row else ""
    return f'<rect{x}{y} width="{wide * WIDTH}" height="{high * HEIGHT}" fill="url(#{fill})"/>'
