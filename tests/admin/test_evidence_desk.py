"""The desks of what is known: nothing is left off a form, and the order of sources is kept."""

import pytest

from articles.models import (
    Article,
    Claim,
    Condition,
    DoseStudied,
    Dosing,
    Guidance,
    Outcome,
    Point,
    Source,
)
from articles.models.order import in_order
from tests.rows import condition, published

from .forms import errors, form_of, save

pytestmark = pytest.mark.usefixtures("seeded")
ADD = "/staff/articles/{}/add/"
EDITED = (
    "source", "claim", "outcome", "dosestudied", "guidance", "urgentsign", "glossaryterm", "image",
    "condition", "sideeffect", "dosing", "benefit", "risk", "mechanism", "guide",
)  # fmt: skip
SET_ELSEWHERE = {
    "language", "translation_of", "outcomes",  # one language; outcomes are chosen in points
    "stage", "last_reviewed_on",  # the verbs of publishing move them
    "file", "uploaded_at",  # a picture's file is sent as an upload
}  # fmt: skip


@pytest.mark.parametrize("name", EDITED)
def test_every_field_of_a_model_is_on_its_desk(name, as_owner):
    form = as_owner.get(ADD.format(name)).context["adminform"].form
    model = form._meta.model
    wanted = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.editable and not field.primary_key
    }
    assert wanted - form.fields.keys() - SET_ELSEWHERE == set()


def typed(client, claim) -> str:
    """The sources as the form of the claim shows them."""
    field = client.get(form_of(claim)).context["adminform"].form["sources"]
    return field.field.widget.format_value(field.value())


def test_the_first_source_typed_is_the_first_one_kept(as_owner):
    claim = Claim.objects.get(key="EXT-01")
    rows = list(Source.objects.all()[:3])
    for order in ([2, 0, 1], [0, 1, 2], [1, 2]):
        keys = [rows[place].key for place in order]
        response = save(as_owner, form_of(claim), sources=", ".join(keys))
        assert response.status_code == 302, errors(response)
        assert [source.key for source in in_order(claim, "sources")] == keys
        assert typed(as_owner, claim) == ", ".join(keys)


def test_the_help_of_a_list_of_keys_shows_keys_of_that_kind(as_owner):
    claims = as_owner.get(ADD.format("claim")).content.decode()
    assert "such as SIGTERMANS-2009, with commas between them. The first is the one" in claims
    assert "such as EXT-04, FQ-02, with commas" in as_owner.get(ADD.format("outcome")).text


def test_each_unknown_key_is_named(as_owner):
    sent = {"sources": "nobody-2020, SIGTERMANS-2009, nothing-2021"}
    response = save(as_owner, form_of(Claim.objects.get(key="EXT-01")), **sent)
    assert "There is no nobody-2020 and no nothing-2021" in response.content.decode()


@pytest.mark.parametrize(("verdict", "status"), [("agrees", 200), ("not_found", 302)])
def test_a_claim_that_agrees_with_sources_names_one(verdict, status, as_owner):
    claim = Claim.objects.get(key="EXT-01")
    sent = {"sources": "", "verdict": verdict, "say_instead": "No one knows."}
    response = save(as_owner, form_of(claim), **sent)
    assert response.status_code == status
    assert ("Name at least one source" in response.content.decode()) is (status == 200)


def test_a_doi_pasted_with_its_address_is_kept_without_it(as_owner):
    source = Source.objects.first()
    save(as_owner, form_of(source), doi="https://doi.org/10.1000/x")
    source.refresh_from_db()
    assert source.doi == "10.1000/x"


def test_an_outcome_is_refused_in_words_where_no_page_could_print_it(as_owner):
    outcome = Outcome.objects.first()
    response = save(as_owner, form_of(outcome), certainty_from="high", certainty_to="low")
    assert "swap the two" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "months"), [("sideeffect", 12), ("risk", 12), ("dosing", 12), ("condition", 24)]
)
def test_pages_on_dosing_and_safety_are_looked_at_every_year(name, months, as_owner):
    form = as_owner.get(ADD.format(name)).context["adminform"].form
    assert form["review_interval"].value() == months


@pytest.mark.parametrize("model", [Outcome, Guidance, DoseStudied])
def test_a_row_names_the_pages_that_print_it(model, as_owner):
    article = Dosing.objects.first()
    row = model.objects.first()
    if model is Outcome:
        Point.objects.create(article=article, part="sure", outcome=row)
        Point.objects.create(article=article, part="drawn", outcome=row)
    else:
        (article.guidance if model is Guidance else article.doses).add(row)
    page = as_owner.get(form_of(row)).text
    assert page.count(f'<a href="{form_of(article)}">{article.title}</a>') == 1
    name = model._meta.model_name
    listed = as_owner.get(f"/staff/articles/{name}/").context["cl"].result_list.get(pk=row.pk)
    printed_on = row.pages if model is DoseStudied else row.articles
    assert listed.used == len(set(printed_on.all()))


@pytest.mark.parametrize("model", [Source, Claim])
def test_what_is_cited_names_the_pages_that_cite_it(model, as_owner, editor):
    key = "SIGTERMANS-2009" if model is Source else "EXT-01"
    Article.objects.all().update(title="Pages are named by title")  # this one stands first
    row = model.objects.get(key=key)
    article = condition(body="So.")
    link = f'<a href="{form_of(article)}">Back pain</a>'
    assert link not in as_owner.get(form_of(row)).text
    Condition.objects.filter(pk=article.pk).update(body=f"So. [@{key}]")
    assert link in as_owner.get(form_of(row)).text
    published(Condition.objects.get(pk=article.pk), editor)
    Condition.objects.filter(pk=article.pk).update(body="So.")
    assert link in as_owner.get(form_of(row)).text


def test_what_no_page_prints_says_so(as_owner):
    row = Outcome.objects.create(key="x", question="Does it?", answer="No.")
    assert "On no page yet." in as_owner.get(form_of(row)).text
