"""Danger is heard in the words of the site as it ships, and ordinary words raise no alarm.

The phrases are read once; the long tables ask no database.
"""

import pytest
from django.utils import timezone

from articles import search
from articles.queries.frame import urgent_rules
from articles.search.samples import danger, ordinary


@pytest.fixture(scope="module")
def rules(django_db_setup, django_db_blocker):
    """The phrases of the site as it ships, read once for the long tables below."""
    with django_db_blocker.unblock():
        return urgent_rules(timezone.now())


@pytest.mark.parametrize(
    ("slug", "words"), [(slug, words) for slug, some in danger().items() for words in some]
)
def test_danger_is_recognized(slug, words, rules):
    found = search.recognize(words, rules)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    "told",
    [
        "{} is this normal",
        "{} is it a side effect",
        "is it safe to wait {}",
        "i have a history of asthma and {}",
        "{} i have a history of heart disease",
        "had a stroke 5 years ago, now {}",
        "{} i take medicine for epilepsy",
        "for the past hour {}",
        "after my infusion last week {}",
        "can i get help {}",
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "can't breathe",
        "lips are turning blue",
        "my husband won't wake up",
        "she is unresponsive",
        "chest pain",
        "he is having a fit",
        "i passed out",
        "my throat is closing",
        "took too much ketamine",
        "worst headache of my life",
        "face is drooping",
        "can't pee at all",
        "vomiting blood",
        "my toddler ate a lozenge",
        "might hurt my child",
    ],
)
def test_danger_is_heard_beside_a_question_or_an_old_illness(words, told, rules):
    assert search.recognize(told.format(words), rules) is not None


@pytest.mark.parametrize("words", ordinary())
def test_ordinary_words_raise_no_alarm(words, rules):
    assert search.recognize(words, rules) is None
