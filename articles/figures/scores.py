"""Averages on a scale, in words. Scores are rounded to one decimal: more would look too exact."""

from collections.abc import Sequence

from articles.pages import OutcomeValue

from .wording import a_scale, listed, sentence, tenths, with_arm


def means_sentence(values: Sequence[OutcomeValue], scale: str) -> str:
    """As in "On a 0 to 10 scale, the average was 2.7 with ketamine and 5.5 before."."""
    said = listed([with_arm(average(value), value.arm) for value in values])
    where = f"on {a_scale(scale)}, " if scale else ""
    return sentence(f"{where}the average was {said}")


def average(value: OutcomeValue) -> str:
    """As in "2.7", "2.7 (may be 2 to 3)" or, if only the range is known, "2 to 3"."""
    ranged = value.low is not None and value.high is not None
    around = f"{tenths(value.low or 0)} to {tenths(value.high or 0)}" if ranged else ""
    if value.mean is None:
        return around
    return f"{tenths(value.mean)} (may be {around})" if around else tenths(value.mean)
