"""Urgent signs: phrases in a table, tried before they are saved, and read before they do harm."""

import pytest

from articles import publishing
from articles.models import Review, UrgentSign
from tests.conftest import person

from .conftest import logged_in
from .forms import delete_of, filled_in, form_of, save

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.once]
ADD = "/staff/articles/urgentsign/add/"
TICK = {"_accepts": "on"}
WHY = {"why-note": "Heard in the waiting room.", "why-change": "safety"}


@pytest.fixture
def breathing():
    return UrgentSign.objects.get(slug="breathing")


@pytest.fixture
def as_keeper(db):
    """Keeps the urgent signs, and nothing else."""
    rights = dict.fromkeys(("add", "change", "delete", "view"), ("urgentsign",))
    return logged_in(person("keeper", publish=("article",), **rights))


def text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def waiting(sign) -> str:
    """The phrases that wait for a signature; readers' search has the stored ones until then."""
    review = publishing.open_review_of(sign)
    return publishing.before_and_after(review)[1].phrases if review else ""


def with_phrase(sign, phrase) -> str:
    return f"{sign.phrases}\n{phrase}"


def tried(client, sign, words, **changes):
    address = form_of(sign)
    values = filled_in(client.get(address)) | changes
    return client.post(address, values | {"_try": "1", "_words": words})


def test_phrases_are_changed_by_those_with_the_right(patient, as_author, as_keeper, breathing):
    changed = with_phrase(breathing, "breath is stuck")
    for client in (patient, as_author):
        client.post(form_of(breathing), {"phrases": changed})
        client.post(form_of(breathing), {"_try": "1", "_words": "no air"})
        client.post(delete_of(breathing), {"post": "yes"})
    assert not Review.objects.exists()
    assert save(as_keeper, form_of(breathing), phrases=changed, **WHY).status_code == 302
    assert waiting(breathing).endswith("breath is stuck")
    breathing.refresh_from_db()
    assert "breath is stuck" not in breathing.phrases


def test_each_phrase_stands_in_a_table_with_what_it_recognizes(as_keeper, breathing):
    page = text(as_keeper.get(form_of(breathing)))
    assert f"What each phrase recognizes ({len(breathing.lines())})" in page
    assert "<code>air hunger</code></th><td>air hunger</td>" in page
    assert "out of breath; short of air; shortness of breathe" in page
    assert "No alarm: choking on pills; choking on tablets" in page


def test_words_are_tried_on_phrases_that_are_not_saved_yet(as_keeper, breathing):
    assert "raises no alarm" in text(tried(as_keeper, breathing, "zorb in my lungs"))
    changed = with_phrase(breathing, "zorb in my lungs")
    page = text(tried(as_keeper, breathing, "zorb in my lungs", phrases=changed))
    assert "“zorb in my lungs” raises this alarm." in page
    assert "<li><code>zorb in my lungs</code></li>" in page
    assert "zorb in my lungs</textarea>" in page
    assert "Nothing has been saved" in page
    breathing.refresh_from_db()
    assert "zorb" not in breathing.phrases


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("i can't breathe", "raises this alarm"),
        ("breathing exercises", "raises no alarm"),
        ("slow breathing exercises", "a line that starts with - excuses them"),
        ("can ketamine cause trouble breathing", "ask about the danger in general"),
        ("can't breathe and want to die", "raises another alarm first: “suicide”"),
        ("", "Type some words to try"),
        ("<script>alert(1)</script>", "No phrase of this sign fits"),
    ],
)
def test_a_trial_tells_why(words, said, as_keeper, breathing):
    page = text(tried(as_keeper, breathing, words))
    assert said in page
    assert "<script>alert" not in page


def test_a_trial_of_a_new_sign_needs_only_its_phrases(as_keeper):
    asked = {"phrases": "zorb", "_try": "1", "_words": "my zorb"}
    assert "“my zorb” raises this alarm." in text(as_keeper.post(ADD, asked))
    assert not UrgentSign.objects.filter(phrases="zorb").exists()


def test_a_phrase_that_alarms_on_everyday_searches_is_saved_only_once_they_were_read(
    as_keeper, breathing
):
    changed = with_phrase(breathing, "nausea")
    page = text(save(as_keeper, form_of(breathing), phrases=changed))
    assert "everyday searches would raise an alarm" in page
    assert '<li class="findings__advice">nausea and vomiting</li>' in page
    assert "I have read which everyday searches raise this alarm" in page
    assert "nausea</textarea>" in page
    assert not Review.objects.exists()
    asked = text(save(as_keeper, form_of(breathing), phrases=changed, **TICK))
    assert "Readers see no change yet" in asked
    assert '<input type="hidden" name="_accepts" value="on">' in asked
    assert save(as_keeper, form_of(breathing), phrases=changed, **TICK, **WHY).status_code == 302
    assert "nausea" in waiting(breathing)


def test_a_sign_whose_phrases_stay_is_saved_without_a_word_about_them(as_keeper, breathing):
    assert save(as_keeper, form_of(breathing), advice="Call now.", **WHY).status_code == 302


def test_a_line_that_hides_danger_is_saved_only_once_it_was_read(as_keeper, breathing):
    changed = with_phrase(breathing, "-gasping")
    page = text(save(as_keeper, form_of(breathing), phrases=changed))
    assert "people in danger would no longer raise any alarm" in page
    assert '<li class="findings__stop">gasping</li>' in page
    assert save(as_keeper, form_of(breathing), phrases=changed, **TICK, **WHY).status_code == 302
    assert waiting(breathing).endswith("-gasping")


def test_every_phrase_that_cannot_be_read_is_named_with_its_reason(as_keeper, breathing):
    changed = with_phrase(breathing, "a + b + c\n{persons} fell\nzorb")
    page = text(save(as_keeper, form_of(breathing), phrases=changed))
    assert "more than one +: write two phrases" in page
    assert "There is no list of words" in page
    assert "zorb</textarea>" in page
    assert "correct the phrases first" in text(tried(as_keeper, breathing, "zorb", phrases=changed))
    breathing.refresh_from_db()
    assert "zorb" not in breathing.phrases


def test_who_may_only_look_sees_the_table_and_no_trial(breathing, db):
    page = text(logged_in(person("looker", view=("urgentsign",))).get(form_of(breathing)))
    assert "What each phrase recognizes" in page
    assert "Try, without saving" not in page
