"""Text that was typed when the session ended: no other site and no other account comes near it."""

import datetime
import json
import re

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from articles.admin.shown import SALT
from articles.admin.unsaved import MOST_ALL, MOST_EACH
from articles.models import Condition, UnsavedText
from tests.conftest import logged_in
from tests.rows import condition

from .forms import form_of
from .two_texts import opened, put_into_the_form, sent, stored, strict

pytestmark = pytest.mark.usefixtures("seeded")
LINE = "A line <i>typed</i> for an hour."


@pytest.fixture
def article():
    return condition(one_line="A line.", body="The body.")


@pytest.fixture
def kept(as_author, article):
    """The author was logged out, and then sent the form."""
    values = opened(as_author, article)
    as_author.logout()
    return sent(as_author, article, values, one_line=LINE)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://testserver.evil"])
def test_another_site_can_store_nothing_even_with_a_signed_word(origin, author, article):
    values = opened(logged_in(author), article) | {"one_line": "evil"}
    victim = strict(author)
    response = victim.post(form_of(article), values, headers={"origin": origin})
    assert response.status_code == 403
    assert b"evil" not in response.content
    assert not UnsavedText.objects.exists()


def word(**changes):
    content = {"user": 1, "address": "/", "at": timezone.now().timestamp(), "sheet": {}} | changes
    return signing.dumps(list(content.values()), salt=SALT, compress=True)


def test_a_word_of_another_account_stores_nothing_for_the_victim(author, editor, article):
    """Who is staff can sign for the own account alone, and so fills only the own."""
    values = opened(logged_in(editor), article) | {"one_line": "evil"}
    Client().post(form_of(article), values)
    assert UnsavedText.objects.get().user == editor
    page = logged_in(author).get(form_of(article)).content.decode()
    assert "that was not saved" not in page


@pytest.mark.parametrize(
    "version",
    ["", "x", "x:y:z", ".eJw:1:2", signing.dumps([1, "/", 1, {}], salt="other"), "\x00", "é" * 99],
)
def test_without_a_word_of_the_site_nothing_is_stored_but_all_is_handed_back(
    version, patient, article
):
    response = patient.post(form_of(article), {"version": version, "one_line": LINE})
    assert response.status_code == 401
    assert 'value="A line &lt;i&gt;typed&lt;/i&gt; for an hour."' in response.content.decode()
    assert not UnsavedText.objects.exists()


def test_what_is_handed_back_can_be_saved_after_a_log_in(as_author, author, article):
    values = opened(as_author, article) | {"one_line": LINE, "body": "long " * 250_000}
    as_author.logout()
    response = as_author.post(form_of(article), values)
    assert response.status_code == 401  # too much to be kept
    assert not UnsavedText.objects.exists()
    again = dict(response.context["kept"]) | {"body": "short"}
    assert logged_in(author).post(form_of(article), again).status_code == 302
    assert stored(article).one_line == LINE


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("/staff/articles/condition/1/change/", {"address": "/staff/articles/risk/1/change/"}),
        ("/staff/", {"address": "/staff/articles/condition/add/"}),
        ("/staff/articles/condition/add/", {"address": "/staff/articles/condition/add"}),
    ],
)
def test_a_word_counts_at_its_own_address_alone(path, changes, patient, author):
    version = word(user=author.pk, **changes)
    assert patient.post(path, {"version": version, "title": "x"}).status_code == 401
    assert not UnsavedText.objects.exists()


@pytest.mark.parametrize("days", [-8, 1])
def test_an_old_word_and_one_from_the_future_store_nothing(days, patient, author):
    add = "/staff/articles/condition/add/"
    at = (timezone.now() + datetime.timedelta(days=days)).timestamp()
    patient.post(add, {"version": word(user=author.pk, address=add, at=at), "title": "x"})
    assert not UnsavedText.objects.exists()


def test_a_word_for_an_account_that_is_gone_stores_nothing(patient, db):
    add = "/staff/articles/condition/add/"
    response = patient.post(add, {"version": word(user=999_999, address=add), "title": "x"})
    assert response.status_code == 401
    assert not UnsavedText.objects.exists()


def test_ten_million_letters_are_refused_before_they_are_read(as_author, article):
    values = opened(as_author, article) | {"body": "x" * 10_000_000}
    as_author.logout()
    assert as_author.post(form_of(article), values).status_code == 400
    assert not UnsavedText.objects.exists()


def test_the_same_text_sent_again_is_kept_once_and_many_push_out_the_oldest(patient, author):
    add = "/staff/articles/condition/add/"
    version = word(user=author.pk, address=add)
    for _ in range(3):
        patient.post(add, {"version": version, "title": "same"})
    assert UnsavedText.objects.count() == 1
    for number in range(6):
        patient.post(add, {"version": version, "title": f"{number}"})
    titles = [dict(json.loads(one.fields))["title"] for one in UnsavedText.objects.all()]
    assert titles == ["5", "4", "3"]
    assert len(titles) == MOST_EACH


def test_one_account_fills_no_more_than_its_share(patient, author):
    for number in range(MOST_ALL + 5):
        path = f"/staff/articles/condition/{number}/change/"
        patient.post(path, {"version": word(user=author.pk, address=path), "title": "x"})
    assert UnsavedText.objects.count() == MOST_ALL


def test_no_password_and_no_code_is_ever_kept(patient, author):
    add = "/staff/articles/condition/add/"
    secrets = {"password": "hunter2", "new_password1": "hunter2", "second_factor_code": "123456"}
    patient.post(add, {"version": word(user=author.pk, address=add), "title": "x"} | secrets)
    names = [name for name, _ in json.loads(UnsavedText.objects.get().fields)]
    assert names == ["version", "title"]


def test_forms_with_passwords_carry_no_word(as_owner, owner):
    for address in ("/staff/auth/user/add/", f"/staff/auth/user/{owner.pk}/password/"):
        assert 'name="version"' not in as_owner.get(address).content.decode()


def test_nobody_reads_or_throws_away_the_text_of_another(kept, as_editor, as_owner, patient):
    text = UnsavedText.objects.get()
    for client in (as_editor, as_owner):
        assert "for an hour" not in put_into_the_form(client, text).content.decode()
        assert client.post(f"/staff/unsaved/{text.pk}/throw-away/").status_code == 404
        assert "not saved" not in client.get("/staff/").content.decode()
    assert patient.post(f"/staff/unsaved/{text.pk}/throw-away/").status_code == 302
    assert UnsavedText.objects.filter(pk=text.pk).exists()


@pytest.mark.parametrize("pk", ["x", "0", "-1", "9" * 40, "1;drop", "\x00", "٣"])
def test_a_forged_number_in_the_address_opens_the_plain_form(pk, as_author, article):
    response = as_author.get(form_of(article), {"unsaved": pk})
    assert response.status_code == 200
    assert response.context["filled_with"] is None


def test_kept_text_can_run_nothing(as_author, author, article):
    evil = '"><script>alert(1)</script></textarea><script>alert(2)</script>\x00'
    values = opened(as_author, article) | {"title": evil, "body": evil, "questions-0-text": evil}
    values["questions-TOTAL_FORMS"] = "1"
    as_author.logout()
    as_author.post(form_of(article), values)
    client = logged_in(author)
    pages = [
        client.get(form_of(article)),
        put_into_the_form(client),
        client.get("/staff/"),
    ]
    Condition.objects.filter(pk=article.pk).update(title="Theirs", body="Theirs")
    pages.append(put_into_the_form(client))
    for page in pages:
        assert page.status_code == 200
        assert not re.search(r"<script>\s*alert", page.content.decode())


def test_what_is_older_than_a_week_is_shown_no_more_and_dropped(kept, author, as_author, article):
    UnsavedText.objects.update(at=timezone.now() - UnsavedText.KEPT_FOR)
    assert "not saved" not in logged_in(author).get(form_of(article)).content.decode()
    values = opened(logged_in(author), article) | {"one_line": "Newer."}
    as_author.logout()
    as_author.post(form_of(article), values)
    assert [dict(json.loads(one.fields))["one_line"] for one in UnsavedText.objects.all()] == [
        "Newer."
    ]
