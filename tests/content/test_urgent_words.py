"""Danger is heard in the words of the site as it ships, and ordinary words raise no alarm.

The phrases are read once; the long tables ask no database.
"""

import pytest

from articles import search
from articles.models import UrgentSign
from articles.search.samples import danger, ordinary
from articles.seeding.fixtures import read_fixtures
from tests.conftest import FIXTURES

READ = ("slug", "level", "order", "heading", "advice", "phrases", "shows_poison_line")


@pytest.fixture(scope="module")
def rules():
    """The phrases of the fixtures in the order of the model, those that say nothing left out."""
    rows = read_fixtures(FIXTURES)["urgent_signs"]
    signs = [UrgentSign(**{name: getattr(row, name) for name in READ}) for row in rows]
    signs.sort(key=lambda sign: (sign.level, sign.order))
    return tuple(sign.rule() for sign in signs if sign.phrases.strip())


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
