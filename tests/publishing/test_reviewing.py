"""Review dates move by a recorded review of the whole, signed page, and by nothing else."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Article
from articles.publishing import (
    NotAllowed,
    build_page,
    edited,
    publish,
    record_review,
    sign_off,
)
from articles.queries.article import article_page
from tests.conftest import signer
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


@pytest.fixture
def article(editor, clinical_reviewer):
    """Live and signed, and due for a long time."""
    row = condition(written_on=datetime.date(2024, 1, 1))
    sign_off(page=build_page(row), by=clinical_reviewer)
    published(row, editor)
    return row


def state(article):
    return article_page("condition", article.slug, timezone.now()).state


def test_a_review_moves_both_dates_and_no_word(article, clinical_reviewer):
    before = article.editions.get()
    edition = record_review(article=article, by=clinical_reviewer, at=timezone.now())
    today = timezone.localdate()
    assert (edition.hash, edition.content) == (before.hash, before.content)
    assert edition.published_by == before.published_by
    assert state(article).last_reviewed_on == today
    assert state(article).status == "signed"
    assert state(article).review_due_on == article.review_due_on
    assert article.review_due_on.year == today.year + 2
    assert Article.objects.get(pk=article.pk).last_reviewed_on == today


def test_a_draft_beside_the_page_stays_a_draft(article, clinical_reviewer, author):
    article.title = "Half a thought"
    article.save()
    edited(article=article, by=author)
    edition = record_review(article=article, by=clinical_reviewer, at=timezone.now())
    assert (edition.title, edition.page().title) == ("Back pain", "Back pain")
    assert Article.objects.get(pk=article.pk).title == "Half a thought"


def test_publishing_a_typo_moves_no_date(article, editor, clinical_reviewer):
    record_review(article=article, by=clinical_reviewer, at=timezone.now())
    dates = (article.last_reviewed_on, article.review_due_on)
    article.body = "A typo less."
    article.save()
    [edition] = publish(articles=[article], by=editor, note="", change="editorial")
    assert (edition.last_reviewed_on, edition.review_due_on) == dates


def test_a_page_is_signed_before_it_is_reviewed(article, editor, clinical_reviewer):
    article.body = "More words."
    published(article, editor)
    with pytest.raises(ValueError, match="Back pain is not signed as it stands: sign it first"):
        record_review(article=article, by=clinical_reviewer, at=timezone.now())


@pytest.mark.parametrize("days", [2, -400])
def test_the_day_has_come_and_is_after_the_last_review(days, article, clinical_reviewer, now):
    record_review(article=article, by=clinical_reviewer, at=now)
    with pytest.raises(ValueError, match="write the day it was read"):
        record_review(article=article, by=clinical_reviewer, at=now + days * DAY)


def test_who_may_not_sign_records_no_review(article, editor, author):
    for person in (editor, author):
        with pytest.raises(NotAllowed):
            record_review(article=article, by=person, at=timezone.now())


def test_what_is_not_live_is_not_reviewed(clinical_reviewer):
    with pytest.raises(ValueError, match="is not live, so there is nothing to review"):
        record_review(article=condition("draft"), by=clinical_reviewer, at=timezone.now())


def test_the_writer_of_the_words_does_not_review_them(editor, clinical_reviewer):
    row = condition("other", title="Neck pain")
    doctor = signer("doctor")
    edited(article=row, by=doctor)
    sign_off(page=build_page(row), by=clinical_reviewer)
    published(row, editor)
    with pytest.raises(NotAllowed, match="You wrote or published these words"):
        record_review(article=row, by=doctor, at=timezone.now())
