"""A number has one form, a failed claim says what instead, a picture is described."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Claim, Guidance, Image, Outcome, OutcomeValue, Source

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize(
    "value",
    [
        {"count": 4, "of": 20},
        {"percent": 24.0},
        {"mean": 5.5},
        {"mean": 5.5, "low": 4.0, "high": 7.0, "people": 30},
        {"difference": -1.3},
        {"low": 2.0, "high": 5.0},
    ],
)
def test_a_value_of_one_form_is_stored(value):
    outcome = Outcome.objects.first()
    assert OutcomeValue.objects.create(outcome=outcome, **value).pk


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"count": 4},
        {"of": 20},
        {"count": 4, "of": 20, "percent": 20.0},
        {"mean": 5.5, "difference": 1.0},
        {"percent": 20.0, "mean": 5.5},
        {"count": 21, "of": 20},
        {"low": 2.0},
    ],
)
def test_a_value_of_no_or_two_forms_is_refused(value):
    with pytest.raises(IntegrityError), transaction.atomic():
        OutcomeValue.objects.create(outcome=Outcome.objects.first(), **value)


def test_a_claim_that_fails_says_what_instead():
    fields = {"key": "X-1", "document": "A", "topic": "about", "claim": "It is magic."}
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(verdict="contradicted", **fields)
    Claim.objects.create(verdict="contradicted", say_instead="It is a drug.", **fields)


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"alt": "A drip", "is_decorative": True},
        {"alt": "A man", "shows_person": True},
    ],
)
def test_a_picture_without_words_or_consent_is_refused(words):
    with pytest.raises(IntegrityError), transaction.atomic():
        Image.objects.create(key="p", file="images/p.png", width=1, height=1, **words)


def test_a_source_opens_at_its_doi():
    assert Source(doi="10.1000/x", url="https://a.example").address == "https://doi.org/10.1000/x"
    assert Source(url="https://a.example").address == "https://a.example"


def test_the_newest_guidance_comes_first_and_undated_last():
    years = [row.year for row in Guidance.objects.all()]
    dated = [year for year in years if year]
    assert years == sorted(dated, reverse=True) + [None] * (len(years) - len(dated))
