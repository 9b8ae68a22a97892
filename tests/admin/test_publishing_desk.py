"""Publishing, withdrawing, restoring and renaming from the desk; each with its three guards."""

import pytest
from django.test import Client

from articles.models import Article, Condition, Edition, Redirect
from articles.publishing import edited, withdraw
from tests.conftest import logged_in, person
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
NOTE = {"note": "Clearer words.", "change": "editorial", "when": "now"}


def publish_at(*articles: Article) -> str:
    return "/staff/pages/publish/?" + "&".join(f"page={article.pk}" for article in articles)


def withdraw_at(*articles: Article) -> str:
    return publish_at(*articles).replace("publish", "withdraw")


def address_at(article: Article) -> str:
    return f"/staff/pages/{article.pk}/address/"


def restore_at(edition: Edition) -> str:
    return f"/staff/editions/{edition.pk}/restore/"


@pytest.fixture
def article() -> Condition:
    return condition()


@pytest.mark.parametrize("at", [publish_at, withdraw_at, address_at])
def test_who_is_not_logged_in_is_asked_to_log_in(at, patient, article):
    for response in (patient.get(at(article)), patient.post(at(article), NOTE)):
        assert response.headers["Location"].startswith("/staff/login/")
    assert not article.editions.exists()


@pytest.mark.parametrize("at", [publish_at, withdraw_at, address_at])
@pytest.mark.parametrize("browser", ["as_author", "as_reviewer"])
def test_who_may_not_publish_may_not_do_any_of_it(at, browser, request, article):
    client = request.getfixturevalue(browser)
    for response in (client.get(at(article)), client.post(at(article), NOTE | {"slug": "x"})):
        assert response.status_code == 403
    assert not article.editions.exists()
    assert Condition.objects.get(pk=article.pk).slug == "back-pain"


def test_publishing_leads_to_the_live_page(as_editor, patient, article, editor):
    response = as_editor.post(publish_at(article), NOTE, follow=True)
    assert 'href="/conditions/back-pain/"' in response.content.decode()
    edition = article.editions.get()
    assert (edition.note, edition.change) == ("Clearer words.", "substantive")
    assert (edition.origin, edition.published_by) == ("staff", editor)
    assert patient.get("/conditions/back-pain/").status_code == 200


@pytest.mark.parametrize("at", [publish_at, withdraw_at])
def test_nothing_is_done_without_a_reason(at, as_editor, article, editor):
    published(article, editor)
    Condition.objects.filter(pk=article.pk).update(body="More words.")
    response = as_editor.post(at(article), {"note": "  ", "change": "editorial"})
    assert "required" in response.content.decode()
    assert article.editions.count() == 1


def test_what_the_checks_stop_is_named_and_not_published(as_editor, article):
    Condition.objects.filter(pk=article.pk).update(body="A miracle. [@nobody-2020]")
    page = as_editor.get(publish_at(article)).content.decode()
    assert "promises more than the evidence" in page
    assert ">Publish</button>" not in page
    as_editor.post(publish_at(article), NOTE)
    assert not article.editions.exists()


def test_advice_is_shown_and_stops_nothing(as_editor, article):
    Condition.objects.filter(pk=article.pk).update(body="About [[unheard-of word]].")
    page = as_editor.get(publish_at(article)).content.decode()
    assert "not in the word list" in page
    assert ">Publish</button>" in page
    as_editor.post(publish_at(article), NOTE)
    assert article.editions.count() == 1


def test_words_that_readers_have_already_are_not_published_again(as_editor, article, editor):
    published(article, editor)
    response = as_editor.post(publish_at(article), NOTE, follow=True)
    assert "readers have these very words already" in response.content.decode()
    assert article.editions.count() == 1


def test_a_list_publishes_all_of_its_pages_or_none(as_editor, article):
    wrong = condition("wrong", title="Wrong", body="A miracle.")
    action = {"action": "publish_selected", "_selected_action": [article.pk, wrong.pk]}
    ask = as_editor.post("/staff/articles/condition/", action).headers["Location"]
    assert ask.startswith("/staff/pages/publish/?page=")
    assert not Edition.objects.filter(article__in=[article, wrong]).exists()
    as_editor.post(ask, NOTE)
    assert not Edition.objects.filter(article__in=[article, wrong]).exists()
    Condition.objects.filter(pk=wrong.pk).update(body="Fine.")
    as_editor.post(ask, NOTE)
    assert Edition.objects.filter(article__in=[article, wrong]).count() == 2


@pytest.mark.parametrize("action", ["publish_selected", "withdraw_selected"])
@pytest.mark.parametrize("place", ["condition", "article"])
def test_an_author_has_no_such_action(action, place, as_author, article):
    sent = {"action": action, "_selected_action": [article.pk]}
    response = as_author.post(f"/staff/articles/{place}/", sent)
    assert "/staff/pages/" not in response.headers.get("Location", "")
    assert action not in as_author.get(f"/staff/articles/{place}/").content.decode()


def test_withdrawing_takes_the_page_from_readers_and_keeps_it_here(
    as_editor, patient, article, editor
):
    published(article, editor)
    as_editor.post(withdraw_at(article), {"note": "New evidence."})
    assert patient.get("/conditions/back-pain/").status_code == 410
    assert article.editions.get(number=2).note == "New evidence."
    assert Condition.objects.filter(pk=article.pk).exists()


def test_of_several_pages_all_are_withdrawn_or_none(as_editor, article, editor):
    published(article, editor)
    other = condition("other", title="Never published")
    response = as_editor.post(withdraw_at(article, other), {"note": "Old."}, follow=True)
    assert "is not live" in response.content.decode()
    assert article.editions.count() == 1


@pytest.mark.parametrize("query", ["", "?page=0", "?page=x", "?page=1&page=9999999", "?page=²"])
@pytest.mark.parametrize("place", ["publish", "withdraw"])
def test_a_page_that_does_not_exist_can_not_be_named(place, query, as_editor):
    assert as_editor.get(f"/staff/pages/{place}/{query}").status_code == 404


def test_a_publisher_who_may_not_see_a_kind_can_not_publish_it(article):
    stranger = logged_in(person("stranger", publish=("article",), view=("guide",)))
    assert stranger.post(publish_at(article), NOTE).status_code == 403
    assert not article.editions.exists()


def test_an_address_is_changed_and_the_old_one_leads_on(as_editor, patient, article, editor):
    published(article, editor)
    as_editor.post(address_at(article), {"slug": "sore-back"})
    article.refresh_from_db()
    assert article.slug == "sore-back"
    assert Redirect.objects.get().old_path == "/conditions/back-pain/"
    as_editor.post(publish_at(article), NOTE)
    assert patient.get("/conditions/back-pain/").headers["Location"] == "/conditions/sore-back/"


@pytest.mark.parametrize(
    ("slug", "words"), [("crps", "already"), ("Sore back!", "valid"), ("", "required")]
)
def test_a_wrong_address_is_refused_in_words(slug, words, as_editor, article):
    page = as_editor.post(address_at(article), {"slug": slug}).content.decode()
    assert words in page
    article.refresh_from_db()
    assert article.slug == "back-pain"


@pytest.fixture
def old_edition(article, editor) -> Edition:
    """The first edition of a page that reads otherwise today."""
    edition = published(article, editor)
    Condition.objects.filter(pk=article.pk).update(title="Other words", stage="in_review")
    return edition


def test_who_restores_is_told_of_words_that_no_edition_holds(as_author, author, editor, article):
    edition = published(article, editor)
    assert "Careful" not in as_author.get(restore_at(edition)).content.decode()
    article.body = "Words of a draft."
    article.save()
    edited(article=article, by=author)
    page = as_author.get(restore_at(edition)).content.decode()
    assert "Careful: the form has words by author that are in no edition" in page


def test_an_old_edition_is_restored_as_a_draft(as_author, old_edition, article):
    assert "Restore it as a draft" in as_author.get(restore_at(old_edition)).content.decode()
    response = as_author.post(restore_at(old_edition), follow=True)
    assert "reads as in edition 1 again" in response.content.decode()
    article.refresh_from_db()
    assert (article.title, article.stage) == ("Back pain", "draft")
    assert article.editions.count() == 1


@pytest.mark.parametrize("browser", ["patient", "as_reviewer"])
def test_who_may_not_change_pages_restores_nothing(browser, request, old_edition, article):
    client: Client = request.getfixturevalue(browser)
    assert client.post(restore_at(old_edition)).status_code in (302, 403)
    article.refresh_from_db()
    assert article.title == "Other words"


def test_a_withdrawn_edition_has_no_words_to_restore(as_editor, article, editor):
    published(article, editor)
    empty = withdraw(article=article, by=editor, note="Old.")
    response = as_editor.post(restore_at(empty), follow=True)
    assert "holds no words" in response.content.decode()


def preview_at(article: Article) -> str:
    return f"/staff/pages/{article.pk}/preview/"


def test_a_preview_shows_the_saved_words_on_the_patients_page(as_reviewer, article, patient):
    response = as_reviewer.get(preview_at(article))
    page = response.content.decode()
    assert "<h1>Back pain" in page
    assert 'href="#main"' in page
    assert patient.get("/conditions/back-pain/").status_code == 404


def test_a_preview_is_kept_by_nobody_and_may_be_framed_by_the_site_alone(as_reviewer, article):
    headers = as_reviewer.get(preview_at(article)).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_a_preview_is_for_staff_who_may_see_the_kind(patient, as_reader, article):
    for client in (patient, as_reader):
        response = client.get(preview_at(article))
        assert response.headers["Location"].startswith("/staff/login/")
    other = logged_in(person("other", view=("guide",)))
    assert other.get(preview_at(article)).status_code == 403


@pytest.mark.parametrize("kind", ["condition", "mechanism", "dosing", "benefit", "risk", "guide"])
def test_every_kind_of_page_has_a_preview(kind, as_owner):
    for article in Article.objects.filter(kind=kind):
        assert as_owner.get(preview_at(article)).status_code == 200
