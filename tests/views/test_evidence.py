"""What the studies found: conditions by patients' questions, as their live pages have it."""

import re

import pytest
from django.utils import timezone

from articles.models import Claim, Outcome, OutcomeValue, Point, Source
from tests.rows import condition, published, urgent_signs


@pytest.fixture
def outcome(empty):
    urgent_signs()
    row = Outcome.objects.create(
        key="back-pain-soon",
        question="Does it ease back pain in the first weeks?",
        answer="Unclear.",
        asks="soon",
        found="unclear",
        certainty_from="very_low",
        certainty_to="low",
    )
    for arm in ("ketamine", "a dummy drip"):
        OutcomeValue.objects.create(outcome=row, arm=arm, count=4, of=12)
    return row


def page(patient):
    return re.sub(r"\s+", " ", patient.get("/evidence/").text)


def cell(text, column):
    return re.search(rf'data-h="{column}">(.*?)</td>', text)[1]


def on_a_page(outcome, editor):
    article = condition()
    Point.objects.create(article=article, part="sure", outcome=outcome)
    published(article, editor)


def test_a_cell_says_what_was_found_how_sure_and_in_how_many_people(patient, outcome, editor):
    on_a_page(outcome, editor)
    found = cell(page(patient), "First hours and weeks")
    assert "Unclear" in found
    assert "How sure: very low to low." in found
    assert "People studied: 24." in found


def test_a_cell_says_where_its_sources_name_no_people_and_no_year(patient, outcome, editor):
    outcome.values.all().delete()
    on_a_page(outcome, editor)
    found = cell(page(patient), "First hours and weeks")
    assert "People studied: not said." in found
    assert "Newest source: not dated." in found


def test_people_whom_no_number_names_are_those_of_the_outcome(patient, outcome, editor):
    outcome.values.all().delete()
    Outcome.objects.update(people=60)
    on_a_page(outcome, editor)
    assert "People studied: 60." in cell(page(patient), "First hours and weeks")


def test_a_screen_reader_hears_the_headers_and_what_the_table_is(patient, outcome, editor):
    on_a_page(outcome, editor)
    text = page(patient)
    assert "What studies found, by condition and question</caption>" in text
    assert text.count('scope="col"') == 5
    assert text.count('scope="row"') == 1


def test_a_cell_opens_its_answer_on_the_page_of_the_condition(patient, outcome, editor):
    on_a_page(outcome, editor)
    assert 'href="/conditions/back-pain/#back-pain-soon"' in page(patient)
    assert 'id="back-pain-soon"' in patient.get("/conditions/back-pain/").text


def test_a_question_that_the_page_leaves_open_is_not_called_unstudied(patient, outcome, editor):
    """Nobody has looked yet: that says nothing about what studies found."""
    on_a_page(outcome, editor)
    found = cell(page(patient), "Three months or more")
    assert "No answer on this page yet" in found
    assert "Not studied" not in found


def test_what_nobody_studied_has_no_certainty(patient, outcome, editor):
    Outcome.objects.update(found="not_studied", certainty_from="not_studied")
    on_a_page(outcome, editor)
    found = cell(page(patient), "First hours and weeks")
    assert "Not studied" in found
    assert "How sure" not in found
    assert "People studied" not in found


def test_an_answer_in_the_pair_alone_is_opened_there(patient, outcome, editor):
    article = condition()
    for side in ("benefit", "harm"):
        Point.objects.create(article=article, part="pair", side=side, outcome=outcome)
    published(article, editor)
    assert 'href="/conditions/back-pain/#sides"' in page(patient)


def test_the_newest_source_of_an_answer_is_named(patient, outcome, editor):
    for year in (2009, 2024, 2011):
        source = Source.objects.create(key=f"S-{year}", title="A trial", year=year)
        claim = Claim.objects.create(
            key=f"C-{year}", document="A", topic="about", claim="So.", verdict="agrees"
        )
        claim.sources.add(source)
        outcome.basis.add(claim)
    on_a_page(outcome, editor)
    assert "Newest source: 2024." in cell(page(patient), "First hours and weeks")


def test_an_outcome_of_two_conditions_is_asked_in_full_once_on_paper(patient, outcome, editor):
    on_a_page(outcome, editor)
    article = condition("neck-pain", title="Neck pain")
    Point.objects.create(article=article, part="sure", outcome=outcome)
    published(article, editor)
    assert page(patient).count('data-as="Back pain"') == 1


def test_it_says_on_which_day_its_newest_page_went_live(patient, outcome, editor):
    on_a_page(outcome, editor)
    today = timezone.localdate()
    assert f"Newest change: {today:%B} {today.day}, {today.year}." in page(patient)


def test_the_table_tells_what_is_live_and_not_what_is_being_written(patient, outcome, editor):
    on_a_page(outcome, editor)
    Outcome.objects.update(found="gain")
    assert "Unclear" in cell(page(patient), "First hours and weeks")


def test_a_page_that_waits_for_a_signature_is_not_in_the_table(patient, outcome, editor, settings):
    settings.UNSIGNED_PAGES = "held"
    on_a_page(outcome, editor)
    assert "back-pain" not in page(patient)
