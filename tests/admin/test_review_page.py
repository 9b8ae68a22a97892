"""The approver's one screen, sending for review, and the queue: who sees and may do what."""

import time

import pytest
from django.contrib.auth.models import Permission

from articles.admin.second_factor import FACTOR_AT
from articles.models import (
    Condition,
    Event,
    Review,
    ReviewNote,
    SignOff,
    StaffProfile,
    UrgentSign,
)
from articles.publishing import publish, sign_off, submit
from tests.conftest import logged_in, person, signer
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


def review_at(article) -> str:
    return f"/staff/pages/{article.pk}/review/"


def submit_at(article) -> str:
    return f"/staff/pages/{article.pk}/submit/"


def fresh(client):
    """A browser whose code was given just now."""
    session = client.session
    session[FACTOR_AT] = int(time.time())
    session.save()
    return client


@pytest.fixture
def article(author, editor):
    """A live page with a draft beside it that another person changed."""
    row = condition()
    published(row, editor)
    row.one_line = "Does ketamine ease back pain, and not for long?"
    row.edited_by = author
    row.save()
    return row


ADDRESSES = [review_at, submit_at, lambda article: "/staff/queue/"]


@pytest.mark.parametrize("at", ADDRESSES)
def test_who_is_not_logged_in_is_asked_to_log_in(at, patient, article):
    for response in (patient.get(at(article)), patient.post(at(article), {"do": "sign"})):
        assert response.headers["Location"].startswith("/staff/login/")


@pytest.mark.parametrize("at", ADDRESSES)
def test_staff_without_a_right_to_pages_see_nothing(at, article):
    client = logged_in(person("cleaner"))
    assert client.get(at(article)).status_code == 403
    assert client.post(at(article), {"do": "sign", "note": "x"}).status_code == 403


def test_both_sides_stand_beside_each_other_with_changed_words_marked(as_reviewer, article):
    sign_off(page=article.editions.get().page(), by=signer("second"))
    html = as_reviewer.get(review_at(article)).content.decode()
    assert "[gone:] </span>help</del>" in html
    assert "[new:] </span>ease</ins>" in html
    assert "and not for long is new in “The line in lists”" in html
    assert "counts as <strong>Safety</strong>" in html


def test_a_page_that_was_never_live_is_shown_whole(as_reviewer):
    row = condition("neck-pain", title="Neck pain")
    html = as_reviewer.get(review_at(row)).content.decode()
    assert "The whole page" in html
    assert "<del>" not in html


def test_words_of_a_draft_can_do_no_harm_on_the_screen(as_reviewer, article):
    article.one_line = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    article.body = "[x](javascript:alert(1)) <b id=decide>bold</b>"
    article.save()
    html = as_reviewer.get(review_at(article)).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript' not in html
    assert html.count('id="decide"') == 1


def test_an_author_sends_a_page_for_review(as_author, article):
    response = as_author.post(submit_at(article), {"note": "Clearer."}, follow=True)
    assert "waits for a second person" in response.content.decode()
    review = Review.objects.get()
    assert (review.note, review.publishes_when_signed) == ("Clearer.", False)


def test_an_author_cannot_ask_for_publication(as_author, article):
    as_author.post(submit_at(article), {"note": "x", "publishes_when_signed": "on"})
    assert Review.objects.get().publishes_when_signed is False


def test_a_page_that_fails_a_check_is_not_sent(as_author, article):
    article.summary = "It cures everyone."
    article.save()
    html = as_author.post(submit_at(article), {"note": "x"}).content.decode()
    assert "Correct this" in html
    assert not Review.objects.exists()


def test_a_reviewer_may_not_send_pages_for_review(as_reviewer, article):
    assert as_reviewer.post(submit_at(article), {"note": "x"}).status_code == 403


def test_the_reviewer_signs_what_stood_on_the_screen(as_reviewer, article, author):
    submit(article=article, by=author, note="x")
    page = as_reviewer.get(review_at(article))
    seen = page.context["sides"].seen
    response = fresh(as_reviewer).post(
        review_at(article), {"do": "sign", "seen": seen}, follow=True
    )
    assert "Signed" in response.content.decode()
    assert SignOff.objects.filter(about="Back pain").exists()


def test_a_signature_needs_a_fresh_code_and_loses_nothing(as_reviewer, article):
    session = as_reviewer.session
    session[FACTOR_AT] = 0
    session.save()
    response = as_reviewer.post(review_at(article), {"do": "sign", "seen": "abc"})
    html = response.content.decode()
    assert "needs a code that is fresh" in html
    assert 'name="seen" value="abc"' in html
    assert not SignOff.objects.exists()


def test_words_that_changed_meanwhile_are_not_signed(as_reviewer, article):
    fresh(as_reviewer)
    for seen in ("", "0" * 64):
        html = as_reviewer.post(review_at(article), {"do": "sign", "seen": seen}).content.decode()
        assert "was changed while you read it" in html
    assert not SignOff.objects.exists()


def test_who_wrote_the_words_cannot_sign_them(article, author):
    author.user_permissions.add(Permission.objects.get(codename="sign_article"))
    StaffProfile.objects.create(user=author, public_name="A", role="R", registration_number="1")
    client = fresh(logged_in(author))
    page = client.get(review_at(article))
    assert "You wrote or changed these words" in page.content.decode()
    seen = page.context["sides"].seen
    assert client.post(review_at(article), {"do": "sign", "seen": seen}).status_code == 403
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("deed", ["sign", "send_back", "record"])
def test_an_author_may_neither_sign_nor_send_back(deed, as_author, article, author):
    submit(article=article, by=author, note="x")
    seen = as_author.get(review_at(article)).context["sides"].seen
    words = {"do": deed, "seen": seen, "note": "Shorter."}
    assert fresh(as_author).post(review_at(article), words).status_code == 403
    assert Condition.objects.get(pk=article.pk).stage == "in_review"


def test_a_page_goes_back_with_a_note_that_its_writer_sees(as_reviewer, as_author, article, author):
    submit(article=article, by=author, note="x")
    words = {"do": "send_back", "note": "Say how long.", "part": "In short"}
    as_reviewer.post(review_at(article), words)
    assert Condition.objects.get(pk=article.pk).stage == "draft"
    form = as_author.get(f"/staff/articles/condition/{article.pk}/change/").content.decode()
    assert "Say how long." in form
    note = ReviewNote.objects.get()
    as_author.post(review_at(article), {"do": "settle", "settled": note.pk})
    note.refresh_from_db()
    assert note.settled_at


def test_sending_back_without_a_word_is_refused(as_reviewer, article, author):
    submit(article=article, by=author, note="x")
    html = as_reviewer.post(review_at(article), {"do": "send_back"}).content.decode()
    assert "an empty note helps nobody" in html
    assert Review.objects.get().closed_at is None


def test_an_unknown_button_does_nothing(as_reviewer, article):
    html = as_reviewer.post(review_at(article), {"do": "explode"}).content.decode()
    assert "Choose what to do" in html


def test_a_page_is_published_when_signed_if_its_editor_asked(
    as_editor, as_reviewer, article, patient, settings
):
    settings.UNSIGNED_PAGES = "held"
    words = {"note": "A better line.", "publishes_when_signed": "on"}
    as_editor.post(submit_at(article), words)
    assert patient.get("/conditions/back-pain/").status_code == 503
    seen = as_reviewer.get(review_at(article)).context["sides"].seen
    response = fresh(as_reviewer).post(
        review_at(article), {"do": "sign", "seen": seen}, follow=True
    )
    assert "Readers have" in response.content.decode()
    assert b"and not for long?" in patient.get("/conditions/back-pain/").content
    assert [event.verb for event in Event.objects.order_by("-number")[:2]] == [
        "published",
        "signed",
    ]


def test_it_is_not_published_if_who_asked_may_no_longer_publish(
    as_editor, as_reviewer, article, editor
):
    as_editor.post(submit_at(article), {"note": "x", "publishes_when_signed": "on"})
    editor.user_permissions.clear()
    seen = as_reviewer.get(review_at(article)).context["sides"].seen
    fresh(as_reviewer).post(review_at(article), {"do": "sign", "seen": seen})
    assert SignOff.objects.exists()
    assert article.editions.count() == 1
    assert Review.objects.get().closed_at is None


def test_reading_the_whole_page_again_moves_its_dates(as_reviewer, editor):
    row = condition("neck-pain", title="Neck pain")
    publish(articles=[row], by=editor, note="x")
    seen = as_reviewer.get(review_at(row)).context["sides"].seen
    fresh(as_reviewer)
    as_reviewer.post(review_at(row), {"do": "sign", "seen": seen})
    as_reviewer.post(review_at(row), {"do": "record", "seen": seen})
    assert Condition.objects.get(pk=row.pk).last_reviewed_on is not None


def test_the_queue_says_what_waits_and_how_old_it_is(as_reviewer, article, author):
    submit(article=article, by=author, note="Clearer words.")
    html = as_reviewer.get("/staff/queue/").content.decode()
    assert "Clearer words." in html
    assert f'href="{review_at(article)}"' in html
    assert "Start with “" in html


def test_it_is_not_published_if_the_checks_stop_it_meanwhile(as_editor, as_reviewer, article):
    as_editor.post(submit_at(article), {"note": "x", "publishes_when_signed": "on"})
    UrgentSign.objects.filter(level="call").update(text="")
    seen = as_reviewer.get(review_at(article)).context["sides"].seen
    html = (
        fresh(as_reviewer).post(review_at(article), {"do": "sign", "seen": seen}, follow=True).text
    )
    assert SignOff.objects.exists()
    assert article.editions.count() == 1
    assert "It was to be published then, but a check stops it" in html
