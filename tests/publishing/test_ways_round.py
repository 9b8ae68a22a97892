"""No way round the workflow: bulk writes, deletes, copies and forms change nothing for readers."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Article, Condition, Edition, SignOff
from articles.models.frozen import Frozen
from articles.publishing import build_page, parts_of, sign_off, signed_hashes
from articles.queries.article import Held, article_page
from articles.queries.directory import directory
from tests.conftest import logged_in
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article(editor):
    row = condition()
    published(row, editor)
    return row


def words():
    return article_page("condition", "back-pain", timezone.now()).page


@pytest.mark.parametrize(
    "deed",
    [
        lambda one: Edition.objects.update(live_from=timezone.now()),
        lambda one: Edition.objects.filter(pk=one.pk).update(state="withdrawn"),
        lambda one: Edition.objects.filter(pk=one.pk).delete(),
        lambda one: Edition.objects.bulk_create([one]),
        lambda one: Edition.objects.bulk_update([one], ["title"]),
        lambda one: one.article.editions.update(title="x"),
        lambda one: one.save(),
        lambda one: one.delete(),
        lambda one: Edition.objects.update_or_create(pk=one.pk, defaults={"title": "x"}),
    ],
)
def test_no_write_reaches_an_edition(deed, article):
    edition = article.editions.get()
    with pytest.raises(Frozen), transaction.atomic():
        deed(edition)
    assert words().title == "Back pain"


@pytest.mark.parametrize("deed", [lambda one: SignOff.objects.bulk_create([one]),
                                  lambda one: SignOff.objects.update(hash="x"),
                                  lambda one: one.delete()])  # fmt: skip
def test_no_write_reaches_a_signature(deed, article, clinical_reviewer):
    [sign] = sign_off(page=build_page(article), by=clinical_reviewer)
    with pytest.raises(Frozen):
        deed(sign)


@pytest.mark.parametrize("rows", [Condition, Article])
def test_a_page_with_editions_is_not_deleted(rows, article):
    with pytest.raises(ProtectedError):
        rows.objects.filter(pk=article.pk).delete()
    with pytest.raises(ProtectedError):
        rows.objects.get(pk=article.pk).delete()
    assert words().title == "Back pain"


def test_a_bulk_update_of_the_rows_is_a_draft(article):
    Condition.objects.filter(pk=article.pk).update(
        title="Other words", stage="in_review", last_reviewed_on=datetime.date(2026, 1, 1)
    )
    assert words().title == "Back pain"
    state = article_page("condition", "back-pain", timezone.now()).state
    assert state.last_reviewed_on is None


def test_a_copy_of_a_page_is_no_edition_and_takes_no_signature_along(article, clinical_reviewer):
    sign_off(page=build_page(article), by=clinical_reviewer)
    copy = Condition.objects.get(pk=article.pk)
    copy.pk = copy.id = None
    copy.slug = "copy"
    copy.save()
    assert not copy.editions.exists()
    assert not parts_of(build_page(copy)).keys() & signed_hashes().keys()
    assert copy.pk not in directory(timezone.now()).by_id


def test_a_loaded_fixture_of_a_stored_edition_changes_nothing(article):
    """Django's loaddata saves raw; the hash over the content shows what it did."""
    edition = article.editions.get()
    data = serializers.serialize("json", [edition]).replace("Back pain", "Black pain")
    [loaded] = serializers.deserialize("json", data)
    loaded.save()
    with pytest.raises(ValueError, match="does not match its hash"):
        Edition.objects.get(pk=edition.pk).page()


@pytest.fixture
def owner():
    return logged_in(User.objects.create_superuser("owner"))


def test_the_admins_own_delete_refuses(article, owner):
    owner.post(f"/staff/articles/condition/{article.pk}/delete/", {"post": "yes"})
    assert words().title == "Back pain"
    for action in ("delete_selected", "delete"):
        owner.post(
            "/staff/articles/condition/",
            {"action": action, "_selected_action": [article.pk], "post": "yes"},
        )
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("name", ["edition", "signoff"])
def test_the_admin_neither_adds_nor_changes_what_is_kept(name, article, owner, clinical_reviewer):
    sign_off(page=build_page(article), by=clinical_reviewer)
    pk = (article.editions.get() if name == "edition" else SignOff.objects.get()).pk
    for path in ("add/", f"{pk}/delete/"):
        assert owner.post(f"/staff/articles/{name}/{path}", {"post": "yes"}).status_code == 403
    assert owner.post(f"/staff/articles/{name}/{pk}/change/", {"title": "x"}).status_code == 403


def test_held_means_that_nothing_unsigned_is_read(article, settings, clinical_reviewer):
    settings.UNSIGNED_PAGES = "held"
    with pytest.raises(Held):
        words()
    assert article.pk not in directory(timezone.now()).by_id
    sign_off(page=build_page(article), by=clinical_reviewer)
    assert words().title == "Back pain"
