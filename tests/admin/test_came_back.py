"""Pages that a reviewer sent back: how who sent them for review learns of it, and is done."""

import pytest

from articles.models import ReviewNote
from articles.publishing import comment, send_back, settle, submit
from tests.conftest import logged_in, person
from tests.rows import condition, published, urgent_signs

from .forms import form_of

pytestmark = pytest.mark.usefixtures("empty")
HOME = "/staff/"


@pytest.fixture
def page(author, clinical_reviewer):
    urgent_signs()
    row = condition()
    submit(article=row, by=author, note="x")
    send_back(article=row, by=clinical_reviewer, note="Say how long.", part="In short")
    return row


def test_the_start_page_of_who_sent_it_says_that_it_came_back(as_author, as_editor, page):
    html = as_author.get(HOME).text
    assert "Came back to you (1)" in html
    assert f'href="/staff/articles/article/{page.pk}/change/"' in html
    assert "Came back to you" not in as_editor.get(HOME).text


def test_the_form_says_who_sent_it_back_and_who_only_left_a_note(as_author, page, editor):
    comment(article=page, by=editor, note="Nice picture.")
    html = as_author.get(form_of(page)).text
    assert "Sent back by reviewer</strong>" in html
    assert "Note of editor</strong>" in html


def test_the_author_says_on_the_form_that_a_note_is_done(as_author, page, author):
    note = ReviewNote.objects.get()
    response = as_author.post(f"/staff/notes/{note.pk}/done/", follow=True)
    assert response.redirect_chain == [(form_of(page), 302)]
    assert "Say how long." not in response.text
    assert "Came back to you" not in as_author.get(HOME).text
    note.refresh_from_db()
    assert note.settled_by == author


def test_opening_the_address_of_done_changes_nothing(as_author, page):
    as_author.get(f"/staff/notes/{ReviewNote.objects.get().pk}/done/")
    assert ReviewNote.objects.get().settled_at is None


def test_who_may_not_see_the_page_is_not_done_with_its_notes(patient, page):
    address = f"/staff/notes/{ReviewNote.objects.get().pk}/done/"
    assert patient.post(address).headers["Location"].startswith("/staff/login/")
    assert logged_in(person("cleaner")).post(address).status_code == 403
    assert ReviewNote.objects.get().settled_at is None


def test_what_is_done_already_is_said(as_author, page, author):
    note = ReviewNote.objects.get()
    settle(note=note, by=author)
    html = as_author.post(f"/staff/notes/{note.pk}/done/", follow=True).text
    assert "settled already" in html


def test_a_page_that_was_sent_again_did_not_come_back(as_author, page, author):
    submit(article=page, by=author, note="y")
    assert "Came back to you" not in as_author.get(HOME).text


def test_a_note_is_older_once_the_page_was_published(as_author, page, editor):
    assert "older than what was published" not in as_author.get(form_of(page)).text
    published(page, editor)
    assert "older than what was published last" in as_author.get(form_of(page)).text
    assert "Came back to you" not in as_author.get(HOME).text
