"""Editions are append-only, one is live at a time, and damage is noticed."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from articles.models import Edition
from articles.models.frozen import Frozen
from articles.publishing import publish, withdraw
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


@pytest.fixture
def article():
    return condition()


@pytest.fixture
def edition(article, editor):
    return published(article, editor)


def copy_of(edition, **changes):
    fields = {f.attname: getattr(edition, f.attname) for f in Edition._meta.concrete_fields}
    return Edition(**(fields | {"id": None} | changes))


def test_a_stored_edition_is_not_saved_again(edition):
    edition.title = "Other words"
    with pytest.raises(Frozen, match="add a new one"):
        edition.save()


def test_a_stored_edition_is_not_deleted(edition):
    with pytest.raises(Frozen, match="never deleted"):
        edition.delete()


def test_no_query_updates_or_deletes_editions(edition):
    with pytest.raises(Frozen):
        Edition.objects.filter(pk=edition.pk).update(title="Other words")
    with pytest.raises(Frozen):
        Edition.objects.filter(pk=edition.pk).delete()
    with pytest.raises(Frozen):
        Edition.objects.all().delete()


def test_no_bulk_update_reaches_editions(edition):
    edition.title = "Other words"
    with pytest.raises(Frozen), transaction.atomic():
        Edition.objects.bulk_update([edition], ["title"])


def test_no_bulk_create_writes_over_an_edition(edition):
    other = copy_of(edition, id=edition.pk, title="Other words")
    with pytest.raises(Frozen), transaction.atomic():
        Edition.objects.bulk_create(
            [other], update_conflicts=True, update_fields=["title"], unique_fields=["id"]
        )


def test_the_related_manager_of_an_article_refuses_too(article, edition):
    with pytest.raises(Frozen):
        article.editions.update(title="Other words")
    with pytest.raises(Frozen):
        article.editions.all().delete()


def test_an_article_with_editions_can_not_be_deleted(article, edition):
    with pytest.raises(ProtectedError):
        article.delete()


def test_who_published_can_not_be_deleted(edition, editor):
    with pytest.raises(ProtectedError):
        editor.delete()


def test_cancelling_reaches_only_what_is_not_live_yet(article, edition, editor, now):
    article.title = "Later words"
    later = published(article, editor, live_from=now + DAY)
    assert article.editions.cancel(now + DAY / 2) == 1
    later.refresh_from_db()
    edition.refresh_from_db()
    assert later.cancelled_at == now + DAY / 2
    assert edition.cancelled_at is None


def test_a_cancelled_edition_never_goes_live(article, edition, editor, now):
    article.title = "Later words"
    published(article, editor, live_from=now + DAY)
    article.editions.cancel(now + DAY / 2)
    assert article.editions.live(now + 2 * DAY).get() == edition


def test_a_cancelled_edition_is_not_cancelled_twice(article, edition, editor, now):
    article.title = "Later words"
    published(article, editor, live_from=now + 3 * DAY)
    assert article.editions.cancel(now + DAY) == 1
    assert article.editions.cancel(now + 2 * DAY) == 0


def test_before_the_first_edition_nothing_is_live(article, edition):
    assert not article.editions.live(edition.live_from - DAY).exists()


def test_an_edition_is_live_from_its_very_moment(article, edition):
    assert article.editions.live(edition.live_from).get() == edition


def test_a_newer_edition_takes_over_and_the_old_one_answers_for_its_time(article, edition, editor):
    article.title = "New words"
    newer = published(article, editor)
    assert article.editions.live(newer.live_from).get() == newer
    before = newer.live_from - datetime.timedelta(microseconds=1)
    assert article.editions.live(before).get() == edition


def test_a_withdrawn_page_is_live_as_withdrawn_and_not_readable(article, edition, editor):
    gone = withdraw(article=article, by=editor, note="Wrong.")
    assert article.editions.live(gone.live_from).get() == gone
    assert not article.editions.readable(gone.live_from).exists()


def refused(edition, constraint):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        edition.save()
    return constraint in str(error.value) or connection.vendor == "sqlite"


def test_two_editions_can_not_have_one_number(edition):
    assert refused(copy_of(edition, live_from=edition.live_from + DAY), "edition_number_once")


def test_two_editions_can_not_go_live_at_one_moment(edition):
    assert refused(copy_of(edition, number=2), "edition_one_live_at_a_time")


def test_a_withdrawn_edition_can_not_hold_words(edition):
    wrong = copy_of(edition, number=2, state="withdrawn", live_from=edition.live_from + DAY)
    assert refused(wrong, "edition_withdrawn_is_empty")


def test_a_published_edition_can_not_be_empty(edition):
    wrong = copy_of(edition, number=2, content="", live_from=edition.live_from + DAY)
    assert refused(wrong, "edition_withdrawn_is_empty")


def test_an_edition_can_not_be_cancelled_after_it_went_live(edition):
    wrong = copy_of(edition, number=2, cancelled_at=edition.live_from + DAY)
    assert refused(wrong, "edition_cancelled_before_live")


def tamper(edition, column, value):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE articles_edition SET {column} = %s WHERE id = %s",  # noqa: S608 (a test)
            [value, edition.pk],
        )
    edition.refresh_from_db()


def test_changed_content_does_not_match_its_hash(edition):
    tamper(edition, "content", edition.content.replace("Back pain", "Black pain"))
    with pytest.raises(ValueError, match="does not match its hash: restore the database"):
        edition.page()


def test_content_of_a_newer_release_says_so(edition):
    tamper(edition, "schema", 99)
    with pytest.raises(ValueError, match="newer release"):
        edition.page()


def test_an_edition_has_a_short_code(edition):
    assert edition.code.replace("-", "").lower() == edition.hash[:8]
    assert edition.code.isupper()


def test_publishing_twice_counts_on(article, edition, editor):
    article.title = "New words"
    [second] = publish(articles=[article], by=editor, note="Second.")
    assert (edition.number, second.number) == (1, 2)
