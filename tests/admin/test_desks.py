"""The other desks: what is live raises the stamp, what is kept for good can only be read."""

import pytest
from django.contrib.auth.models import User

from articles.models import (
    Claim,
    Code,
    DoseStudied,
    Dosing,
    Edition,
    GlossaryTerm,
    Guidance,
    Outcome,
    Point,
    Redirect,
    SignOff,
    Source,
    Stamp,
)
from articles.publishing import rename
from tests.conftest import logged_in, person
from tests.rows import condition, published

from .forms import delete_of, errors, form_of, save

OLD_ADDRESSES = "/staff/articles/redirect/"
pytestmark = pytest.mark.usefixtures("seeded")


def live_row(model):
    return {
        GlossaryTerm: lambda: GlossaryTerm.objects.get(slug="placebo"),
        Source: lambda: Source.objects.first(),
        Claim: lambda: Claim.objects.get(key="EXT-01"),
    }[model]()


CHANGES = {
    GlossaryTerm: {"language": "es"},
    Source: {"about": "60 adults."},
    Claim: {"section": "Another section"},
}
"""What readers see at once; what a signature covers has tests of its own."""


@pytest.mark.parametrize("model", CHANGES)
def test_a_change_that_readers_see_at_once_raises_the_stamp(model, as_owner):
    row, before = live_row(model), Stamp.current()
    response = save(as_owner, form_of(row), **CHANGES[model])
    assert response.status_code == 302, errors(response)
    assert Stamp.current() != before
    [(name, value)] = CHANGES[model].items()
    row.refresh_from_db()
    assert getattr(row, name) == value


@pytest.mark.parametrize("model", CHANGES)
def test_saving_without_a_change_raises_nothing(model, as_owner):
    before = Stamp.current()
    save(as_owner, form_of(live_row(model)))
    assert Stamp.current() == before


@pytest.mark.parametrize("model", [*CHANGES, Outcome, Guidance, DoseStudied])
def test_only_who_has_the_right_changes_it(model, patient, as_editor):
    row = live_row(model) if model in CHANGES else model.objects.first()
    [(name, value)] = CHANGES.get(model, {"key": "another"}).items()
    assert patient.post(form_of(row), {name: value}).status_code == 302
    assert as_editor.post(form_of(row), {name: value}).status_code == 403
    row.refresh_from_db()
    assert getattr(row, name) != value


def test_a_source_that_nothing_names_is_gone_at_once(as_owner):
    source, before = Source.objects.create(key="NEW-2026", title="New"), Stamp.current()
    as_owner.post(delete_of(source), {"post": "yes"})
    assert not Source.objects.filter(pk=source.pk).exists()
    assert Stamp.current() != before


def test_a_code_taken_off_a_page_is_gone_at_once(as_owner):
    article = condition()
    code = Code.objects.create(article=article, system="ICD-10-CM", code="M54.5")
    before = Stamp.current()
    save(as_owner, form_of(article), **{"codes-0-DELETE": "on"})
    assert not Code.objects.filter(pk=code.pk).exists()
    assert Stamp.current() != before


def test_a_key_that_texts_name_is_typed_once(as_owner):
    for row in (Source.objects.first(), GlossaryTerm.objects.first(), Outcome.objects.first()):
        page = as_owner.get(form_of(row)).content.decode()
        assert 'name="key"' not in page
        assert 'name="slug"' not in page


def test_sources_of_a_claim_are_named_by_their_keys(as_owner):
    claim = Claim.objects.get(key="EXT-01")
    first, second = Source.objects.all()[:2]
    save(as_owner, form_of(claim), sources=f"{second.key}, [@{first.key}]")
    assert set(claim.sources.all()) == {first, second}


def test_an_unknown_key_is_named(as_owner):
    response = save(as_owner, form_of(Claim.objects.get(key="EXT-01")), sources="nobody-2020")
    assert "There is no nobody-2020" in response.content.decode()


@pytest.mark.parametrize("model", [Outcome, Guidance, DoseStudied])
def test_a_page_that_prints_a_changed_row_has_changes_since(model, as_owner, owner):
    row = model.objects.first()
    field = {Outcome: "population", Guidance: "rests_on", DoseStudied: "rated"}[model]
    article = condition() if model is not DoseStudied else Dosing.objects.filter(doses=row).first()
    if model is Outcome:
        Point.objects.create(article=article, part="sure", outcome=row)
    elif model is Guidance:
        article.guidance.add(row)
    if model is not DoseStudied:
        published(article, owner)
    response = save(as_owner, form_of(row), **{field: "Adults in a clinic"})
    assert response.status_code == 302, errors(response)
    listed = as_owner.get("/staff/articles/article/", {"q": article.slug}).content.decode()
    assert "Published, with changes since" in listed


def test_a_number_of_an_outcome_has_one_form(as_owner):
    outcome = Outcome.objects.create(key="test", question="Does it?", answer="Yes.")
    value = {"values-0-order": "0", "values-0-count": "3", "values-0-of": "4"}
    rows = {"values-TOTAL_FORMS": "1", **value}
    wrong = save(as_owner, form_of(outcome), **rows, **{"values-0-percent": "75"})
    assert "one form" in wrong.content.decode()
    assert save(as_owner, form_of(outcome), **rows).status_code == 302
    assert outcome.values.get().count == 3


@pytest.mark.parametrize("verb", ["change", "delete"])
@pytest.mark.parametrize("model", [Edition, SignOff])
def test_what_was_published_and_signed_can_only_be_read(model, verb, as_owner, owner, now):
    if model is SignOff:
        SignOff.objects.create(
            hash="0" * 64,
            about="A",
            person=owner,
            public_name="B",
            role="C",
            scope="wording",
            at=now,
        )
    row = model.objects.first()
    address = form_of(row).replace("change", verb)
    assert as_owner.post(address, {"post": "yes", "title": "Other"}).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()
    assert as_owner.get(f"/staff/articles/{model._meta.model_name}/add/").status_code == 403


def test_an_edition_shows_what_the_page_said(as_owner):
    edition = Edition.objects.get(article__slug="crps")
    page = as_owner.get(form_of(edition)).content.decode()
    assert edition.text.splitlines()[2][:40] in page
    assert "Restore this edition as a draft" in page


def test_an_old_address_is_read_by_staff_and_taken_away_by_nobody(as_owner, editor, patient):
    article = condition("first")
    published(article, editor)
    rename(article=article, slug="second", by=editor)
    published(article, editor)
    row = Redirect.objects.get()
    sent = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    assert "Delete selected" not in as_owner.get(OLD_ADDRESSES).content.decode()
    as_owner.post(OLD_ADDRESSES, sent)
    assert as_owner.post(delete_of(row), {"post": "yes"}).status_code == 403
    assert as_owner.post(form_of(row), {"old_path": "/x/"}).status_code == 403
    assert as_owner.get(f"{OLD_ADDRESSES}add/").status_code == 403
    assert patient.get("/conditions/first/").status_code == 301


def test_an_address_that_leads_to_itself_again_is_not_listed(as_owner, editor):
    article = condition("first")
    for slug in ("first", "second", "first"):
        rename(article=article, slug=slug, by=editor)
        published(article, editor)
    page = as_owner.get(OLD_ADDRESSES).content.decode()
    assert "/conditions/second/" in page
    assert "/conditions/first/" not in page


def test_accounts_are_kept_by_who_has_the_right(as_owner, as_editor, patient):
    new = {
        "username": "new",
        "password1": "correct horse battery",
        "password2": "correct horse battery",
    }
    for client in (as_editor, patient):
        client.post("/staff/auth/user/add/", new)
        assert not User.objects.filter(username="new").exists()
    as_owner.post("/staff/auth/user/add/", new)
    assert User.objects.get(username="new").check_password("correct horse battery")


def test_somebody_who_published_stays_on_record(as_owner):
    publisher = person("publisher", publish=("article",))
    published(condition(), publisher)
    as_owner.post(f"/staff/auth/user/{publisher.pk}/delete/", {"post": "yes"})
    assert User.objects.filter(username="publisher").exists()
    assert logged_in(publisher).get("/staff/").status_code == 200
