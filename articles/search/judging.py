"""How well a search answers a set of searches whose right pages people have named.

Pure counting: what was searched and found comes in, a row of figures for each kind of search
comes out. Words of the glossary stand beside the pages and are not counted.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

Expected = Literal["pages", "none", "urgent"]
RIGHT = 2
"""The grade of a page that answers; 1 is a page that also helps."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One search with what people say it should give; `targets` is "kind:slug" with its grade."""

    id: str
    query: str
    stratum: str
    expect: Expected
    targets: dict[str, int] = {}
    urgent_kind: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the search gave: pages as "kind:slug", the best first, and the urgent rule's slug.

    `is_call` if the rule asks for a call today: its card stands above the pages and hides none.
    """

    judged: Judged
    pages: tuple[str, ...]
    urgent: str = ""
    is_call: bool = False

    @property
    def place(self) -> int:
        """Where the first right page stands, from 1; 0 if it is not there."""
        targets = self.judged.targets
        places = (n for n, page in enumerate(self.pages, 1) if targets.get(page, 0) >= RIGHT)
        return next(places, 0)

    @property
    def is_alarm(self) -> bool:
        """Whether urgent help stands in the place of the pages."""
        return bool(self.urgent) and not self.is_call

    @property
    def is_right(self) -> bool:
        """Whether the first thing that a patient sees is what it should be."""
        if self.judged.expect == "urgent":
            return bool(self.urgent)
        if self.is_alarm:
            return False
        return self.place == 1 if self.judged.expect == "pages" else not self.pages


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one stratum; None where no search of it asks for that."""

    stratum: str
    n: int
    success_1: float | None
    success_3: float | None
    mrr: float | None
    ndcg_10: float | None
    abstention: float | None
    urgent: float | None
    false_alarms: float | None
    empty: float | None


def figures(outcomes: Sequence[Outcome]) -> list[Figures]:
    """Return the figures of each stratum in the order of the set, and of all of it last."""
    strata = dict.fromkeys(outcome.judged.stratum for outcome in outcomes)
    rows = [
        _figures(stratum, [one for one in outcomes if one.judged.stratum == stratum])
        for stratum in strata
    ]
    return [*rows, _figures("all", outcomes)]


def _figures(stratum: str, outcomes: Sequence[Outcome]) -> Figures:
    by_expected: Mapping[Expected, list[Outcome]] = {
        expected: [one for one in outcomes if one.judged.expect == expected]
        for expected in ("pages", "none", "urgent")
    }
    pages, none, urgent = by_expected["pages"], by_expected["none"], by_expected["urgent"]
    return Figures(
        stratum=stratum,
        n=len(outcomes),
        success_1=_mean(one.place == 1 for one in pages),
        success_3=_mean(1 <= one.place <= 3 for one in pages),
        mrr=_mean(1 / one.place if one.place else 0.0 for one in pages),
        ndcg_10=_mean(_ndcg(one) for one in pages),
        abstention=_mean(not one.pages for one in none),
        urgent=_mean(bool(one.urgent) for one in urgent),
        false_alarms=_mean(one.is_alarm for one in (*pages, *none)),
        empty=_mean(not one.pages for one in pages),
    )


def _ndcg(outcome: Outcome) -> float:
    """Discounted gain of the first ten pages against the best there can be, 2^grade - 1 each."""
    targets = outcome.judged.targets
    best = _gain(sorted(targets.values(), reverse=True))
    return _gain([targets.get(page, 0) for page in outcome.pages]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return math.fsum(
        (2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:10], 1)
    )


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return round(sum(numbers) / len(numbers), 4) if numbers else None
