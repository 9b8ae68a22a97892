"""A new address keeps the old one working, however often it changes."""

import pytest

from articles.models import Redirect
from articles.publishing import NotAllowed, rename
from articles.queries.article import Moved, article_page
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article(editor):
    row = condition("first")
    published(row, editor)
    return row


def move(article, slug, editor):
    """Renames and publishes; the moment from which readers see it."""
    rename(article=article, slug=slug, by=editor)
    return published(article, editor).live_from


def where(slug, at):
    """The address that a reader of `slug` ends at."""
    try:
        return article_page("condition", slug, at).path
    except Moved as moved:
        return moved.path


def test_readers_of_the_old_address_are_sent_to_the_new_one(article, editor):
    at = move(article, "second", editor)
    assert where("first", at) == where("second", at) == "/conditions/second/"


def test_until_it_is_published_the_old_address_holds(article, editor, now):
    rename(article=article, slug="second", by=editor)
    at = article.editions.get().live_from
    assert where("first", at) == "/conditions/first/"
    with pytest.raises(LookupError, match="No condition has the address second"):
        article_page("condition", "second", at)


def test_two_changes_lead_to_the_newest_address_in_one_step(article, editor):
    move(article, "second", editor)
    at = move(article, "third", editor)
    for slug in ("first", "second", "third"):
        assert where(slug, at) == "/conditions/third/"


def test_an_address_can_come_back(article, editor):
    move(article, "second", editor)
    at = move(article, "first", editor)
    assert where("second", at) == where("first", at) == "/conditions/first/"
    assert [row.old_path for row in Redirect.objects.all()] == ["/conditions/second/"]


def test_an_address_of_another_page_is_refused(article, editor):
    condition("taken")
    with pytest.raises(ValueError, match="Another page has the address /conditions/taken/"):
        rename(article=article, slug="taken", by=editor)


def test_who_may_not_publish_may_not_rename(article, author):
    with pytest.raises(NotAllowed, match="must change this address"):
        rename(article=article, slug="second", by=author)
    article.refresh_from_db()
    assert article.slug == "first"


def test_a_page_that_was_never_published_leaves_no_old_address(editor):
    rename(article=condition("draft"), slug="other", by=editor)
    assert not Redirect.objects.exists()
