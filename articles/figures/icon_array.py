"""Icon array: so many of so many people, filled or empty, ten to a row, six up to a dozen.

Counts are people, never risks below 1 in 100: those stay in words. The words stand beside each
drawing, which screen readers skip.
"""

from django.utils.safestring import SafeString

from .person import HEIGHT, WIDTH, pattern

TEN, SIX = 10, 6
"""How many people stand in a row: six in groups of a dozen or fewer, to be seen on a phone."""


def icon_array(count: int, of: int, *, id: str) -> SafeString:
    """An SVG of `of` people with the first `count` filled in.

    `id` must differ between the pictures of a page. ValueError unless 0 <= count <= of and
    1 <= of <= 100.
    """
    _check(count, of)
    columns = SIX if of <= 2 * SIX else TEN
    rows = -(-of // columns)
    people = _cells(0, count, columns, f"{id}-on") + _cells(count, of, columns, f"{id}-off")
    return SafeString(
        f'<svg viewBox="0 0 {columns * WIDTH} {rows * HEIGHT}" aria-hidden="true"><defs>'
        f"{pattern(f'{id}-on', 'a-on')}{pattern(f'{id}-off', 'a-off')}</defs>{people}</svg>"
    )


def _check(count: int, of: int) -> None:
    if not 1 <= of <= 100:
        raise ValueError(
            f"A picture of {of} people cannot be drawn: it holds 1 to 100, so give larger "
            "groups as a number out of 100."
        )
    if not 0 <= count <= of:
        raise ValueError(
            f"{count} of {of} people cannot be drawn: the count must lie between 0 and {of}."
        )


def _cells(start: int, end: int, columns: int, fill: str) -> str:
    """The people from `start` up to `end`: at most a part of a row, whole rows, a part again."""
    drawn = ""
    while start < end:
        row, column = divmod(start, columns)
        whole_rows = (end - start) // columns if column == 0 else 0
        wide = columns if whole_rows else min(columns - column, end - start)
        drawn += _rect(column, row, wide, whole_rows or 1, fill)
        start += wide * (whole_rows or 1)
    return drawn


def _rect(column: int, row: int, wide: int, high: int, fill: str) -> str:
    x = f' x="{column * WIDTH}"' if column else ""
    y = f' y="{row * HEIGHT}"' if row else ""
    return f'<rect{x}{y} width="{wide * WIDTH}" height="{high * HEIGHT}" fill="url(#{fill})"/>'
