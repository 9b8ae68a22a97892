"""No word that differs passes as mere wording, however it is written; and it is told in short."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.publishing.change_class import Place, class_of
from articles.publishing.same_wording import is_same_word
from articles.search.everyday import everyday_words, rarer_words
from articles.text.american import american
from tests.timing import takes


def changed(before, after):
    return class_of({"It": Place(before)}, {"It": Place(after)})


TEXT = (
    "You may feel **light** or far away, and it passes; see [how](condition:crps). [@EXT-01]\n\n"
    "- A nurse stays with you.\n- Rest for 2 hours, then go home with “a friend”.\n\n"
    "> Ask about [[trial|studies]] (it's free). Nothing here is advice: ask *your* clinic."
)
SPACES = [at for at, letter in enumerate(TEXT) if letter == " "]
AROUND = [
    "{}", ",{},", "**{}**", "_{}_", "“{}”", "({})", "[{}]", "[[{}]]", "`{}`", "-{}-", "\\{}",
    "{{{}}}", "<b>{}", "&nbsp;{}", "{}.", "{}: ", "{}!", "[{}](site:x)", "[x](site:{})",
    "![{}](image:x)", "[[{}|x]]", "[[x|{}]]",
]  # fmt: skip
ENGLISH = sorted(word for word in {*everyday_words(), *rarer_words()} if len(word) >= 3)
LETTERS = st.text(st.characters(categories=["L"]), min_size=3, max_size=12)
A_WORD = (st.sampled_from(ENGLISH) | LETTERS).filter(lambda word: word.casefold() != "the")


def is_one_word(was, now):
    """Whether both are one word but for capitals, letter forms and British spelling."""
    forms = {american(unicodedata.normalize("NFKC", word).casefold()) for word in (was, now)}
    return len(forms) == 1 or is_same_word(was, now)


@given(A_WORD, st.sampled_from(SPACES), st.sampled_from(AROUND))
def test_a_word_that_is_added_or_removed_is_never_mere_wording(word, at, around):
    more = f"{TEXT[:at]} {around.format(word)}{TEXT[at:]}"
    assert changed(TEXT, more).level != "editorial"
    assert changed(more, TEXT).level != "editorial"


@given(A_WORD, A_WORD, st.sampled_from(SPACES), st.sampled_from(AROUND))
def test_a_word_that_becomes_another_is_never_mere_wording(was, now, at, around):
    assume(not is_one_word(was, now))
    before, after = (f"{TEXT[:at]} {around.format(word)}{TEXT[at:]}" for word in (was, now))
    assert changed(before, after).level != "editorial"


@given(st.sampled_from(ENGLISH), st.sampled_from(ENGLISH))
def test_an_english_word_is_never_a_slip_for_another(was, now):
    assume(american(was) != american(now))
    assert changed(f"It is {was}.", f"It is {now}.").level != "editorial"


@given(st.permutations(TEXT.split(" ")[:9]))
def test_words_in_another_order_are_never_mere_wording(mixed):
    before = " ".join(TEXT.split(" ")[:9])
    assume(mixed != before.split(" "))
    assert changed(before, " ".join(mixed)).level != "editorial"


HOSTILE = [
    "a b ", "b c ", "not ", "5 to ", "5.5", "1,1", "[[a", "](", "[@a", "{clinic:", "::: warn\n",
    "?", "\ufdfa", "x", "\\", "&amp;", "*`", "' ", "un-", "|", "1 ½ ", "5 mg a day ", "tel:",
    "911 a. ", "it's ", "st john's wor ", "five and ", "\n> ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_quickly(piece):
    text = (piece * 20_000)[:20_000]
    other = f"Rest {text[2000:-7]} more words"
    assert changed(text, other).level != "editorial"
    assert takes(lambda: changed(text, other), under=0.5)


def test_a_new_text_of_many_words_is_told_in_one_short_sentence():
    before, after = (
        "Once there " + f"{word} " * 40 + "again. Take 5 mg." for word in ("go", "come")
    )
    assert changed(before, after).reasons == ("Many words of “It” read otherwise.",)


def test_many_small_changes_leave_what_may_harm_named():
    before = "Red dogs. Red cats. Red cows. Red pigs. Red hens. Red apes. Take 5 mg."
    after = before.replace("Red", "Blue").replace("5 mg", "6 mg")
    assert changed(before, after).reasons == (
        "5 mg became 6 mg in “It”.",
        "Many words of “It” read otherwise.",
    )
