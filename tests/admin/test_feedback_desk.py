"""The desk of what readers told us: who reads it, who answers, and that nobody rewrites it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.feedback import take
from articles.models import Article, Feedback

from .forms import delete_of, errors, form_of, save
from .groups import AUTHORS, EDITORS, MANAGERS, REVIEWERS, as_one_of

pytestmark = pytest.mark.usefixtures("seeded")
LIST = "/staff/articles/feedback/"
DONE = {"state": "page_changed", "reason": "", "public_line": "The part on time is shorter now."}


def said(words="The times were hard to follow for me.", slug="crps", **options):
    page = Article.objects.get(kind="condition", slug=slug)
    return take(article=page.pk, was_clear=False, words=words, now=timezone.now(), **options)


def text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_who_is_not_logged_in_reads_and_answers_nothing(patient):
    row = said()
    assert patient.get(LIST).status_code == 302
    assert patient.post(form_of(row), DONE).status_code == 302
    assert Feedback.objects.get().state == "new"


@pytest.mark.parametrize("group", [AUTHORS, REVIEWERS])
def test_authors_and_reviewers_read_and_answer_nothing(group):
    row, client = said(), as_one_of(group)
    assert "The times were hard to follow" in text(client.get(LIST))
    assert "The times were hard to follow" in text(client.get(form_of(row)))
    assert client.post(form_of(row), DONE).status_code == 403
    assert Feedback.objects.get().state == "new"


def test_managers_who_look_after_accounts_read_nothing():
    assert as_one_of(MANAGERS).get(LIST).status_code == 403


def test_an_editor_answers_and_readers_are_told(patient):
    row, client = said(), as_one_of(EDITORS)
    response = save(client, form_of(row), **DONE)
    assert response.status_code == 302, errors(response)
    row.refresh_from_db()
    assert (row.state, row.answered_on) == ("page_changed", timezone.localdate())
    page = text(patient.get("/what-you-told-us/"))
    assert "The part on time is shorter now." in page
    assert "We changed the page, " in page
    assert "/what-you-told-us/" in patient.get("/").content.decode()
    assert "/what-you-told-us/" in patient.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"state": ""}, "This field is required"),
        ({"state": "new"}, "not one of the available choices"),
        ({"state": "no_change"}, "Say why the page stays as it is"),
        ({"public_line": "The times were hard to follow."}, "words in a row are the reader"),
    ],
    ids=str,
)
def test_an_answer_that_will_not_do_comes_back_with_what_to_do(change, told):
    row = said()
    page = save(as_one_of(EDITORS), form_of(row), **DONE | change)
    assert told in text(page)
    assert Feedback.objects.get().state == "new"


def test_nobody_rewrites_adds_or_deletes_what_readers_said(as_owner):
    row = said()
    save(as_owner, form_of(row), **DONE, words="Other words.", was_clear="on", edition=9)
    row.refresh_from_db()
    assert (row.words, row.was_clear, row.edition) == (
        "The times were hard to follow for me.", False, 1,
    )  # fmt: skip
    assert as_owner.get(f"{LIST}add/").status_code == 403
    assert as_owner.post(delete_of(row), {"post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    as_owner.post(LIST, sent)
    assert Feedback.objects.exists()


def test_the_second_of_two_editors_is_shown_what_the_first_one_said(as_owner):
    row, first = said(), as_one_of(EDITORS)
    opened = as_owner.get(form_of(row)).context["adminform"].form["version"].value()
    save(first, form_of(row), **DONE)
    late = as_owner.post(form_of(row), DONE | {"public_line": "Mine.", "version": opened})
    assert "while you wrote" in text(late)
    assert Feedback.objects.get().public_line == DONE["public_line"]


def test_yes_and_no_alone_are_counted_beside_the_words(as_owner):
    said("")
    assert "0 feedback" in text(as_owner.get(LIST))
    said()
    page = text(as_owner.get(LIST))
    assert "0 of 2 found it clear" in page
    assert f"{Feedback.objects.first().purge_on:%Y-%m-%d}"[:4] in page


def test_words_whose_time_is_over_are_said_to_be_gone(as_owner):
    row = said()
    save(as_owner, form_of(row), **DONE)
    Feedback.objects.update(words="", purge_on=None)
    assert "deleted, as their time is over" in text(as_owner.get(LIST))
    assert "Deleted, as their time is over." in text(as_owner.get(form_of(row)))


def test_the_list_is_narrowed_by_state_and_page(as_owner):
    said("About crps."), said("About fibromyalgia.", "fibromyalgia")
    crps = Article.objects.get(kind="condition", slug="crps")
    page = text(as_owner.get(LIST, {"state__exact": "new", "article__id__exact": crps.pk}))
    assert "About crps." in page
    assert "About fibromyalgia." not in page


def test_what_a_reader_typed_does_not_run_on_the_desk(as_owner):
    row = said("<script>alert(1)</script>")
    for address in (LIST, form_of(row)):
        assert "<script>alert" not in text(as_owner.get(address))


def test_a_list_of_thirty_costs_as_much_as_a_list_of_one(as_owner):
    costs = []
    for number in (1, 29):
        for n in range(number):
            said(f"Words {n}.")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            as_owner.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1]
