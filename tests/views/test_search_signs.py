"""A search that tells of a sign for the clinic shows the clinic's card above the results."""

import pytest

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize("words", ["blood in my pee", "yellow eyes", "still feel unreal"])
def test_the_card_stands_above_the_results(patient, words):
    html = patient.get("/search/", {"q": words}).content.decode()
    assert "This may need a call today" in html
    assert html.index('id="care-call"') < html.index("Try this" if "Try this" in html else "Best")


def test_an_emergency_goes_before_it(patient):
    html = patient.get("/search/", {"q": "yellow eyes and cant breathe"}).content.decode()
    assert "This may need a call today" not in html
    assert 'id="urgent-box"' in html


def test_too_much_taken_shows_the_poison_line(patient):
    html = patient.get("/search/", {"q": "took too much ketamine"}).content.decode()
    assert "Poison line" in html.split('id="urgent-box"')[1].split("</section>")[0]


def test_ordinary_words_show_no_card(patient):
    assert 'id="care-call"' not in patient.get("/search/", {"q": "crps"}).content.decode()
