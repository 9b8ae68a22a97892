"""Nothing that was not signed as it is goes live: words that return, lists that shrink.

Unsigned pages are held back here, as on a clinic's site.
"""

import datetime

import pytest
from django.utils import timezone

from articles.models import Guidance, Review, SignOff
from articles.publishing import (
    Blocked,
    build_page,
    edited,
    publish,
    publish_shared,
    record_review,
    restore,
    sign_off,
    sign_review,
    signatures,
    submit,
    withdraw,
)
from articles.queries.article import Gone, Held
from tests.rows import condition, published

from .signed_pages import (
    is_signed,
    live_and_signed,
    printing,
    read,
    reword,
    write,
)

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _held(settings):
    settings.UNSIGNED_PAGES = "held"


def test_words_that_were_replaced_are_signed_again_before_they_return(
    page, editor, clinical_reviewer
):
    first = page.editions.get()
    write(page, "Take 0.5 mg. [@S-1]", editor)
    sign_off(page=build_page(page), by=clinical_reviewer)
    published(page, editor)
    restored = restore(edition=first, by=editor)
    with pytest.raises(Blocked, match="signed first"):
        published(restored, editor)
    assert read().body == "Take 0.5 mg. [@S-1]"
    sign_off(page=build_page(restored), by=clinical_reviewer)
    published(restored, editor)
    assert read().body == "Take 5 mg. [@S-1]"


def test_a_withdrawn_page_returns_with_a_new_signature_only(page, editor, clinical_reviewer):
    withdraw(article=page, by=editor, note="Wrong dose.")
    published(page, editor)
    with pytest.raises(Held):
        read()
    sign_off(page=build_page(page), by=clinical_reviewer)
    assert read().body == "Take 5 mg. [@S-1]"


def test_what_waits_for_a_signature_does_not_bring_a_withdrawn_page_back(
    page, editor, clinical_reviewer
):
    write(page, "Take 1 mg. [@S-1]", editor)
    submit(article=page, by=editor, publishes_when_signed=True)
    withdraw(article=page, by=editor, note="Dangerous.")
    assert Review.objects.get().ended == Review.Ended.WITHDRAWN
    sign_off(page=build_page(page), by=clinical_reviewer)
    with pytest.raises(Gone):
        read()


def test_a_signature_for_another_page_brings_no_row_back_to_its_old_words(
    outcome, editor, clinical_reviewer
):
    [article] = printing(outcome, "one")
    live_and_signed(article, editor, clinical_reviewer)
    change = reword(outcome, editor, answer="For 5 in 10 people.")
    sign_review(review=change.review, by=clinical_reviewer)
    back = reword(outcome, editor, answer="For 2 in 10 people.")
    sign_off(page=build_page(condition("other", title="Other")), by=clinical_reviewer)
    assert read("one").outcome("x").answer == "For 5 in 10 people."
    sign_review(review=back.review, by=clinical_reviewer)
    assert read("one").outcome("x").answer == "For 2 in 10 people."
    assert is_signed(article)


def test_a_correction_of_spelling_that_is_taken_back_stays_signed(
    outcome, editor, clinical_reviewer
):
    [article] = printing(outcome, "one")
    live_and_signed(article, editor, clinical_reviewer)
    for answer in ("For 2 in 10 people", "For 2 in 10 people."):
        outcome.answer = answer
        outcome.save()
        publish_shared(row=outcome, by=editor, note="A stop.", change="editorial")
        assert is_signed(article)


def test_an_unsigned_row_gets_no_signature_by_a_change_of_wording(outcome, editor):
    [article] = printing(outcome, "one")
    published(article, editor)
    outcome.answer = "For 2 in 10 people"
    outcome.save()
    publish_shared(row=outcome, by=editor, note="A stop.", change="editorial")
    assert not SignOff.objects.exists()


def test_guidance_that_is_left_out_is_a_change_of_the_page(editor, clinical_reviewer):
    lines = [
        Guidance.objects.create(key=key, body=f"Body {key}", position="unclear", says=says)
        for key, says in (("ga", "Not sure."), ("gb", "Do not use it."))
    ]
    article = condition()
    article.guidance.set(lines)
    live_and_signed(article, editor, clinical_reviewer)
    article.guidance.set(lines[:1])
    edited(article=article, by=editor)
    with pytest.raises(Blocked, match="signed first"):
        published(article, editor)
    assert len(read().guidance) == 2


def test_a_signed_page_is_not_lost_to_words_that_nobody_signed(page, editor, settings):
    write(page, "Take 50 mg. [@S-1]", editor)
    with pytest.raises(Blocked, match="would lose the page"):
        published(page, editor)
    with pytest.raises(Blocked, match="would lose the page"):
        published(page, editor, live_from=timezone.now() + DAY)
    assert read().body == "Take 5 mg. [@S-1]"
    settings.UNSIGNED_PAGES = "shown"
    published(page, editor)
    assert read().body == "Take 50 mg. [@S-1]"


def test_one_page_alone_does_not_print_a_shared_row_in_other_words(
    outcome, editor, clinical_reviewer
):
    one, two = printing(outcome, "one", "two")
    live_and_signed(one, editor, clinical_reviewer)
    live_and_signed(two, editor, clinical_reviewer)
    outcome.answer = "For 5 in 10 people."
    outcome.save()
    sign_off(page=build_page(one), by=clinical_reviewer)
    with pytest.raises(Blocked, match="reads otherwise on “Two”"):
        published(one, editor)
    with pytest.raises(Blocked, match="reads otherwise on “Two”"):
        submit(article=one, by=editor)
    assert len(publish(articles=[one, two], by=editor, note="Together.")) == 2


def test_a_newer_edition_takes_the_place_of_those_scheduled_for_later(
    page, editor, clinical_reviewer
):
    write(page, "Planned words.", editor)
    sign_off(page=build_page(page), by=clinical_reviewer)
    planned = published(page, editor, live_from=timezone.now() + 3 * DAY)
    write(page, "An urgent correction.", editor)
    sign_off(page=build_page(page), by=clinical_reviewer)
    published(page, editor)
    planned.refresh_from_db()
    assert planned.cancelled_at
    assert read(at=timezone.now() + 4 * DAY).body == "An urgent correction."


def test_a_review_moves_the_dates_of_what_is_scheduled_too(page, editor, clinical_reviewer):
    write(page, "Planned words.", editor)
    sign_off(page=build_page(page), by=clinical_reviewer)
    published(page, editor, live_from=timezone.now() + DAY)
    record_review(article=page, by=clinical_reviewer, at=timezone.now())
    for at in (timezone.now(), timezone.now() + 2 * DAY):
        edition = page.editions.live(at).get()
        assert edition.last_reviewed_on == timezone.localdate()
        assert signatures().is_signed(edition)
    assert read(at=timezone.now() + 2 * DAY).body == "Planned words."


def test_a_reprinted_row_leaves_the_signature_of_a_draft_alone(outcome, editor, clinical_reviewer):
    [article] = printing(outcome, "one")
    live_and_signed(article, editor, clinical_reviewer)
    write(article, "New words.", editor)
    sign_off(page=build_page(article), by=clinical_reviewer)
    change = reword(outcome, editor, answer="For 5 in 10 people.")
    sign_review(review=change.review, by=clinical_reviewer)
    article = type(article).objects.get(pk=article.pk)
    assert signatures().is_signed(published(article, editor))


def test_a_review_date_moves_by_a_review_alone(page, editor, clinical_reviewer):
    due = page.editions.get().review_due_on
    page.review_interval = 60
    write(page, "Take 5 mg", editor)
    page.refresh_from_db()
    assert page.review_due_on == due
    edition = record_review(article=page, by=clinical_reviewer, at=timezone.now())
    assert edition.review_due_on > due
