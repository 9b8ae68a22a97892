"""The numbers of an outcome as sentences, so that a number is typed once.

Absolute numbers only, and never "1 in x": both make a risk look larger or smaller than it is.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from articles.pages import Outcome, OutcomeValue

from .differences import difference_sentence
from .meter import certainty_words
from .scores import means_sentence
from .shares import in_hundred, shares_sentence
from .wording import sentence, with_arm

SMALL = 100


def outcome_sentence(outcome: Outcome) -> str:
    """What the values of an outcome say, in their order; empty for an outcome without values."""
    return " ".join(outcome_lines(outcome))


def outcome_lines(outcome: Outcome) -> list[str]:
    """The same, a line for each time.

    `arm` is what people had ("ketamine", "a dummy drip"); in a difference it is what ketamine
    is compared with. Times are named as soon as there is more than one.
    """
    by_time = [(time, list(part)) for time, part in groupby(outcome.values, lambda v: v.time)]
    sizes = [group_sizes(part) for _, part in by_time]
    is_same_throughout = len(set(sizes)) == 1
    if is_same_throughout:
        sizes[:-1] = [""] * (len(sizes) - 1)
    lines: list[str] = []
    for (time, part), size in zip(by_time, sizes, strict=True):
        words = " ".join(filter(None, [*_said(outcome, part), *_sure(part), size]))
        lines.append(_at(time, words) if len(by_time) > 1 and time else words)
    return lines


def _said(outcome: Outcome, values: Sequence[OutcomeValue]) -> Iterator[str]:
    for form, part in groupby(values, lambda value: form_of(value, outcome.measure)):
        if form == "difference":
            yield from (difference_sentence(value, outcome) for value in part)
        elif form == "score":
            yield means_sentence(list(part), outcome.scale)
        else:
            yield shares_sentence(list(part))


def _sure(values: Sequence[OutcomeValue]) -> Iterator[str]:
    """How sure anyone can be of these numbers, if they say it themselves, and what is added."""
    for low, high in dict.fromkeys((v.certainty_from, v.certainty_to) for v in values):
        if low:
            yield f"{certainty_words(low, high)}."
    yield from dict.fromkeys(sentence(value.note) for value in values if value.note)


def form_of(value: OutcomeValue, measure: str) -> str:
    """People, score or difference; a bare range is what the outcome measures."""
    if value.difference is not None:
        return "difference"
    if value.mean is not None:
        return "score"
    return "people" if in_hundred(value) is not None or measure == "percent" else measure


def _at(time: str, words: str) -> str:
    return f"{time[:1].upper()}{time[1:]}: {words[:1].lower()}{words[1:]}"


def group_sizes(values: Sequence[OutcomeValue]) -> str:
    """How many people stand behind the numbers; a count already says it."""
    arms = {value.arm: value.people for value in values if value.people and value.of is None}
    sizes = set(arms.values())
    if len({value.arm for value in values}) == 1 and sizes:
        return f"{sizes.pop():,} people."
    if len(arms) > 1 and len(sizes) == 1:
        return f"{sizes.pop():,} people in each group."
    said = [with_arm(f"{people:,} people", arm) for arm, people in arms.items()]
    return sentence(", ".join(said)) if said else ""


def is_small_study(outcome: Outcome) -> bool:
    """Whether the values say that fewer than 100 people were studied; False if they do not say."""
    return 0 < people_studied(outcome) < SMALL


def people_studied(outcome: Outcome) -> int:
    """How many people the values name, at the time when they were most; 0 if nothing says it.

    Groups are added up, but for a crossover trial, where they are the same people. Without values
    it is what the outcome says itself.
    """
    together = max if outcome.is_crossover else sum
    groups: dict[str, list[int]] = {}
    for value in outcome.values:
        groups.setdefault(value.time, []).append(value.of or value.people or 0)
    return max(map(together, groups.values()), default=0) or outcome.people or 0
