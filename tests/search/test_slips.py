"""Slips in words of danger are put right; everyday words stay what they are."""

import pytest

from articles.search.urgent import recognize
from tests.search.test_urgent import RULES, rule


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


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("dry heaves", "hives"),
        ("a stuffy nose", "stiff nose"),
        ("burping after the lozenge", "burning after"),
        ("shingles, herpes zoster", "sister"),
        ("sparing my knee", "spraying my"),
        ("dozing in the chair", "dosing in"),
    ],
)
def test_no_rarer_word_of_english_is_taken_for_one_of_danger(typed, phrase):
    assert recognize(typed, [rule("r", "emergency", phrase)]) is None


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("thinkin of jumpin", "thinking of jumping"),
        ("cnat breathe", "cannot breathe"),
        ("he dosent answer", "does not answer"),
        ("my mate od'd", "overdosed"),
        ("she OD’d last night", "overdosed"),
        ("the blader is full", "bladder * full"),
    ],
)
def test_sloppy_spelling_of_small_words_is_heard(typed, phrase):
    assert recognize(typed, [rule("r", "emergency", phrase)]) is not None


def test_odd_is_not_an_overdose():
    assert recognize("i feel odd", [rule("r", "emergency", "overdosed")]) is None
