"""Text that was typed when the session ended: its writer has it back, and nobody else sees it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Condition, GlossaryTerm, Question, UnsavedText
from tests.conftest import PAGES, logged_in, person
from tests.rows import condition

from .forms import errors, filled_in, form_of
from .two_texts import opened, put_into_the_form, stored, strict

pytestmark = pytest.mark.usefixtures("seeded")
HERE = "http://testserver"
LINE = "A line <i>typed</i> for an hour."


@pytest.fixture
def article():
    return condition(one_line="A line.", body="The body.")


@pytest.fixture
def kept(as_author, article):
    """The author was logged out, and then sent the form."""
    values = opened(as_author, article) | {"one_line": LINE}
    as_author.logout()
    return as_author.post(form_of(article), values)


# --- the way back ---------------------------------------------------------------------------------


def test_text_sent_without_a_session_is_kept_and_the_log_in_page_says_so(kept, article):
    assert kept.headers["Location"] == f"/staff/login/?next={form_of(article)}"
    page = kept.client.get(kept.headers["Location"]).content.decode()
    assert "before your text was saved. It is kept" in page
    assert stored(article).one_line == "A line."


def test_after_the_log_in_the_form_offers_it_and_the_start_page_too(kept, author, article):
    client = logged_in(author)
    page = client.get(form_of(article))
    assert "that was not saved" in page.content.decode()
    assert page.context["adminform"].form["one_line"].value() == "A line."
    assert f'href="{form_of(article)}"' in client.get("/staff/").content.decode()


def test_it_is_put_into_the_form_and_saved_by_its_writer_alone(kept, author, article):
    client = logged_in(author)
    page = put_into_the_form(client)
    html = page.content.decode()
    assert "is in the form" in html
    assert "It is not saved yet" in html
    assert "&lt;i&gt;typed&lt;/i&gt;" in html
    assert "errornote" not in html
    assert stored(article).one_line == "A line."
    assert client.post(form_of(article), filled_in(page)).status_code == 302
    assert stored(article).one_line == LINE
    assert not UnsavedText.objects.exists()


def test_it_stays_until_it_is_saved_or_thrown_away(kept, author, article):
    client = logged_in(author)
    put_into_the_form(client)
    bad = filled_in(put_into_the_form(client)) | {"title": ""}
    assert "This field is required" in errors(client.post(form_of(article), bad))
    other = opened(client, article) | {"body": "Other work."}
    assert client.post(form_of(article), other).status_code == 302
    text = UnsavedText.objects.get()
    assert client.get(f"/staff/unsaved/{text.pk}/throw-away/").status_code == 302
    assert UnsavedText.objects.exists()
    response = client.post(f"/staff/unsaved/{text.pk}/throw-away/")
    assert response.headers["Location"] == form_of(article)
    assert not UnsavedText.objects.exists()


def test_lines_below_the_form_come_back_too(as_author, author, article):
    question = Question.objects.create(article=article, text="What next?", order=1)
    values = opened(as_author, article) | {
        "questions-TOTAL_FORMS": "2", "questions-0-text": "What comes next?",
        "questions-1-text": "Is it safe?", "questions-1-order": "2",
    }  # fmt: skip
    as_author.logout()
    as_author.post(form_of(article), values)
    client = logged_in(author)
    client.post(form_of(article), filled_in(put_into_the_form(client)))
    assert [one.text for one in article.questions.all()] == ["What comes next?", "Is it safe?"]
    assert stored(question).text == "What comes next?"


def test_text_of_a_page_that_is_new_comes_back_as_well(as_author, author):
    add = "/staff/articles/condition/add/"
    values = {k: v for k, v in filled_in(as_author.get(add)).items() if v is not None}
    values |= {"title": "Sore hand", "slug": "sore-hand", "one_line": LINE, "summary": "So."}
    as_author.logout()
    as_author.post(add, values)
    client = logged_in(author)
    assert "new condition" in client.get("/staff/").content.decode()
    page = put_into_the_form(client)
    assert client.post(add, filled_in(page)).status_code == 302
    assert Condition.objects.get(slug="sore-hand").one_line == LINE


def test_if_the_row_changed_meanwhile_both_texts_are_shown(kept, author, article):
    Condition.objects.filter(pk=article.pk).update(one_line="Theirs.", treatment="Theirs too.")
    client = logged_in(author)
    page = put_into_the_form(client)
    assert [one.name for one in page.context["questions"]] == ["|one_line"]
    data = dict(page.context["kept"]) | {
        "asked": "|one_line", "keep-|one_line": "mine", "text-|one_line": LINE,
    }  # fmt: skip
    assert stored(article).one_line == "Theirs."
    assert client.post(form_of(article), data).status_code == 302
    page = stored(article)
    assert (page.one_line, page.treatment) == (LINE, "Theirs too.")
    assert not UnsavedText.objects.exists()


def test_if_the_row_was_deleted_meanwhile_a_new_one_can_be_made(as_author, article):
    Question.objects.create(article=article, text="What next?", order=1)
    values = opened(as_author, article) | {"one_line": LINE}
    Condition.objects.get(pk=article.pk).delete()
    response = as_author.post(form_of(article), values, follow=True)
    assert "Somebody deleted this while you wrote" in response.content.decode()
    page = put_into_the_form(as_author)
    add = "/staff/articles/condition/add/"
    assert as_author.post(add, filled_in(page)).status_code == 302
    made = Condition.objects.get(slug="back-pain")
    assert made.one_line == LINE
    assert [one.text for one in made.questions.all()] == ["What next?"]


def test_a_word_that_pages_share_comes_back_to_its_own_question(as_owner, owner):
    word = GlossaryTerm.objects.first()
    values = opened(as_owner, word) | {"meaning": "A new meaning."}
    as_owner.logout()
    as_owner.post(form_of(word), values)
    client = logged_in(owner)
    asked = client.post(form_of(word), filled_in(put_into_the_form(client)))
    assert "Why? Everybody can read this sentence" in asked.content.decode()
    assert UnsavedText.objects.exists()  # not saved yet


# --- when the session is not what it was ----------------------------------------------------------


def test_a_password_without_its_code_saves_nothing_and_loses_nothing(as_author, author, article):
    values = opened(as_author, article) | {"one_line": LINE}
    half = Client()
    half.force_login(author)
    assert half.post(form_of(article), values).headers["Location"].startswith("/staff/login/")
    assert UnsavedText.objects.get().user == author
    assert stored(article).one_line == "A line."


def test_an_account_made_inactive_keeps_its_text_and_shows_it_to_nobody(
    as_author, author, as_editor, article
):
    values = opened(as_author, article) | {"one_line": LINE}
    User.objects.filter(pk=author.pk).update(is_active=False)
    assert as_author.post(form_of(article), values).status_code == 302
    assert UnsavedText.objects.get().user == author
    assert LINE not in as_author.get(form_of(article), follow=True).content.decode()
    assert "not saved" not in as_editor.get(form_of(article)).content.decode()
    User.objects.filter(pk=author.pk).update(is_active=True)
    assert "that was not saved" in logged_in(author).get(form_of(article)).content.decode()


def test_whose_rights_were_taken_sees_the_text_no_more_and_can_not_save_it(kept, author, article):
    author.user_permissions.clear()
    client = logged_in(User.objects.get(pk=author.pk))
    assert put_into_the_form(client).status_code == 403
    reader = person("reader", view=PAGES)
    UnsavedText.objects.update(user=reader)
    page = put_into_the_form(logged_in(reader))
    assert "for an hour" not in page.content.decode()


def test_text_that_one_typed_is_never_saved_in_the_name_of_another(
    as_author, author, as_editor, article
):
    """Two people at one computer: the second logs in while the first one's form is open."""
    values = opened(as_author, article) | {"one_line": LINE}
    response = as_editor.post(form_of(article), values, follow=True)
    html = response.content.decode()
    assert "another account had opened this form" in html
    assert "for an hour" not in html
    assert stored(article).one_line == "A line."
    assert UnsavedText.objects.get().user == author


def test_a_form_whose_secret_was_lost_keeps_its_text(author, article):
    client = strict(author)
    values = opened(client, article) | {"one_line": LINE}
    response = client.post(form_of(article), values, headers={"origin": HERE})
    assert response.headers["Location"] == form_of(article)
    assert "it is kept: see below" in client.get(form_of(article)).content.decode()
    assert stored(article).one_line == "A line."


def test_a_form_whose_session_and_secret_were_lost_keeps_its_text(author, article):
    client = strict(author)
    values = opened(client, article) | {"one_line": LINE}
    client.cookies.clear()
    response = client.post(form_of(article), values, headers={"origin": HERE})
    assert response.headers["Location"].startswith("/staff/login/")
    assert UnsavedText.objects.get().user == author
