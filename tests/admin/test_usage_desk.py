"""Where is this used: who sees it, and how a used row is kept whatever way one tries."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.admin import usage as desk
from articles.models import (
    Article,
    Claim,
    Condition,
    DoseStudied,
    Edition,
    Event,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Point,
    Review,
    Source,
)
from articles.publishing import submit, verify_events
from articles.queries.usage import TABLES
from tests.rows import condition, published

from .forms import delete_of, form_of
from .groups import AUTHORS, EDITORS, MANAGERS, REVIEWERS, as_one_of

pytestmark = pytest.mark.usefixtures("seeded")


def used_at(row) -> str:
    table = "article" if isinstance(row, Article) else row._meta.model_name
    return f"/staff/used/{table}/{row.pk}/"


def free(model):
    """A new row that nothing uses yet."""
    made = {
        Source: {"key": "NEW-2026", "title": "A new trial"},
        Claim: {"key": "NEW-01", "document": "added", "topic": "about", "claim": "So.",
                "verdict": "agrees"},
        Outcome: {"key": "x", "question": "Does it last?", "answer": "No."},
        Guidance: {"key": "g", "body": "A body", "position": "unclear", "says": "Wait."},
        DoseStudied: {"key": "d", "who": "Adults", "given": "A drip"},
        GlossaryTerm: {"slug": "zorp", "word": "Zorp", "meaning": ""},
        Image: {"key": "new-one", "file": "images/0011223344556677.png", "width": 8, "height": 8,
                "alt": "A drip"},
        Condition: {"slug": "new", "title": "New page", "one_line": "New", "summary": "One.\nTwo."},
    }  # fmt: skip
    return model.objects.create(**made[model])


MODELS = [Source, Claim, Outcome, Guidance, DoseStudied, GlossaryTerm, Image, Condition]


def put_to_use(row) -> Article:
    """A page that is being written and uses the row."""
    words = {
        Source: "So. [@NEW-2026]",
        Claim: "So. [@NEW-01]",
        GlossaryTerm: "A [[zorp]].",
        Image: "![](image:new-one)",
        Condition: "See [that](condition:new).",
    }
    article = condition(pair=False, body=words.get(type(row), ""))
    if isinstance(row, Outcome):
        Point.objects.create(article=article, part="sure", outcome=row)
    if isinstance(row, Guidance):
        article.guidance.add(row)
    if isinstance(row, DoseStudied):
        article = Article.objects.get(slug="drip-into-a-vein").section
        article.doses.add(row)
    return article


def list_of(row) -> str:
    return f"/staff/articles/{row._meta.model_name}/"


@pytest.mark.parametrize("table", TABLES)
def test_who_is_not_logged_in_or_not_allowed_sees_nothing(table, patient, as_reader):
    row = TABLES[table].objects.first()
    for client in (patient, as_reader):
        assert client.get(used_at(row)).headers["Location"].startswith("/staff/login/")
    assert as_one_of(MANAGERS).get(used_at(row)).status_code == 403


@pytest.mark.parametrize("group", [AUTHORS, REVIEWERS, EDITORS])
def test_who_writes_checks_or_publishes_sees_where_it_is_used(group):
    row = GlossaryTerm.objects.get(slug="placebo")
    page = as_one_of(group).get(used_at(row)).text
    article = Article.objects.get(slug="crps")
    edition = article.editions.get()
    assert f'<a href="{form_of(article.section)}">CRPS</a>' in page
    assert f'<a href="{form_of(edition)}">Readers have it, edition 1</a>: In short, point' in page


@pytest.mark.parametrize("address", ["nothing/1/", "user/1/", "source/0/", "stamp/1/"])
def test_only_rows_that_pages_use_can_be_asked_for(address, as_owner):
    assert as_owner.get(f"/staff/used/{address}").status_code == 404


def test_what_nothing_uses_says_so(as_owner):
    assert "Nothing uses it" in as_owner.get(used_at(free(Source))).text


def test_very_many_pages_come_in_parts(as_owner, monkeypatch):
    monkeypatch.setattr(desk, "PAGES_SHOWN", 5)
    row = GlossaryTerm.objects.get(slug="placebo")
    first = as_owner.get(used_at(row))
    second = as_owner.get(used_at(row), {"p": "2"})
    named = [[page["title"] for page in one.context["found"][0].pages] for one in (first, second)]
    assert [len(titles) for titles in named] == [5, 5]
    assert not set(named[0]) & set(named[1])
    assert "?p=2" in first.text
    assert as_owner.get(used_at(row), {"p": "x"}).status_code == 200


@pytest.mark.parametrize("model", MODELS[:-1])
def test_the_form_of_a_row_leads_to_where_it_is_used(model, as_owner):
    row = free(model)
    page = as_owner.get(form_of(row)).text
    assert "On no page yet." in page
    assert f'href="{used_at(row)}"' in page
    article = put_to_use(row)
    assert f'<a href="{form_of(article)}">{article.title}</a>' in as_owner.get(form_of(row)).text


def test_the_form_of_a_page_leads_to_who_links_to_it(as_author):
    article = condition()
    assert f'href="{used_at(article)}"' in as_author.get(form_of(article)).text


def test_withdrawing_a_page_names_the_pages_that_lead_there(as_editor, editor):
    row = free(Condition)
    published(row, editor)
    article = put_to_use(row)
    page = as_editor.get(f"/staff/pages/withdraw/?page={row.pk}").text
    assert "Pages that link to it" in page
    assert f'<a href="{form_of(article)}">Back pain</a>' in page


@pytest.mark.parametrize("model", MODELS)
def test_a_used_row_is_not_deleted_on_its_form(model, as_owner):
    row = free(model)
    article = put_to_use(row)
    for answer in (
        as_owner.get(delete_of(row)),
        as_owner.post(delete_of(row), {"post": "yes"}),
    ):
        assert answer.status_code == 409
        assert "can’t be deleted: it is used" in answer.text
        assert f'<a href="{form_of(article)}">{article.title}</a>' in answer.text
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MODELS[:-3])
def test_a_used_row_is_not_deleted_with_others_from_a_list(model, as_owner):
    row = free(model)
    article = put_to_use(row)
    before = model.objects.count()
    chosen = [row.pk, model.objects.exclude(pk=row.pk).first().pk]
    for more in ({}, {"post": "yes"}):
        sent = {"action": "delete_selected", "_selected_action": chosen, **more}
        answer = as_owner.post(list_of(row), sent)
        assert answer.status_code == 409
        assert f'<a href="{form_of(article)}">{article.title}</a>' in answer.text
    assert model.objects.count() == before


@pytest.mark.parametrize("model", MODELS[:-3])
def test_rows_that_nothing_uses_are_deleted_from_a_list(model, as_owner):
    row = free(model)
    sent = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    assert as_owner.post(list_of(row), sent).status_code == 302
    assert not model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MODELS)
def test_what_nothing_uses_is_deleted_by_who_may_and_that_is_logged(
    model, as_owner, owner, patient
):
    row = free(model)
    pk, name = row.pk, getattr(row, "key", None) or row.slug
    assert patient.post(delete_of(row), {"post": "yes"}).status_code == 302
    assert as_one_of(EDITORS).post(delete_of(row), {"post": "yes"}).status_code in (302, 403)
    assert model.objects.filter(pk=pk).exists() is (model is not GlossaryTerm)
    if model is GlossaryTerm:  # a word that says nothing is an editor's to delete
        row = model.objects.create(slug="zorp", word="Zorp")
        pk = row.pk
    assert as_owner.post(delete_of(row), {"post": "yes"}).status_code == 302
    assert not model.objects.filter(pk=pk).exists()
    [event] = Event.objects.filter(verb="deleted", row=pk)
    assert event.by == owner
    assert f'"{name}"' in event.detail
    assert verify_events().broken is None


def test_what_only_another_row_uses_is_kept_too(as_owner):
    source, claim = free(Source), free(Claim)
    claim.sources.add(source)
    answer = as_owner.post(delete_of(source), {"post": "yes"})
    assert answer.status_code == 409
    assert f'<a href="{form_of(claim)}">' in answer.text
    assert list(claim.sources.all()) == [source]


def test_what_came_into_use_while_somebody_was_asked_is_kept(as_owner, monkeypatch):
    """The question was right when it was asked; the answer is checked again."""
    row = free(Source)
    asked = iter([[]])
    real = desk.in_use
    monkeypatch.setattr(desk, "in_use", lambda rows: next(asked, None) or real(rows))
    put_to_use(row)
    assert as_owner.post(delete_of(row), {"post": "yes"}).status_code == 409
    assert Source.objects.filter(pk=row.pk).exists()


def test_what_only_an_old_edition_has_may_go_and_that_edition_stays_whole(as_owner, editor):
    row = free(Source)
    article = put_to_use(row)
    old = published(article, editor)
    Condition.objects.filter(pk=article.pk).update(body="Without.")
    published(Condition.objects.get(pk=article.pk), editor)
    assert as_owner.post(delete_of(row), {"post": "yes"}).status_code == 302
    page = Edition.objects.get(pk=old.pk).page()
    assert [line.title for line in page.sources] == ["A new trial"]


@pytest.mark.parametrize("was_published", [True, False])
def test_the_file_of_a_picture_stays_if_any_edition_ever_had_it(
    was_published, as_owner, editor, django_capture_on_commit_callbacks
):
    row = free(Image)
    default_storage.save(row.file.name, ContentFile(b"pixels"))
    article = put_to_use(row)
    if was_published:
        published(article, editor)
    Condition.objects.filter(pk=article.pk).update(body="Without.")
    if was_published:
        published(Condition.objects.get(pk=article.pk), editor)
    with django_capture_on_commit_callbacks(execute=True):
        assert as_owner.post(delete_of(row), {"post": "yes"}).status_code == 302
    assert default_storage.exists(row.file.name) is was_published


def test_a_page_in_review_is_not_deleted_under_the_reviewer(as_owner, author):
    row = condition()
    submit(article=row, by=author)
    answer = as_owner.post(delete_of(row), {"post": "yes"}, follow=True)
    assert "waits for a second person" in answer.text
    assert Condition.objects.filter(pk=row.pk).exists()
    assert Review.objects.open().exists()
    assert as_owner.get("/staff/queue/").status_code == 200


def test_a_published_page_is_kept_for_good(as_owner, editor):
    row = free(Condition)
    published(row, editor)
    for address in (delete_of(row), f"/staff/articles/article/{row.pk}/delete/"):
        answer = as_owner.post(address, {"post": "yes"}, follow=True)
        assert "has been published, so it is kept for good" in answer.text
    assert Condition.objects.filter(pk=row.pk).exists()


def test_the_list_of_all_pages_leaves_deleting_to_the_desk_of_the_kind(as_owner):
    row = free(Condition)
    put_to_use(row)
    answer = as_owner.get(f"/staff/articles/article/{row.pk}/delete/")
    assert answer.headers["Location"] == delete_of(row)
    assert as_owner.get("/staff/articles/article/999999/delete/").status_code == 302


def test_a_row_is_looked_up_with_few_queries(as_owner, django_assert_max_num_queries):
    row = GlossaryTerm.objects.get(slug="placebo")
    with django_assert_max_num_queries(30):
        desk.usage(row, timezone.now())
