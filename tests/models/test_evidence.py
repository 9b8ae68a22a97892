"""A number has one form, a failed claim says what instead, a picture is described."""

import datetime
from contextlib import nullcontext

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Claim, Guidance, Image, Outcome, OutcomeValue, Source
from articles.models.evidence import KEY
from articles.models.order import in_order, put_in_order
from articles.rendering import references

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize(
    ("measure", "value", "is_drawn"),
    [
        ("score", {"mean": 12}, False),
        ("score", {"mean": 10, "low": 9, "high": 10}, True),
        ("score", {"mean": 5, "low": 4, "high": 11}, False),
        ("score", {"difference": -10}, True),
        ("difference", {"difference": -14}, False),
        ("difference", {"difference": -1, "low": -11, "high": 1}, False),
        ("difference", {"low": -3, "high": -1}, True),
        ("people", {"count": 40, "of": 60}, True),
    ],
)
def test_a_number_lies_on_the_scale_of_its_outcome(measure, value, is_drawn):
    row = Outcome(key="x", question="Less?", answer="Yes.", measure=measure, scale="0 to 10 scale")
    value = OutcomeValue(outcome=row, **value)
    wrong = pytest.raises(ValidationError, match="lies outside its scale")
    with nullcontext() if is_drawn else wrong:
        value.clean()


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
        {"mean": 5.5, "low": 2.0},
        {"mean": 5.5, "low": 7.0, "high": 4.0},
        {"count": 0, "of": 0},
        {"percent": 150.0},
        {"percent": -5.0},
        {"percent": 20.0, "low": -3.0, "high": 30.0},
        {"percent": 20.0, "certainty_from": "low"},
        {"percent": 20.0, "certainty_from": "high", "certainty_to": "low"},
    ],
)
def test_a_value_of_no_or_two_forms_is_refused(value):
    with pytest.raises(IntegrityError), transaction.atomic():
        OutcomeValue.objects.create(outcome=Outcome.objects.first(), **value)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ({"certainty_from": "high", "certainty_to": "very_low"}, "swap the two"),
        ({"certainty_from": "low", "certainty_to": "not_studied"}, "swap the two"),
        ({"asks": "harm", "found": "gain"}, "can't be a gain"),
        ({"asks": "soon"}, "or neither"),
    ],
)
def test_an_outcome_that_no_page_could_print_is_refused_in_words(outcome, said):
    row = Outcome(key="x", question="Does it?", answer="No.", **outcome)
    with pytest.raises(ValidationError, match=said):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("levels", [("not_studied", "low"), ("very_low", "high"), ("low", "low")])
def test_certainty_runs_from_the_lower_grade_to_the_higher_one(levels):
    first, last = levels
    outcome = {"key": "x", "question": "Does it?", "answer": "No."}
    Outcome(certainty_from=first, certainty_to=last, **outcome).full_clean()


def test_one_certainty_of_a_number_is_a_range_from_it_to_itself():
    value = OutcomeValue(outcome=Outcome.objects.first(), percent=24.0, certainty_from="low")
    value.full_clean()
    assert value.certainty_to == "low"


@pytest.mark.parametrize("key", ["SIGTERMANS-2009", "EXT-04", "who.2020/1+2:b_c"])
def test_a_key_is_what_a_text_can_cite(key):
    KEY(key)
    assert references(f"So. [@{key}]").citations == (key,)


@pytest.mark.parametrize("key", ["my source 2024", "bad key!", "-x", "é", "a\n", "@a", "a]"])
def test_a_key_that_no_text_can_cite_is_refused(key):
    with pytest.raises(ValidationError, match="without spaces"):
        KEY(key)
    for model in (Source, Claim):
        with pytest.raises(ValidationError, match="without spaces"):
            model(key=key).full_clean()


@pytest.mark.parametrize(
    "typed",
    [
        "10.1000/x",
        " https://doi.org/10.1000/x ",
        "http://dx.doi.org/10.1000/x",
        "doi.org/10.1000/x",
        "DOI: 10.1000/x",
    ],
)
def test_a_doi_may_be_pasted_with_its_address(typed):
    source = Source(key="x", title="A trial", doi=typed)
    source.full_clean()
    assert source.address == "https://doi.org/10.1000/x"


def test_what_is_no_doi_is_refused():
    with pytest.raises(ValidationError, match="looks like 10.1000/182"):
        Source(key="x", title="A trial", doi="https://a.example/x").full_clean()


@pytest.mark.parametrize("year", [1899, datetime.date.today().year + 2])
def test_a_year_in_which_nothing_was_printed_is_refused(year):
    for row in (Source(key="x", title="A trial", year=year), Guidance(year=year)):
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert "year" in refused.value.message_dict


@pytest.mark.parametrize("alt", ["IMG_2041.JPG", "drip.png", "a nurse.webp "])
def test_the_name_of_a_file_describes_no_picture(alt):
    with pytest.raises(ValidationError, match="say in words"):
        Image._meta.get_field("alt").run_validators(alt)


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


def test_the_first_source_of_a_claim_stays_the_first():
    claim = Claim.objects.first()
    first, second, third = Source.objects.all()[:3]
    for wanted in ([third, first, second], [second, third], [second, first, third], []):
        put_in_order(claim, "sources", wanted)
        assert in_order(claim, "sources") == wanted
