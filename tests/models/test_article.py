"""An article's kind and review date are worked out, and its address is its own."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import SECTIONS, Article, Condition, Point, ReadNext, Risk
from articles.models.article import add_months
from tests.rows import condition

pytestmark = pytest.mark.usefixtures("seeded")


def test_the_kind_is_that_of_the_class():
    assert condition().kind == "condition"
    assert condition("other", kind="risk").kind == "condition"


def test_every_stored_article_has_the_kind_of_its_child():
    for section in SECTIONS:
        assert set(section.objects.values_list("kind", flat=True)) <= {section.KIND}


def test_the_seed_has_every_kind_and_each_parent_finds_its_child():
    rows = Article.objects.all()
    assert {row.kind for row in rows} == {section.KIND for section in SECTIONS}
    for row in rows:
        assert row.kind == row.section.KIND
        assert row.section.pk == row.pk


def test_a_bare_article_is_refused():
    with pytest.raises(TypeError, match="one of the seven kinds"):
        Article(slug="x", title="X").save()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-01-15", 24, "2028-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-08-31", 1, "2026-09-30"),
    ],
)
def test_the_next_review_is_months_later(day, months, later):
    found = add_months(datetime.date.fromisoformat(day), months)
    assert found == datetime.date.fromisoformat(later)


def test_review_counts_from_writing_until_there_is_a_first_review():
    row = condition(written_on=datetime.date(2026, 1, 1), review_interval=12)
    assert row.review_due_on == datetime.date(2027, 1, 1)
    row.last_reviewed_on = datetime.date(2026, 6, 1)
    row.save()
    assert row.review_due_on == datetime.date(2027, 6, 1)


def test_two_pages_of_a_kind_can_not_share_an_address():
    condition()
    with pytest.raises(IntegrityError), transaction.atomic():
        condition()


def test_pages_of_two_kinds_or_languages_may_share_an_address():
    condition("sleep")
    condition("sleep", language="es")
    Risk.objects.create(slug="sleep", title="Sleep", one_line="x", summary="a\nb")


def test_a_page_is_not_read_next_after_itself():
    row = condition()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadNext.objects.create(article=row, target=row)


@pytest.mark.parametrize(
    ("point", "why"),
    [
        ({"part": "sure"}, "Write a sentence with its source, or choose an outcome."),
        ({"part": "pair", "text": "Words."}, "Choose a side"),
        ({"part": "sure", "side": "harm", "text": "Words."}, "Choose a side"),
    ],
)
def test_a_point_says_something_and_has_a_side_in_the_pair_only(point, why):
    with pytest.raises(ValidationError, match=why):
        Point(article=condition(), **point).full_clean()


def test_a_text_over_the_limit_is_refused_in_a_sentence():
    row = Condition(slug="long", title="Long", one_line="x", summary="a\nb", body="a " * 60_000)
    with pytest.raises(ValidationError, match="split it into two"):
        row.full_clean(exclude=["kind"])
