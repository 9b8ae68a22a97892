"""What readers are told of a page that changed or went since they wrote: never a draft's words."""

import pytest
from django.utils import timezone

from articles.models import Condition, Feedback
from articles.publishing import withdraw
from articles.queries.told import GONE, what_you_told_us
from tests.rows import condition, published, urgent_signs

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def page(editor):
    """A live page that staff told readers about; its working copy has another title by now."""
    urgent_signs()
    article = condition(title="As readers have it")
    published(article, editor)
    today = timezone.localdate()
    Feedback.objects.create(
        article=article, edition=1, was_clear=False, day=today, state="answered", answered_on=today,
        public_line="We looked at it.",
    )  # fmt: skip
    Condition.objects.filter(pk=article.pk).update(title="A draft")
    return Condition.objects.get(pk=article.pk)


def told():
    [one] = what_you_told_us(timezone.now())["told"]
    return one.title, one.entry is not None


def test_a_live_page_is_named_as_readers_have_it(page):
    assert told() == ("As readers have it", True)


def test_a_withdrawn_page_is_named_as_readers_had_it(page, editor):
    withdraw(article=page, by=editor, note="Wrong.")
    assert told() == ("As readers have it", False)


def test_a_page_that_is_held_back_is_not_named(page, settings):
    settings.UNSIGNED_PAGES = "held"
    assert told() == (GONE, False)


def test_a_page_that_was_never_published_is_not_named(page):
    Feedback.objects.update(article=condition("other", title="A draft"))
    assert told() == (GONE, False)
