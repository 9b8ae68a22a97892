"""How many people out of how many, in words and as people to draw.

Out of 100 for groups of 100 and more; a smaller group keeps its own numbers, because out of
100 it would look like more people than there were. Below 1 in 100 words only.
"""

from collections.abc import Sequence
from itertools import chain, repeat

from articles.pages import OutcomeValue

from .wording import sentence, whole, with_arm


def shares_sentence(values: Sequence[OutcomeValue]) -> str:
    """As in "8 of 12 people with ketamine, 3 of 12 with a dummy drip."."""
    nouns = chain([" people"], repeat(""))
    said = (with_arm(_share(value, next(nouns)), value.arm) for value in values)
    return sentence(", ".join(said))


def both_frames(value: OutcomeValue, happened: str, did_not: str) -> tuple[str, str]:
    """As in "76 in 100 felt it." and "24 did not."; ValueError if the value counts no people."""
    share = in_hundred(value)
    if share is None:
        raise ValueError(
            "Only a count of people or a number in 100 can be told both ways: give one of them, "
            "or print the sentence of the outcome."
        )
    if small := _small_group(value):
        count, of = small
        yes, no = f"{count} of {of}", f"{of - count}"
    else:
        yes = _in_100(share)
        no = _in_100(100 - share) if _is_tiny(share) else _rest(share)
    return sentence(f"{yes} {happened}"), sentence(f"{no} {did_not}")


def people_to_draw(value: OutcomeValue) -> tuple[int, int] | None:
    """The count and the group of an icon array; None where words must do.

    That is a mean, a difference, a bare range, and a share within 1 in 100 of nobody or all.
    """
    share = in_hundred(value)
    if share is None or _is_tiny(share):
        return None
    return _small_group(value) or (whole(share), 100)


def in_hundred(value: OutcomeValue) -> float | None:
    """How many in 100 a value means, or None if it counts no people."""
    if value.count is not None and value.of:
        return 100 * value.count / value.of
    return value.percent


def _share(value: OutcomeValue, noun: str) -> str:
    share = in_hundred(value)
    if share is None:
        return _between(value.low or 0, value.high or 0)
    if small := _small_group(value):
        return f"{small[0]} of {small[1]}{noun}"
    said = _in_100(share)
    if value.low is not None and value.high is not None:
        said += f" (may be {_between(value.low, value.high)})"
    if value.of is None or value.of == 100 or _is_tiny(share):
        return said
    return f"{said} ({value.count:,} of {value.of:,}{noun})"


def _between(low: float, high: float) -> str:
    if low < 1:
        return f"up to {_in_100(high)}"
    return f"{whole(low)} to {whole(high)} in 100"


def _in_100(share: float) -> str:
    if _is_tiny(share):
        return "fewer than 1 in 100" if share < 1 else "more than 99 in 100"
    return f"{'' if share == whole(share) else 'about '}{whole(share)} in 100"


def _rest(share: float) -> str:
    """The others, so that both numbers add up to 100 after rounding too."""
    return f"{'' if share == whole(share) else 'about '}{100 - whole(share)}"


def _is_tiny(share: float) -> bool:
    """Too few, or too few left out, to be drawn or counted."""
    return 0 < share < 1 or 99 < share < 100


def _small_group(value: OutcomeValue) -> tuple[int, int] | None:
    if value.count is None or value.of is None or value.of >= 100:
        return None
    return value.count, value.of
