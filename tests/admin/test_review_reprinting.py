"""An outcome or guidance is saved as a draft, then brought to every page that prints it."""

import pytest
from django.utils import timezone

from articles.models import Article, Guidance, Outcome, Point, Review
from articles.publishing import publish, publish_shared, sign_review
from articles.queries.article import article_page
from tests.rows import condition, published, sourced

from .forms import form_of, save

pytestmark = pytest.mark.usefixtures("seeded")
WORDING = {"why-note": "Clearer.", "why-change": "editorial"}
CONTENT = {"why-note": "Clearer.", "why-change": "substantive"}


@pytest.fixture
def outcome(editor):
    """On one live page, “Back pain”."""
    row = Outcome.objects.create(key="x", question="Does it last?", answer="For some people.")
    article = condition()
    Point.objects.create(article=article, part="sure", outcome=sourced(row))
    publish(articles=[article], by=editor, note="First.")
    return row


def share_at(row) -> str:
    return f"/staff/shared/{row._meta.model_name}/{row.pk}/"


def answer():
    found = article_page("condition", "back-pain", timezone.now())
    return found.page.outcome("x").answer


def test_a_saved_outcome_leads_to_the_pages_that_print_it(as_sharer, outcome):
    response = save(as_sharer, form_of(outcome), answer="For “some” people.", _save="Save")
    assert response.headers["Location"] == share_at(outcome)
    html = as_sharer.get(share_at(outcome)).text
    assert ">Back pain<" in html
    assert answer() == "For some people."
    as_sharer.post(share_at(outcome), WORDING)
    assert answer() == "For “some” people."


def test_an_outcome_that_says_more_waits_for_a_signature(as_sharer, outcome, clinical_reviewer):
    save(as_sharer, form_of(outcome), answer="For 5 in 10 people.", _save="Save")
    as_sharer.post(share_at(outcome), CONTENT | {"why-change": "safety"})
    assert answer() == "For some people."
    assert "A change waits for a signature" in as_sharer.get(form_of(outcome)).text
    sign_review(review=Review.objects.get(), by=clinical_reviewer)
    assert answer() == "For 5 in 10 people."


def test_what_the_checks_stop_is_said_and_reaches_nobody(as_sharer, outcome, editor):
    Outcome.objects.filter(pk=outcome.pk).update(answer="A mircale for some people.")
    publish(articles=[Article.objects.get(slug="back-pain")], by=editor, note="")
    Outcome.objects.filter(pk=outcome.pk).update(answer="A miracle for some people.")
    html = as_sharer.post(share_at(outcome), WORDING).text
    assert "Nothing was changed: first correct this" in html
    assert "promises more than the evidence" in html
    assert answer() == "A mircale for some people."


def test_nothing_to_bring_is_said(as_sharer, outcome):
    assert "There is nothing to do here" in as_sharer.get(share_at(outcome)).text
    assert "There is nothing to do here" in as_sharer.post(share_at(outcome), WORDING).text


@pytest.mark.parametrize(
    ("browser", "status"),
    [
        ("patient", 302),
        ("as_reader", 302),
        ("as_author", 403),
        ("as_reviewer", 403),
        ("as_editor", 403),  # of the standing cast, who may change no outcome
        ("as_writer", 403),
        ("as_sharer", 200),
    ],
)
def test_who_may_bring_an_outcome_to_its_pages(browser, status, request, outcome):
    Outcome.objects.filter(pk=outcome.pk).update(answer="For “some” people.")
    client = request.getfixturevalue(browser)
    assert client.get(share_at(outcome)).status_code == status
    assert client.post(share_at(outcome), {"why-note": ""}).status_code == status
    assert answer() == "For some people."


def test_only_outcomes_and_guidance_are_brought_this_way(as_sharer):
    for table in ("glossaryterm", "source", "user", "condition"):
        assert as_sharer.get(f"/staff/shared/{table}/1/").status_code == 404


def test_guidance_has_the_same_screen(as_sharer, editor, owner):
    row, article = Guidance.objects.first(), condition()
    article.guidance.add(row)
    published(article, editor)
    Guidance.objects.filter(pk=row.pk).update(rests_on="Three trials")
    assert ">Back pain<" in as_sharer.get(share_at(row)).text
    assert publish_shared(row=Guidance.objects.get(pk=row.pk), by=owner, note="x").review
