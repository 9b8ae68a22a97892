"""Filler words: what is left of a question, and what is compared with whole names."""

import pytest

from articles.search.query import read


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("what does CRPS feel like?", "crps feel"),
        ("can ketamine help migraine", "help migraine"),
        ("ketamine cystitis", "ketamine cystitis"),
        ("nausea after infusion", "nausea"),
        ("after infusion", "after infusion"),
        ("is it normal to feel floaty", "floaty"),
        ("hi, will I be sick afterwards", "sick"),
        ("isn't it addictive", "addictive"),
        ("is it", "is it"),
        ("the", "the"),
        ("can ketamine", "ketamine"),
        ("will i need more and more over time", "time"),
        ("pain pain pain", "pain"),
        ("?", ""),
    ],
)
def test_the_subject_of_a_question_is_kept(typed, subject):
    assert " ".join(read(typed).subject) == subject


def test_a_label_is_compared_with_names_whole_and_without_filler():
    assert read("What is the G90.5?").keys == ("what is the g90.5", "g90.5")


def test_a_sentence_is_compared_with_names_only_as_a_whole():
    typed = "what if they give me too much in the drip"
    assert read(typed).keys == (typed,)


@pytest.mark.parametrize(
    ("typed", "is_sentence"),
    [
        ("nose job", False),
        ("what is crps", False),
        ("burning pain in my foot at night", True),
        ("can i drive home after the drip", True),
        ("vein stripping for varicose veins", False),
    ],
)
def test_a_sentence_is_told_from_a_label(typed, is_sentence):
    assert read(typed).is_sentence == is_sentence
