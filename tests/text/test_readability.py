"""Reading grade, sentences and words, against published figures and texts one can count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.readability import flesch_kincaid, grade, measure
from tests.timing import takes

# Wikipedia, "Flesch-Kincaid readability tests": 13 words, 24 syllables, grade 11.3.
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "published"),
    [
        (13, 1, 24, 11.3),  # the platypus sentence, as Wikipedia counts it
        (13, 1, 26, 13.08),  # the same, as the npm package flesch-kincaid counts it
        (5.7, 1, 5.7 * 1.02, -1.3),  # Green Eggs and Ham, Wikipedia
        (1, 1, 1, -3.4),  # the lowest grade there is, Wikipedia
    ],
)
def test_the_formula_gives_the_published_grades(words, sentences, syllables, published):
    decimals = len(str(published).split(".")[1])
    assert round(flesch_kincaid(words, sentences, syllables), decimals) == published


@pytest.mark.parametrize(("words", "sentences"), [(0, 1), (1, 0), (-1, 1)])
def test_a_grade_of_nothing_is_refused(words, sentences):
    with pytest.raises(ValueError, match="at least one word and one sentence"):
        flesch_kincaid(words, sentences, 1)


def test_the_published_sentence_is_counted_and_graded_as_published():
    found = measure(PLATYPUS)
    assert (found.words, found.sentences, found.syllables) == (13, 1, 24)
    assert round(grade(PLATYPUS), 1) == 11.3


@pytest.mark.parametrize(
    ("text", "sentences", "words"),
    [
        ("It may help. It may not.", 2, 6),
        ("In short\nIt may help.", 2, 5),
        ("Chest pain\nFainting\nA swollen face or throat", 3, 8),
        ("Does it last? We do not know!", 2, 7),
        ("Take 0.5 mg/kg over 2.5 hours.", 1, 6),
        ("Call 911. Then wait.", 2, 4),
        ("Open from 8 a.m. to 5 p.m. on weekdays.", 1, 9),
        ("Ask Dr. Lee about it.", 1, 5),
        ("The U.S. Food and Drug Administration warns.", 1, 7),
        ("Come at 8 a.m. Bring a friend.", 2, 7),
        ("Does it last? No. Take vitamin C. Rest.", 4, 8),
        ("Use e.g. Tylenol.", 1, 3),
        ("\u201cIt helped.\u201d She slept.", 2, 4),
        ("It mostly passes. [1, 2] Tell the nurse. [3]", 2, 6),
        ("An anti-sickness medicine can\u2019t hurt.", 1, 5),
        ("Rest \u2013 then eat.", 1, 3),
        ("...\n\n  \u2022  \n", 0, 0),
        ("", 0, 0),
    ],
)
def test_sentences_and_words_are_those_a_reader_would_count(text, sentences, words):
    found = measure(text)
    assert (found.sentences, found.words) == (sentences, words)


def test_a_text_without_words_has_grade_zero():
    assert grade("") == grade("...") == 0.0


def test_a_sentence_of_more_than_20_words_is_long():
    twenty = " ".join(["Word"] * 20) + "."
    more = " ".join(["Word"] * 21) + "."
    assert measure(f"{twenty} {more}").long_sentences == (more,)


def test_words_of_four_syllables_are_hard_and_named_once():
    text = "Evidence for intravenous ketamine is uncertain. Intravenous infusions need monitoring."
    assert measure(text).hard_words == ("intravenous", "monitoring")


def test_a_long_word_made_of_easy_parts_is_not_hard():
    assert measure("A step-by-step, one-person-at-a-time plan.").hard_words == ()


def test_explained_terms_are_left_out_of_hard_words_and_of_one_grade():
    text = "Fibromyalgia is long. Complex regional pain syndrome is pain in one limb."
    plain = measure(text)
    known = measure(text, known_terms={"fibromyalgia", "complex regional pain syndrome"})
    assert plain.hard_words == ("Fibromyalgia",)
    assert known.hard_words == ()
    assert known.grade == plain.grade == plain.grade_without_terms
    assert known.grade_without_terms < known.grade - 3


@pytest.mark.parametrize("word", ["opioids", "Opioid", "opioid\u2019s"])
def test_a_known_term_is_known_in_the_plural_and_with_a_capital(word):
    text = f"Take {word} now."
    # "Take" and "now" are left: three words, one syllable each.
    assert measure(text, {"opioid"}).grade_without_terms == flesch_kincaid(3, 1, 3)


def test_a_word_of_a_phrase_alone_is_still_counted():
    text = "Regional anesthesiology."
    assert measure(text, {"regional pain"}).grade_without_terms == grade(text)


@given(st.text())
def test_any_text_can_be_measured(text):
    found = measure(text, known_terms={text, "pain"})
    assert found.sentences <= found.words <= found.syllables


@pytest.mark.parametrize("text", ["Dr. " * 10_000, "! " * 20_000, "a-" * 20_000, "Pain. " * 6_000])
def test_forty_thousand_characters_are_measured_at_once(text):
    assert takes(lambda: measure(text, {"pain"}), under=1)


SENTENCES = st.sampled_from(["It may help.", "Call 911!", "Does it last?", "Fainting"])


@given(st.lists(SENTENCES, min_size=1))
def test_each_line_of_one_sentence_is_one_sentence(lines):
    assert measure("\n".join(lines)).sentences == len(lines)
