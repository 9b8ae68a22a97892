"""Differences from a comparison, in people out of 100 or in points on a scale, in words."""

from articles.pages import Outcome, OutcomeValue

from .wording import a_scale, sentence, tenths, whole

DUMMY = "a dummy treatment"
"""What a difference is from unless its `arm` names another comparison."""


def difference_sentence(value: OutcomeValue, outcome: Outcome) -> str:
    """The difference, then the range that the true one may lie in, if it is known.

    It counts people in 100 unless the outcome has another scale, such as "0 to 10".
    """
    if counts_people(outcome):
        return _People().told(value, "")
    return _Points().told(value, a_scale(outcome.scale))


def counts_people(outcome: Outcome) -> bool:
    """Whether a difference of the outcome is one of people in 100, not of points on a scale."""
    return not outcome.scale or "in 100" in outcome.scale


def difference_apart(value: OutcomeValue, outcome: Outcome) -> tuple[str, str]:
    """The difference and its range where comparison and scale are told already, each a sentence.

    As in "1.3 points lower." and "The true number may be between 0.9 and 1.7 lower."; the range
    is empty if it is not known, or the only number.
    """
    counted = _People() if counts_people(outcome) else _Points()
    if value.difference is None:
        return sentence(counted.between(value)), ""
    if value.difference == 0:
        return "No difference.", counted.perhaps(value)
    return sentence(counted.exact(value.difference)), counted.perhaps(value)


class _Points:
    """How a difference on a scale is said."""

    less, more = "lower", "higher"

    def told(self, value: OutcomeValue, scale: str) -> str:
        """One or two sentences; a bare range if no single number is known."""
        comparison = value.arm or DUMMY
        if value.difference is None:
            return sentence(self.ranged(value, f"than with {comparison}", scale))
        if value.difference == 0:
            said = sentence(f"no difference from {comparison}")
        else:
            than = f"{self.exact(value.difference)} than with {comparison}"
            said = sentence(f"{than}, on {scale}" if scale else than)
        return f"{said} {self.perhaps(value)}".rstrip()

    def perhaps(self, value: OutcomeValue) -> str:
        """The sentence on the range; empty if it is not known."""
        if value.low is None or value.high is None:
            return ""
        return f"The true number may be {self.between(value)}."

    def exact(self, number: float) -> str:
        size = self.size(number)
        noun = "point" if size == "1" else "points"
        return f"{size} {noun} {self.side(number)}"

    def ranged(self, value: OutcomeValue, than: str, scale: str) -> str:
        return f"{self.between(value)} {than}, in points on {scale}"

    def size(self, number: float) -> str:
        return tenths(abs(number))

    def side(self, number: float) -> str:
        return self.more if number > 0 else self.less

    def between(self, value: OutcomeValue) -> str:
        low, high = sorted((value.low or 0, value.high or 0))
        if low < 0 < high:
            return f"between {self.size(low)} {self.less} and {self.size(high)} {self.more}"
        near, far = sorted((low, high), key=abs)
        return f"between {self.size(near)} and {self.size(far)} {self.side(far)}"


class _People(_Points):
    """How a difference in people out of 100 is said; it needs no scale."""

    less, more = "fewer", "more"

    def exact(self, number: float) -> str:
        size = self.size(number)
        about = "" if size == "fewer than 1" else "about "
        noun = "people" if whole(abs(number)) > 1 else "person"
        return f"{about}{size} {self.side(number)} {noun} in 100"

    def ranged(self, value: OutcomeValue, than: str, scale: str) -> str:
        return f"{self.between(value)} people in 100 {than}"

    def size(self, number: float) -> str:
        return "fewer than 1" if 0 < abs(number) < 1 else str(whole(abs(number)))
