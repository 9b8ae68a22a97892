"""Spelling: which slips are put right, which words are left alone, and the way back."""

import pytest

from articles import search
from articles.search.sounds import sound
from articles.search.spelling import corrected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # A letter left out, added, changed, swapped
        ("fibromialgia", "fibromyalgia"),
        ("fybromyalgia", "fibromyalgia"),
        ("fibromylagia", "fibromyalgia"),
        ("nuropathy", "neuropathy"),
        ("neropathy", "neuropathy"),
        ("neuropathtic", "neuropathic"),
        ("blader", "bladder"),
        ("presure", "pressure"),
        ("vommiting", "vomiting"),
        ("shingels", "shingles"),
        # As it sounds
        ("naseua", "nausea"),
        ("nawsea", "nausea"),
        ("disociashun", "dissociation"),
        ("gabbapenten", "gabapentin"),
        # One word as two, two as one, and a Latin ending
        ("high bloodpressure", "high blood pressure"),
        ("widespreadpain", "widespread pain"),
        ("neuropathica", "neuropathic"),
    ],
)
def test_a_slip_is_put_right(index, typed, meant):
    with index.reading() as reader:
        assert " ".join(corrected(tuple(typed.split()), reader.words)[0]) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "nausea",  # known here
        "surgery",  # everyday words that no page has
        "dose",
        "pane",
        "cataract",
        "hernia",
        "g90.6",  # codes, numbers, short forms
        "500",
        "crp",
        "xyz",
        "lisinopril",  # a medicine that is like nothing here
    ],
)
def test_an_ordinary_word_a_code_or_a_stranger_is_left_alone(index, typed):
    with index.reading() as reader:
        assert corrected((typed,), reader.words) == ((typed,), [])


def test_what_was_put_right_is_said_and_there_is_a_way_back(index):
    results = search.find(index, "neropathy")
    assert results.hits[0].path == "/conditions/nerve-pain/"
    assert results.changed == "We searched for “neuropathy” instead of “neropathy”."
    assert results.corrected == "neuropathy"
    assert results.query == "neropathy"
    exact = search.find(index, "neropathy", exact=True)
    assert (exact.hits, exact.changed, exact.corrected) == ((), "", "")


def test_a_word_that_is_known_as_a_slip_finds_its_page_even_where_spelling_can_not(tmp_path):
    document = search.Document(
        id=1, kind="condition", path="/", title="CRPS", misspellings=("sarpees",)
    )
    search.build(tmp_path / "index", [document], "1")
    assert search.find(search.open(tmp_path / "index"), "sarpees").hits


def test_a_slip_among_the_names_is_never_what_others_are_corrected_to(tmp_path):
    document = search.Document(
        id=1, kind="condition", path="/", title="Migraine", misspellings=("migrane",)
    )
    search.build(tmp_path / "index", [document], "1")
    assert search.find(search.open(tmp_path / "index"), "migrnae").corrected == "migraine"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("angziety", "anxiety"),
        ("fibromialgia", "fibromyalgia"),
        ("halucinashun", "hallucination"),
        ("alucinaciones", "hallucinations"),
        ("taquicardia", "tachycardia"),
        ("fantom", "phantom"),
        ("sykosis", "psychosis"),
        ("numonia", "pneumonia"),
    ],
)
def test_words_that_sound_the_same_sound_the_same(typed, meant):
    assert sound(typed) == sound(meant)
