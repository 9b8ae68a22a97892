"""Who wrote a row that many pages print is read back from the log, where the desk left it."""

import pytest

from articles.models import DoseStudied, Dosing, Image, Outcome, Point
from articles.publishing import (
    build_page,
    publish_shared,
    record_change,
    said_now,
    sign_review,
    writers,
)
from articles.publishing.rights import row_writers
from tests.rows import condition, published, sourced

pytestmark = pytest.mark.usefixtures("seeded")


def changed(row, by, **words):
    """As a form of the desk changes a row and logs it."""
    before = said_now(row)
    type(row).objects.filter(pk=row.pk).update(**words)
    record_change(before=before, after=said_now(row), by=by, verb="edited")


def test_everybody_who_changed_an_outcome_wrote_it(author, editor):
    outcome = Outcome.objects.create(key="o", question="Does it?", answer="For some.")
    assert row_writers(outcome) == set()
    changed(outcome, author, answer="For 2 in 10.")
    changed(outcome, editor, answer="For 2 in 10 people.")
    assert row_writers(outcome) == {author.pk, editor.pk}


def printed(outcome, editor):
    """A live page with the outcome, which nobody signed."""
    page = condition("bx")
    Point.objects.create(article=page, part="sure", outcome=sourced(outcome))
    published(page, editor)


def test_a_corrected_full_stop_does_not_hide_who_wrote_the_words(author, editor):
    outcome = Outcome.objects.create(key="o", question="Does it?", answer="x")
    changed(outcome, author, answer="For some people")
    printed(outcome, editor)
    changed(outcome, editor, answer="For some people.")
    outcome.refresh_from_db()
    assert publish_shared(row=outcome, by=editor, note="", change="editorial").review is None
    assert row_writers(outcome) == {author.pk, editor.pk}


def test_what_somebody_signed_is_new_no_more(author, editor, clinical_reviewer):
    outcome = Outcome.objects.create(key="o", question="Does it?", answer="For some people.")
    printed(outcome, editor)
    changed(outcome, author, answer="For 2 in 10 people.")
    outcome.refresh_from_db()
    review = publish_shared(row=outcome, by=editor, note="").review
    sign_review(review=review, by=clinical_reviewer)
    assert row_writers(outcome) == set()


def test_a_picture_s_words_are_words_of_its_page(author):
    picture = Image.objects.first()
    page = condition(picture=picture)
    changed(picture, author, alt="In other words.")
    assert writers(build_page(page)) == {author.pk}


def test_a_dose_is_words_of_its_page(author):
    dose = DoseStudied.objects.filter(pages__isnull=False).first()
    changed(dose, author, given="Not much.")
    assert author.pk in writers(build_page(Dosing.objects.filter(doses=dose).first()))
