"""A fingerprint tells what staff changed, and nothing that a release or the clock did."""

import datetime

import pytest

from articles.models import GlossaryTerm, OutcomeValue
from articles.seeding.fingerprint import fingerprint

from ..rows import condition

pytestmark = pytest.mark.django_db


def test_changed_words_change_it(empty):
    row = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="Slow.")
    before = fingerprint(row)
    row.meaning = "Fast."
    assert fingerprint(row) != before


def test_a_field_at_its_default_is_no_part_of_it(monkeypatch, empty):
    """So a field that a later release adds makes no row look changed."""
    row = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="Slow.")
    before = fingerprint(row)
    fields = [f for f in GlossaryTerm._meta.concrete_fields if f.name not in ("say", "language")]
    monkeypatch.setattr(GlossaryTerm._meta, "concrete_fields", fields)
    assert fingerprint(row) == before


def test_the_day_on_which_a_page_was_written_is_no_part_of_it(empty):
    row = condition()
    before = fingerprint(row)
    row.written_on = datetime.date(2020, 2, 2)
    assert fingerprint(row) == before


def test_a_number_of_an_outcome_is_a_part_of_it(seeded):
    value = OutcomeValue.objects.exclude(percent=None).first()
    before = fingerprint(value.outcome)
    OutcomeValue.objects.filter(pk=value.pk).update(percent=99)
    assert fingerprint(value.outcome) != before
