"""The table of phrases that staff read: what a phrase recognizes, and what excuses it."""

import pytest

from articles.search.phrase_table import GAP, examples, phrase_table
from articles.search.wording import read, said


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [
        ("chest pain", ("chest pain",)),
        ("Can't breathe", ("cannot breathe",)),
        ("want * die", ("want … die",)),
        ("wake/rouse him", ("wake him", "rouse him")),
        ("suicid*", ("suicide", "suicidal", "suicides")),
        ("zorb*", ("zorb…",)),
        ("= stroke", ("stroke",)),
        ("headache + fever/chills", ("headache … fever", "chills … headache", "headache … chills")),
        ("{cannot} pee", ("cannot pee", "could not pee", "can no longer pee")),
    ],
)
def test_examples_are_the_first_ways_of_each_choice(phrase, ways):
    assert examples(phrase) == ways


@pytest.mark.parametrize(
    "phrase", ["{person} * {took} {number} {medicine}", "head ache* + {cannot} see", "= am i dying"]
)
def test_a_phrase_finds_each_of_its_examples(phrase):
    for words in examples(phrase):
        assert read(phrase).spans(said(words.replace(GAP, "")))


def test_a_row_names_the_lines_that_excuse_its_phrase():
    table = phrase_table(["blue", "hurt * {self}", "-feeling blue", "-blue light/cross"])
    assert [row.excuses for row in table] == [("-feeling blue", "-blue light/cross"), (), (), ()]
    assert [row.raises_none for row in table] == [False, False, True, True]
    assert table[3].examples == ("blue light", "blue cross")


def test_a_phrase_that_cannot_be_read_has_no_row():
    with pytest.raises(ValueError, match="has no word"):
        phrase_table(["*"])
