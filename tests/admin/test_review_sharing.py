"""Rows that many pages print: no form changes, adds or takes one for readers unseen."""

import pytest
from django.utils import timezone

from articles.models import (
    Article,
    Event,
    GlossaryTerm,
    Review,
    Source,
    UrgentSign,
)
from articles.publishing import sign_review
from articles.queries.article import article_page
from articles.queries.frame import site
from tests.rows import condition, published

from .forms import delete_of, errors, filled_in, form_of, save

pytestmark = pytest.mark.usefixtures("seeded")
WORDING = {"why-note": "Clearer.", "why-change": "editorial"}
CONTENT = {"why-note": "Clearer.", "why-change": "substantive"}
LIVE = {
    GlossaryTerm: ("meaning", "A dummy treatment of 5 mg."),
    UrgentSign: ("text", "A fit"),
    Source: ("status", "retracted"),
}
ADD = "/staff/articles/{}/add/"


def row_of(model):
    rows = {
        GlossaryTerm: GlossaryTerm.objects.filter(slug="placebo"),
        UrgentSign: UrgentSign.objects.exclude(text=""),
        Source: Source.objects.filter(
            key=article_page("condition", "crps", now()).page.sources[0].key
        ),
    }
    return rows[model].first()


def now():
    return timezone.now()


def stored(row, name):
    return getattr(type(row).objects.get(pk=row.pk), name)


def calls():
    return [sign.text for sign in site("/", now()).care.call_signs]


@pytest.mark.parametrize("model", LIVE)
def test_a_changed_row_is_asked_about_and_not_stored(model, as_sharer):
    row, (name, value) = row_of(model), LIVE[model]
    before = stored(row, name)
    page = save(as_sharer, form_of(row), **{name: value})
    assert page.status_code == 200
    html = page.content.decode()
    said = (
        "Readers are told as soon as you save" if model is Source else "Readers see no change yet"
    )
    assert said in html
    assert f'name="{name}" value="{value}"' in html
    assert "It reaches" in html
    assert stored(row, name) == before
    assert not Review.objects.exists()


@pytest.mark.parametrize("model", LIVE)
def test_without_a_reason_it_is_asked_again_and_nothing_is_lost(model, as_sharer):
    row, (name, value) = row_of(model), LIVE[model]
    words = {name: value, "why-note": " ", "why-change": "safety"}
    html = save(as_sharer, form_of(row), **words).content.decode()
    assert "This field is required" in html
    assert f'name="{name}" value="{value}"' in html
    assert not Review.objects.exists()


def test_the_screen_names_every_page_that_the_change_reaches(as_sharer, editor):
    GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="A slow flow.")
    published(condition(body="It is a [[drip]]."), editor)
    term = GlossaryTerm.objects.get(slug="drip")
    html = save(as_sharer, form_of(term), meaning="A slow stream.").content.decode()
    assert "It reaches 1 page" in html
    assert ">Back pain<" in html


def test_a_change_of_wording_reaches_readers_at_once(as_sharer, sharer):
    term = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="A slow flow.")
    response = save(as_sharer, form_of(term), meaning="A slow “flow”.", **WORDING)
    assert response.status_code == 302, errors(response)
    assert stored(term, "meaning") == "A slow “flow”."
    event = Event.objects.last()
    assert (event.verb, event.about, event.by) == ("published", "glossaryterm:drip", sharer)
    assert not Review.objects.exists()


def test_what_the_rules_call_more_than_wording_is_not_offered_as_wording(as_sharer):
    term = GlossaryTerm.objects.get(slug="placebo")
    words = {"meaning": "Do not take 5 mg."}
    html = save(as_sharer, form_of(term), **words).content.decode()
    assert 'value="editorial"' not in html
    save(as_sharer, form_of(term), **words, **WORDING)
    assert stored(term, "meaning") != words["meaning"]


@pytest.mark.parametrize("model", [GlossaryTerm, UrgentSign])
def test_any_other_change_waits_for_a_signature(model, as_sharer, clinical_reviewer):
    row, (name, value) = row_of(model), LIVE[model]
    before = stored(row, name)
    words = {name: value, "why-note": "Clearer.", "why-change": "safety"}
    html = as_sharer.get(save(as_sharer, form_of(row), **words).headers["Location"]).text
    assert "waits for somebody who signs it" in html
    assert stored(row, name) == before
    sign_review(review=Review.objects.get(), by=clinical_reviewer)
    assert stored(row, name) == value


def test_that_a_source_fell_is_told_at_once_and_signed_afterwards(as_sharer):
    row = row_of(Source)
    words = {"status": "retracted", "why-note": "Taken back.", "why-change": "safety"}
    page = as_sharer.post(form_of(row), filled_in(as_sharer.get(form_of(row))) | words, follow=True)
    assert "readers are told now, on " in page.text
    assert "until then readers have what they had" not in page.text
    assert stored(row, "status") == "retracted"
    assert article_page("condition", "crps", now()).notices
    assert Review.objects.get().about == f"source:{row.key}"


def test_what_waits_is_shown_on_the_form_and_saved_again_without_a_question(as_sharer):
    term, words = GlossaryTerm.objects.get(slug="placebo"), "A dummy treatment of 5 mg."
    save(as_sharer, form_of(term), meaning=words, why_note="")
    save(as_sharer, form_of(term), meaning=words, **{"why-note": "x", "why-change": "safety"})
    page = as_sharer.get(form_of(term))
    assert "A change waits for a signature" in page.text
    assert filled_in(page)["meaning"] == words
    assert save(as_sharer, form_of(term)).status_code == 302
    assert Review.objects.count() == 1
    assert stored(term, "meaning") != words


def test_what_nobody_signs_is_stored_while_a_change_waits(as_sharer):
    sign = row_of(UrgentSign)
    save(as_sharer, form_of(sign), text="A fit", **{"why-note": "x", "why-change": "safety"})
    page = Article.objects.get(kind="condition", slug="crps")
    assert save(as_sharer, form_of(sign), read_more=page.pk).status_code == 302
    assert (stored(sign, "read_more"), stored(sign, "text")) == (page, sign.text)


def test_a_new_word_is_not_shown_before_it_is_signed(as_sharer, patient, clinical_reviewer):
    words = {"word": "Zorp", "slug": "zorp", "meaning": "A strange word.", "language": "en"}
    at = ADD.format("glossaryterm")
    assert "Readers see no change yet" in as_sharer.post(at, words).text
    assert not GlossaryTerm.objects.filter(slug="zorp").exists()
    as_sharer.post(at, words | CONTENT)
    assert GlossaryTerm.objects.get(slug="zorp").meaning == ""
    assert "Zorp" not in patient.get("/words/").text
    sign_review(review=Review.objects.get(), by=clinical_reviewer)
    assert "A strange word." in patient.get("/words/").text


def test_a_new_urgent_sign_is_on_no_card_before_it_is_signed(as_sharer, clinical_reviewer):
    words = {"slug": "zorp", "level": "call", "order": 0, "text": "You see zorps"}
    answered = {"why-note": "New.", "why-change": "safety"}
    as_sharer.post(ADD.format("urgentsign"), words | answered)
    assert "You see zorps" not in calls()
    sign_review(review=Review.objects.get(), by=clinical_reviewer)
    assert "You see zorps" in calls()


def test_a_new_row_is_never_mere_wording(as_sharer):
    words = {"word": "Zorp", "slug": "zorp", "meaning": "A strange word.", "language": "en"}
    as_sharer.post(ADD.format("glossaryterm"), words | WORDING)
    assert not GlossaryTerm.objects.filter(slug="zorp").exists()


@pytest.mark.parametrize("model", [GlossaryTerm, UrgentSign])
def test_a_row_goes_only_after_somebody_signed_that(model, as_sharer, clinical_reviewer):
    unused = {"slug": "zorp", "word": "Zorp", "meaning": "A strange word."}
    row = model.objects.create(**unused) if model is GlossaryTerm else row_of(model)
    assert "Take “" in as_sharer.get(delete_of(row)).text
    as_sharer.post(delete_of(row), {"post": "yes"})
    assert model.objects.filter(pk=row.pk).exists()
    as_sharer.post(delete_of(row), {"why-note": "Wrong.", "why-change": "safety"})
    review = Review.objects.get()
    assert str(row) == str(model.objects.get(pk=row.pk))
    sign_review(review=review, by=clinical_reviewer)
    as_sharer.post(delete_of(row), {"post": "yes"})
    assert not model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", [GlossaryTerm, UrgentSign])
def test_a_list_deletes_none_of_them(model, as_sharer):
    row = row_of(model)
    sent = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    as_sharer.post(f"/staff/articles/{model._meta.model_name}/", sent)
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", [GlossaryTerm, UrgentSign])
def test_who_may_not_publish_changes_adds_and_takes_none(model, as_writer):
    row, (name, value) = row_of(model), LIVE[model]
    before = stored(row, name)
    assert as_writer.post(form_of(row), {name: value, **CONTENT}).status_code == 403
    assert as_writer.post(delete_of(row), {"post": "yes", **CONTENT}).status_code == 403
    add = as_writer.post(ADD.format(model._meta.model_name), {"slug": "zorp", name: value})
    assert add.status_code == 403
    assert stored(row, name) == before


def test_who_may_not_publish_leaves_the_state_of_a_source_alone(as_writer):
    row = row_of(Source)
    save(as_writer, form_of(row), about="60 adults.", status="retracted", **CONTENT)
    assert (stored(row, "status"), stored(row, "about")) == ("current", "60 adults.")
