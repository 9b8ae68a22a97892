"""A scheduled page goes live to the second with nobody at work, and can be called off before."""

import datetime

import pytest
from django.utils import timezone

from articles.publishing import NotAllowed, cancel_scheduled, publish
from articles.queries.article import article_page
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def article(editor):
    row = condition()
    published(row, editor)
    return row


@pytest.fixture
def later(article, editor, now):
    article.title = "Later words"
    return published(article, editor, live_from=now + DAY)


def title(at):
    return article_page("condition", "back-pain", at).page.title


def test_it_changes_at_its_very_moment(later):
    assert title(later.live_from - SECOND / 1000) == "Back pain"
    assert title(later.live_from) == "Later words"


def test_it_can_be_called_off_until_then(later, editor, now):
    gone = cancel_scheduled(edition=later, by=editor, note="Not yet.")
    assert now <= gone.cancelled_at < gone.live_from
    assert title(later.live_from + DAY) == "Back pain"


def test_the_moment_is_free_again(article, later, editor):
    cancel_scheduled(edition=later, by=editor, note="Not yet.")
    [again] = publish(articles=[article], by=editor, note="", live_from=later.live_from)
    assert title(again.live_from) == "Later words"


def test_what_is_live_or_called_off_is_not_called_off(article, later, editor):
    for edition in (article.editions.live(timezone.now()).get(), later):
        if edition == later:
            cancel_scheduled(edition=edition, by=editor, note="")
        with pytest.raises(ValueError, match="is live already or was cancelled"):
            cancel_scheduled(edition=edition, by=editor, note="")


@pytest.mark.parametrize("who", ["author", "clinical_reviewer"])
def test_only_a_publisher_calls_it_off(who, later, request):
    with pytest.raises(NotAllowed):
        cancel_scheduled(edition=later, by=request.getfixturevalue(who), note="")
    later.refresh_from_db()
    assert later.cancelled_at is None


def test_a_page_in_two_seconds_is_not_refused_as_past(article, editor):
    article.title = "Soon"
    moment = timezone.now() + 2 * SECOND
    assert published(article, editor, live_from=moment).live_from == moment
