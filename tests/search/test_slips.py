"""Slips in words of danger are put right; everyday words stay what they are."""

import pytest

from articles.search.urgent import recognize
from tests.search.test_urgent import RULES


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("suicde", "suicide"),
        ("sewicide", "suicide"),
        ("she is unconcious", "collapse"),
        ("unconsious", "collapse"),
        ("having a siezure", "collapse"),
        ("trubble breathing", "breathing"),
        ("cant breeth", "breathing"),
        ("cant brethe", "breathing"),
        ("chestpain", "chest"),
        ("my throat is clossing", "allergy"),
    ],
)
def test_a_slip_of_the_pen_hides_no_danger(typed, slug):
    assert recognize(typed, RULES).slug == slug


@pytest.mark.parametrize(
    "typed",
    ["breeding", "suitcase", "closet throat", "he is conscious", "chess pain", "season", "gaping"],
)
def test_no_everyday_word_is_taken_for_one_of_danger(typed):
    assert recognize(typed, RULES) is None
