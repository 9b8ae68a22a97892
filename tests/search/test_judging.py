"""The figures by which the search is judged, worked out by hand."""

import math

import pytest

from articles.search.judging import Judged, Outcome, figures


def outcome(expect, pages=(), urgent="", is_call=False, targets=None, stratum="exact"):
    judged = Judged(id="1", query="x", stratum=stratum, expect=expect, targets=targets or {})
    return Outcome(judged=judged, pages=tuple(pages), urgent=urgent, is_call=is_call)


RIGHT = {"condition:crps": 2, "guide:options": 1}


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        (["condition:crps"], 1),
        (["guide:options", "condition:crps"], 2),
        (["guide:options"], 0),
        ([], 0),
    ],
)
def test_the_place_is_that_of_the_first_right_page_and_a_helpful_one_is_not_right(pages, place):
    assert outcome("pages", pages, targets=RIGHT).place == place


@pytest.mark.parametrize(
    ("one", "is_right"),
    [
        (outcome("pages", ["condition:crps"], targets=RIGHT), True),
        (outcome("pages", ["condition:crps"], urgent="suicide", targets=RIGHT), False),
        (outcome("pages", ["condition:crps"], urgent="liver", is_call=True, targets=RIGHT), True),
        (outcome("none"), True),
        (outcome("none", ["condition:crps"]), False),
        (outcome("none", urgent="suicide"), False),
        (outcome("urgent", urgent="suicide"), True),
        (outcome("urgent", ["condition:crps"]), False),
    ],
)
def test_right_is_what_a_patient_should_see_first(one, is_right):
    assert one.is_right == is_right


def test_the_figures_of_a_stratum():
    found = figures(
        [
            outcome("pages", ["condition:crps", "guide:options"], targets=RIGHT),
            outcome("pages", ["guide:options", "a:b", "condition:crps"], targets=RIGHT),
            outcome("pages", targets=RIGHT),
            outcome("none", ["a:b"]),
        ]
    )[0]
    best = 3 + 1 / math.log2(3)
    second = (1 + 3 / math.log2(4)) / best
    assert (found.n, found.success_1, found.success_3) == (4, round(1 / 3, 4), round(2 / 3, 4))
    assert found.mrr == round((1 + 1 / 3) / 3, 4)
    assert found.ndcg_10 == round((1 + second) / 3, 4)
    assert (found.abstention, found.empty, found.urgent) == (0.0, round(1 / 3, 4), None)


def test_strata_keep_their_order_and_all_come_last():
    found = figures([outcome("none", stratum=name) for name in ("b", "a", "b")])
    assert [(row.stratum, row.n) for row in found] == [("b", 2), ("a", 1), ("all", 3)]
