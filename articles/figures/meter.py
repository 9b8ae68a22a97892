"""How sure: GRADE's four levels and "not studied", as words and as a row of four cells.

The words are always printed beside the cells, which screen readers skip.
"""

from django.utils.safestring import SafeString

LEVELS = ("not_studied", "very_low", "low", "moderate", "high")
"""From no proof to the best; the place in this row is the number of filled cells."""


def meter(low: str, high: str) -> SafeString:
    """Four cells: filled up to the lowest grade given, striped up to the highest."""
    sure, perhaps = _cells(low, high)
    cells = (
        '<i class="on"></i>' * sure
        + '<i class="may"></i>' * (perhaps - sure)
        + "<i></i>" * (len(LEVELS) - 1 - perhaps)
    )
    return SafeString(f'<div class="meter" aria-hidden="true">{cells}</div>')


def certainty_words(low: str, high: str, *, disagree: bool = False) -> str:
    """As in "How sure: low to moderate", or that experts disagree."""
    lower, upper = (LEVELS[cells].replace("_", " ") for cells in _cells(low, high))
    if disagree:
        return "How sure: experts disagree"
    return f"How sure: {lower}" if lower == upper else f"How sure: {lower} to {upper}"


def _cells(low: str, high: str) -> tuple[int, int]:
    for level in (low, high):
        if level not in LEVELS:
            raise ValueError(f"{level!r} is no level of certainty: use one of {', '.join(LEVELS)}.")
    cells = LEVELS.index(low), LEVELS.index(high)
    if cells[0] > cells[1]:
        raise ValueError(
            f"Certainty runs from the lower grade to the higher one, not from {low} to {high}: "
            "swap them."
        )
    return cells
