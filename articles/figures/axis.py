"""A number on its scale: how far up it lies, or how far from no difference.

The whole scale is drawn, as a part of it would make a small difference look large. The words
stand beside each drawing, which screen readers skip.
"""

import re
from typing import NamedTuple

from django.utils.safestring import SafeString

LENGTH = 200
STEPS = 10
"""Into how many steps marks divide a scale."""


class Ends(NamedTuple):
    """The lowest and the highest number of a scale."""

    low: float
    high: float


def ends_of(scale: str) -> Ends | None:
    """As in "0 to 10" or "a 0 to 100 pain scale"; None for words that name no two ends."""
    found = re.search(r"(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)", scale)
    ends = Ends(float(found[1]), float(found[2])) if found else None
    return ends if ends and ends.low < ends.high else None


def measured(scale: str) -> str:
    """What the scale is one of: "pain" for "0 to 10 pain scale"; empty if it does not say."""
    found = re.search(r"\d to [\d.]+ (.+?)(?: scale)?$", scale)
    return found[1] if found else ""


def apart(ends: Ends) -> Ends:
    """The scale of the differences on a scale: no difference lies in the middle."""
    reach = ends.high - ends.low
    return Ends(-reach, reach)


def bar(number: float, ends: Ends) -> SafeString:
    """From the low end of the scale up to the number; ValueError if it lies outside."""
    return _axis(ends, f"M0 5H{_place(number, ends)}v10H0z")


def spread(number: float | None, low: float | None, high: float | None, ends: Ends) -> SafeString:
    """An upright mark at the number, on a flat bar from `low` to `high`; either may be unknown.

    ValueError if one lies outside the ends.
    """
    drawn = ""
    if low is not None and high is not None:
        drawn = f"M{_place(low, ends)} 7H{_place(high, ends)}v6H{_place(low, ends)}z"
    if number is not None:
        drawn += f"M{_place(number, ends)} 2v16"
    return _axis(ends, drawn)


def _axis(ends: Ends, drawn: str) -> SafeString:
    """A line with marks, taller at its ends and in the middle, and what was measured on it."""
    step = LENGTH // STEPS
    half = f"m{step}-10v6" + f"m{step}-6v6" * (STEPS // 2 - 2) + f"m{step}-10v14"
    marks = f"M0 10h{LENGTH}M0 3v14{half * 2}"
    return SafeString(
        f'<svg viewBox="-1 0 {LENGTH + 2} 20" aria-hidden="true">'
        f'<path class="a-off" d="{marks}"/><path class="a-on" d="{drawn}"/></svg>'
    )


def _place(number: float, ends: Ends) -> int:
    """How far from the left a number is drawn."""
    if not ends.low <= number <= ends.high:
        raise ValueError(
            f"{number:g} lies outside its scale of {ends.low:g} to {ends.high:g}: correct the "
            "number or the scale."
        )
    return round(LENGTH * (number - ends.low) / (ends.high - ends.low))
