"""Which phrase of a sign staff are told: one that raises the alarm, none that is excused."""

import pytest

from articles.search.urgent import phrase_of
from tests.search.test_urgent import rule

EMERGENCY = rule("a", "emergency", "seizure", "chest pain", "-chest pain relief")
CRISIS = rule("b", "crisis", "want * die")


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("i have chest pain", "chest pain"),
        ("chest pain relief", ""),
        ("had a seizure 5 years ago and i have chest pain", "chest pain"),
        ("can ketamine cause seizures or chest pain", ""),
        ("nothing of the kind", ""),
    ],
)
def test_the_phrase_that_is_told_raises_the_alarm_itself(typed, phrase):
    assert phrase_of(typed, EMERGENCY) == phrase


def test_nothing_excuses_a_crisis():
    assert phrase_of("can ketamine help, i want to die", CRISIS) == "want * die"
