"""The syllable rules against a pronouncing dictionary's counts, and where it has none, by ear."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.syllables import syllables

FIXTURE = Path(__file__).with_name("syllables.tsv")


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, int, int]]:
    """Word, syllables in the dictionary, times met."""
    with FIXTURE.open(encoding="utf-8") as file:
        table = csv.DictReader((line for line in file if line[0] != "#"), delimiter="\t")
        return [(row["word"], int(row["syllables"]), int(row["times"])) for row in table]


def test_the_fixture_holds_everyday_and_medical_words(rows):
    assert len(rows) >= 1_500
    assert {"pain", "wheelchair", "anesthesia", "dopamine"} <= {word for word, *_ in rows}


def test_all_words_together_are_within_two_percent_of_the_dictionary(rows):
    counted = sum(syllables(word) for word, *_ in rows)
    assert counted == pytest.approx(sum(count for _, count, _ in rows), rel=0.02)


def test_the_words_as_often_as_they_are_met_are_within_two_percent(rows):
    counted = sum(syllables(word) * times for word, _, times in rows)
    assert counted == pytest.approx(sum(count * times for _, count, times in rows), rel=0.02)


def test_at_least_95_percent_of_single_words_are_exact(rows):
    wrong = {word: count for word, count, _ in rows if syllables(word) != count}
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_at_least_95_percent_of_the_words_as_often_as_they_are_met_are_exact(rows):
    exact = sum(times for word, count, times in rows if syllables(word) == count)
    assert exact >= 0.95 * sum(times for *_, times in rows)


@pytest.mark.parametrize(
    ("spoken", "word"),
    [
        ("ket-a-mine", "ketamine"),
        ("es-ket-a-mine", "esketamine"),
        ("o-pi-oid", "opioid"),
        ("fi-bro-my-al-gia", "fibromyalgia"),
        ("neu-ro-path-ic", "neuropathic"),
        ("gab-a-pen-tin", "gabapentin"),
        ("pre-gab-a-lin", "pregabalin"),
        ("am-i-trip-ty-line", "amitriptyline"),
        ("du-lox-e-tine", "duloxetine"),
        ("ben-zo-di-az-e-pine", "benzodiazepine"),
        ("mi-daz-o-lam", "midazolam"),
        ("on-dan-se-tron", "ondansetron"),
        ("nal-ox-one", "naloxone"),
        ("cys-ti-tis", "cystitis"),
        ("nys-tag-mus", "nystagmus"),
        ("neu-ral-gia", "neuralgia"),
        ("al-lo-dyn-i-a", "allodynia"),
        ("dys-phor-i-a", "dysphoria"),
        ("sed-a-tives", "sedatives"),
        ("sen-si-ti-za-tion", "sensitization"),
        ("neu-ro-plas-tic-i-ty", "neuroplasticity"),
        ("no-ci-cep-tive", "nociceptive"),
        ("light-head-ed-ness", "lightheadedness"),
        ("help-line", "helpline"),
        ("home-work", "homework"),
    ],
)
def test_words_that_the_dictionary_lacks_are_counted_as_spoken(spoken, word):
    assert syllables(word) == spoken.count("-") + 1


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("30", 1),
        ("0.5", 1),
        ("2,309", 1),
        ("CRPS", 4),
        ("NMDA", 4),
        ("FDA", 3),
        ("SNRIs", 4),
        ("PAIN", 1),
        ("NOT", 1),
        ("anti-inflammatory", 7),
        ("up-to-date", 3),
        ("didn\u2019t", 2),
        ("nurse's", 1),
        ("na\u00efve", 2),
        ("hmm", 1),
        ("", 1),
    ],
)
def test_figures_initials_hyphens_and_apostrophes_have_a_clear_rule(word, count):
    assert syllables(word) == count


@given(st.text())
def test_anything_has_at_least_one_syllable(word):
    assert syllables(word) >= 1


@given(st.from_regex(r"[a-z]{1,30}", fullmatch=True))
def test_a_word_has_no_more_syllables_than_letters_and_initials(word):
    assert syllables(word) <= len(word)
