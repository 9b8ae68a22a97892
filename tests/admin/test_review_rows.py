"""The approver's screen for a row that many pages print: all that it changes, one decision."""

import time

import pytest

from articles.admin.second_factor import FACTOR_AT
from articles.models import Event, GlossaryTerm, Outcome, Point, Review, SignOff
from articles.publishing import publish, publish_shared, submit
from tests.conftest import logged_in, person, signer
from tests.rows import condition, sourced

pytestmark = pytest.mark.usefixtures("seeded")


def with_code(client, seconds_ago=0):
    session = client.session
    session[FACTOR_AT] = int(time.time()) - seconds_ago
    session.save()
    return client


@pytest.fixture
def articles(editor):
    row = Outcome.objects.create(key="x", question="Does it last?", answer="For 2 in 10 people.")
    found = [condition("one", title="One"), condition("two", title="Two")]
    for article in found:
        Point.objects.create(article=article, part="sure", outcome=sourced(row))
    publish(articles=found, by=editor, note="First.")
    return found


@pytest.fixture
def review(articles, editor):
    """The answer of an outcome on two live pages waits for a signature."""
    row = Outcome.objects.get(key="x")
    row.answer = "For 3 in 10 people."
    row.save()
    return publish_shared(row=row, by=editor, note="New trial.").review


def at(review):
    return f"/staff/reviews/{review.pk}/"


def answers(articles):
    return {a.editions.order_by("-number").first().page().outcome("x").answer for a in articles}


def test_the_numbers_stand_on_top_and_each_page_shows_its_changed_part(as_reviewer, review):
    html = as_reviewer.get(at(review)).text
    assert "2 became 3 in" in html
    assert "New trial." in html
    assert "Pages that change (2)" in html
    for number, article in enumerate(review.articles.all()):
        assert f'id="page-{article.pk}-part-sure"' in html, number
    assert html.count("Not changed:") == 0
    assert html.count("[new:] </span>3 in 10") >= 3  # the row, and once on each page


@pytest.mark.parametrize("browser", ["patient", "as_reader"])
def test_who_is_not_logged_in_as_staff_is_asked_to_log_in(browser, request, review, articles):
    client = request.getfixturevalue(browser)
    for response in (client.get(at(review)), client.post(at(review), {"do": "sign"})):
        assert response.headers["Location"].startswith("/staff/login/")
    assert answers(articles) == {"For 2 in 10 people."}


def test_staff_without_a_right_to_pages_see_nothing(review):
    client = logged_in(person("cleaner"))
    assert client.get(at(review)).status_code == 403
    assert client.post(at(review), {"do": "send_back", "note": "x"}).status_code == 403


@pytest.mark.parametrize("deed", ["sign", "send_back"])
def test_an_author_reads_it_and_decides_nothing(deed, as_author, review, articles):
    page = as_author.get(at(review)).text
    assert "Somebody who may sign pages off must do this" in page
    assert 'value="send_back"' not in page
    sent = {"do": deed, "note": "Shorter."}
    assert with_code(as_author).post(at(review), sent).status_code == 403
    assert answers(articles) == {"For 2 in 10 people."}


def test_one_signature_changes_all_its_pages(as_reviewer, review, articles, clinical_reviewer):
    response = with_code(as_reviewer).post(at(review), {"do": "sign"}, follow=True)
    assert "readers have it now, on all its pages" in response.text
    assert answers(articles) == {"For 3 in 10 people."}
    assert SignOff.objects.get(hash=review.hash).person == clinical_reviewer


def test_a_signature_needs_a_fresh_code(as_reviewer, review, articles):
    with_code(as_reviewer, seconds_ago=3600)
    asked = as_reviewer.post(at(review), {"do": "sign", "scope": "local_practice"}).text
    assert "needs a code that is fresh" in asked
    assert 'value="local_practice"' in asked
    assert answers(articles) == {"For 2 in 10 people."}


def test_who_asked_for_it_does_not_sign_it(articles):
    both = signer("both", publish=("article",))
    row = Outcome.objects.get(key="x")
    row.answer = "For 3 in 10 people."
    row.save()
    review = publish_shared(row=row, by=both, note="New trial.").review
    client = with_code(logged_in(both))
    assert "You submitted this change: somebody else must sign it." in client.get(at(review)).text
    assert client.post(at(review), {"do": "sign"}).status_code == 403
    assert answers(articles) == {"For 2 in 10 people."}


def test_it_is_sent_back_with_a_note_and_readers_see_no_change(as_reviewer, review, articles):
    assert "an empty note helps nobody" in as_reviewer.post(
        at(review), {"do": "send_back", "note": " "}
    ).text  # fmt: skip
    as_reviewer.post(at(review), {"do": "send_back", "note": "Which trial?"})
    review.refresh_from_db()
    assert review.ended == Review.Ended.SENT_BACK
    assert "Which trial?" in Event.objects.last().detail
    assert answers(articles) == {"For 2 in 10 people."}
    assert "This review has ended: sent back" in as_reviewer.get(at(review)).text


def test_a_row_that_was_changed_again_must_be_sent_again(as_reviewer, review, articles):
    Outcome.objects.filter(key="x").update(answer="For 9 in 10 people.")
    assert "it must be sent again" in as_reviewer.get(at(review)).text
    with_code(as_reviewer).post(at(review), {"do": "sign"})
    assert answers(articles) == {"For 2 in 10 people."}


def test_a_word_is_shown_before_and_after(as_reviewer, editor):
    term = GlossaryTerm.objects.get(slug="placebo")
    term.meaning = "A pill of 5 mg <script>alert(1)</script>"
    review = publish_shared(row=term, by=editor, note="x").review
    html = as_reviewer.get(at(review)).text
    assert "5 mg" in html
    assert "<script>alert" not in html


def test_what_was_deleted_meanwhile_is_not_found(as_reviewer, editor):
    term = GlossaryTerm.objects.get(slug="placebo")
    term.meaning = "A pill of 5 mg."
    review = publish_shared(row=term, by=editor, note="x").review
    GlossaryTerm.objects.filter(slug="placebo").delete()
    assert as_reviewer.get(at(review)).status_code == 404
    assert as_reviewer.get("/staff/queue/").status_code == 200


def test_the_review_of_a_page_has_another_address(as_reviewer, author):
    review = submit(article=condition(), by=author, note="x")
    assert as_reviewer.get(at(review)).status_code == 404
