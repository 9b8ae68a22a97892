"""Filler words: what is left of a question."""

import pytest

from articles.search.query import read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("what does CRPS feel like?", "crps feel like"),
        ("can ketamine help migraine", "help migraine"),
        ("ketamine cystitis", "ketamine cystitis"),
        ("nausea after infusion", "nausea"),
        ("after infusion", "after infusion"),
        ("is it normal to feel floaty", "floaty"),
        ("is it", "is it"),
        ("what is it", "it"),
        ("the", "the"),
        ("can ketamine", "ketamine"),
        ("will i need more and more over time", "need more time"),
        ("pain pain pain", "pain"),
    ],
)
def test_the_subject_of_a_question_is_kept(typed, words):
    assert " ".join(read(typed).words) == words


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("nerve", '("nerve" OR "nerve"*)'),
        ("nerve pain", '"nerve" AND ("pain" OR "pain"*)'),
        ("iv", '"iv"'),
        ("50", '"50"'),
        ("f16.2", '"f16.2"'),
        ('pain" OR "x', '"pain" AND "x"'),
        ("?", ""),
    ],
)
def test_each_word_is_quoted_and_only_a_last_long_word_is_also_a_start(typed, expression):
    assert read(typed).expression == expression


def test_any_word_joins_the_same_words_with_or():
    assert read("nerve iv").with_any_word().expression == '"nerve" OR "iv"'


def test_a_name_is_compared_with_the_whole_query_and_with_its_subject():
    assert read("What is the G90.5?").keys == ("what is the g90.5", "g90.5")
