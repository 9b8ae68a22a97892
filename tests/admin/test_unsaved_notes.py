"""Notes that were typed when the session ended: the one for the review, and the reviewer's."""

import pytest

from articles.models import Review, ReviewNote, UnsavedText
from articles.publishing import submit
from tests.conftest import logged_in
from tests.rows import condition, urgent_signs

from .test_review_page import review_at, submit_at

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def page(author):
    urgent_signs()
    return condition()


def sent_too_late(client, address: str, **typed: str):
    """What comes when somebody who was logged out meanwhile sends the form."""
    version = client.get(address).context["version"]
    client.logout()
    return client.post(address, {"version": version, **typed})


def test_the_note_for_a_review_is_had_back_after_the_log_in(as_author, author, page):
    address = submit_at(page)
    answer = sent_too_late(as_author, address, note="Shorter by half.")
    assert answer.headers["Location"] == f"/staff/login/?next={address}"
    client = logged_in(author)
    assert "note for the review of “Back pain”" in client.get("/staff/").text
    text = UnsavedText.objects.get()
    assert f'href="?unsaved={text.pk}"' in client.get(address).text
    form = client.get(address, {"unsaved": text.pk})
    assert 'value="Shorter by half."' in form.text
    assert not Review.objects.exists()
    words = {"note": "Shorter by half.", "version": form.context["version"], "unsaved": text.pk}
    client.post(address, words)
    assert Review.objects.get().note == "Shorter by half."
    assert not UnsavedText.objects.exists()


def test_the_note_of_a_reviewer_is_had_back_after_the_log_in(
    as_reviewer, clinical_reviewer, page, author
):
    submit(article=page, by=author, note="x")
    address = review_at(page)
    typed = {"do": "send_back", "note": "Say how long.", "part": "In short"}
    sent_too_late(as_reviewer, address, **typed)
    client = logged_in(clinical_reviewer)
    text = UnsavedText.objects.get()
    assert "note on “Back pain”" in client.get("/staff/").text
    assert f'href="?unsaved={text.pk}"' in client.get(address).text
    form = client.get(address, {"unsaved": text.pk})
    assert ">\nSay how long.</textarea>" in form.text
    client.post(address, typed | {"version": form.context["version"], "unsaved": text.pk})
    assert ReviewNote.objects.get().note == "Say how long."
    assert not UnsavedText.objects.exists()


def test_nobody_else_gets_the_note(as_author, page, editor):
    sent_too_late(as_author, submit_at(page), note="Shorter by half.")
    text = UnsavedText.objects.get()
    assert "Shorter" not in logged_in(editor).get(submit_at(page), {"unsaved": text.pk}).text
