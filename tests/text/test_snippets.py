"""Passages that search shows: the right place, whole words, hits marked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.snippets import Piece, snippet
from tests.timing import takes

PAGE = "\n".join(
    (
        "Feeling sick",
        "Ketamine can make you feel sick. It mostly passes after the drip ends.",
        "What you can do",
        "Follow your clinic\u2019s rules on food and drink. Tell staff if a drug made you sick.",
        "Some clinics give an anti-sickness medicine, such as ondansetron.",
        "When to get help",
        "Call the clinic if you have vomited for more than a day, or if your eyes are yellow.",
    )
)


def shown(pieces: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def hits(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_hit]


@pytest.mark.parametrize(
    ("searched", "marked"),
    [
        ("sick", ["sick", "sick"]),
        ("sickness", ["sick", "sick"]),
        ("yellow eye", ["eyes", "yellow"]),
        ("vomiting", ["vomited"]),
        ("ondan", ["ondansetron"]),
        ("clinics food", ["clinic\u2019s", "food", "clinics"]),
        ("Ondans\u00e9tron", ["ondansetron"]),
        ("anti-sickness", ["sick", "anti", "sickness"]),
        ("burning", []),
        ("?", []),
        ("", []),
    ],
)
def test_the_words_searched_for_are_marked_in_whatever_form_they_stand(searched, marked):
    assert hits(snippet(PAGE, searched.split())) == marked


@pytest.mark.parametrize(
    ("searched", "text"),
    [
        ("numb", "A number of people."),
        ("ear", "Tell the nurse early."),
        ("arm", "An army of cells."),
        ("leg", "The legal rules."),
    ],
)
def test_a_short_word_marks_no_longer_word_that_only_begins_like_it(searched, text):
    assert hits(snippet(text, [searched])) == []


def test_the_passage_with_more_of_the_words_wins_over_an_earlier_one():
    assert "[yellow]" in shown(snippet(PAGE, ["clinic", "yellow"]))


def test_the_passage_begins_with_the_sentence_of_its_first_hit():
    assert shown(snippet(PAGE, ["ondansetron"], length=90)).startswith(
        "Some clinics give an anti-sickness medicine, such as [ondansetron]. When to get help."
    )


def test_a_sentence_that_is_cut_is_marked_at_both_ends():
    text = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert shown(snippet(text, ["seven"], length=25)) == "\u2026five six [seven] eight nine\u2026"


def test_without_a_hit_the_passage_is_the_beginning():
    assert shown(snippet(PAGE, ["kidney"], length=60)) == (
        "Feeling sick. Ketamine can make you feel sick. It mostly\u2026"
    )


def test_a_short_text_is_shown_whole():
    assert snippet("Call 911.", ["call"]) == [Piece("Call", True), Piece(" 911.", False)]


def test_markup_stays_as_it_is_for_the_template_to_escape():
    assert shown(snippet("<b>pain</b> & more", ["pain"])) == "<b>[pain]</b> & more"


WORDS = st.sampled_from(["pain", "drip", "sick", "a", "anti-sickness", "x" * 50, "Stop.", "\n"])


@given(st.lists(WORDS).map(" ".join))
def test_a_passage_is_never_too_long_and_never_adds_a_word(text):
    passage = "".join(piece.text for piece in snippet(text, ["pain", "sickness"], length=40))
    inner = passage.replace("\u2026", "")
    assert len(inner) <= 40
    assert inner.replace(".", "").replace(" ", "") in re.sub(r"[\s.]", "", text)


@given(st.lists(WORDS, min_size=1).map(" ".join))
def test_a_text_that_holds_the_word_shows_it(text):
    assert ("pain" in text.split()) == ("pain" in hits(snippet(text, ["pain"], length=40)))


@given(st.text(), st.lists(st.text(), max_size=3), st.integers(1, 300))
def test_no_text_and_no_words_make_it_fail(text, searched, length):
    assert all(piece.text for piece in snippet(text, searched, length=length))


@pytest.mark.parametrize("text", ["pain " * 8_000, "x" * 40_000, "a." * 20_000, "\n " * 20_000])
def test_forty_thousand_characters_take_no_longer_than_a_blink(text):
    assert takes(lambda: snippet(text, ["pain", "x"]), under=0.5)
