"""A page that rests on what fell says so with the next request, and is due for review that day."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.caching import raise_stamp
from articles.models import Claim, Guidance, Source
from articles.publishing import build_page, withdraw_claim
from articles.queries.article import article_page
from articles.queries.audit import audit
from articles.queries.standing import pulled_forward
from tests.conftest import logged_in
from tests.rows import condition, published, source, urgent_signs

LIST = "/staff/articles/article/"


@pytest.fixture
def claim(empty):
    """It rests on two sources, of which pages print the first."""
    row = Claim.objects.create(
        key="C-1", document="added", topic="benefits", claim="It lasts.", verdict="agrees"
    )
    for key, title in (("S-1", "A trial"), ("S-2", "A small trial")):
        row.sources.add(Source.objects.create(key=key, title=title))
    return row


@pytest.fixture
def as_owner(db):
    return logged_in(User.objects.create_superuser("owner"))


@pytest.fixture
def page(claim, editor):
    """A live page that rests on the claim, beside one that rests on nothing."""
    urgent_signs()
    published(condition("other", title="Sore feet"), editor)
    article = condition(pair=False, body="It lasts for 5 weeks. [@C-1]")
    published(article, editor)
    return article


def fell(key, status="retracted"):
    Source.objects.filter(key=key).update(status=status)
    raise_stamp()


def shown(slug="back-pain", at=None):
    return article_page("condition", slug, at or timezone.now())


def test_a_source_that_stands_changes_nothing(page):
    found = shown()
    assert (found.notices, found.state.status) == ((), "awaiting")
    assert found.state.review_due_on == page.review_due_on > timezone.localdate()
    assert pulled_forward(timezone.now()) == frozenset()


@pytest.mark.parametrize(
    ("key", "status", "said"),
    [
        ("S-1", "retracted", "Source 1, “A trial”, was taken back by its publisher. We are"),
        ("S-1", "superseded", "Source 1, “A trial”, has a newer version. We are"),
        (
            "S-2",
            "retracted",
            "A source behind a part of this page, “A small trial”, was taken back by its "
            "publisher. You find that part under “More to know”. We are",
        ),
    ],
)
def test_a_source_that_fell_marks_the_page_and_makes_its_review_due_today(page, key, status, said):
    fell(key, status)
    found = shown()
    assert len(found.notices) == 1
    assert found.notices[0].startswith(said)
    assert (found.state.status, found.state.review_due_on) == ("overdue", timezone.localdate())
    page.refresh_from_db()
    assert page.review_due_on > timezone.localdate()  # derived, not stored
    assert shown("other").state.status == "awaiting"
    assert pulled_forward(timezone.now()) == {page.pk}


def test_an_old_version_behind_a_claim_that_has_the_new_one_too_marks_nothing(page):
    fell("S-2", "superseded")
    assert (shown().notices, shown().state.status) == ((), "awaiting")
    assert pulled_forward(timezone.now()) == frozenset()


def test_a_page_that_was_overdue_before_keeps_its_day(page):
    late = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3000)
    fell("S-1")
    assert shown(at=late).state.review_due_on == page.review_due_on


def test_a_claim_that_was_taken_back_does_the_same(page, claim, editor):
    withdraw_claim(claim=claim, by=editor, note="Wrong.")
    found = shown()
    assert "We took back a part" in found.notices[0]
    assert (found.state.status, found.state.review_due_on) == ("overdue", timezone.localdate())


def test_it_ends_when_the_page_rests_on_something_else(page, editor):
    fell("S-1")
    source("S-3")
    page.body = "It lasts for 5 weeks. [@S-3]"
    page.save()
    published(page, editor)
    assert (shown().notices, shown().state.status) == ((), "awaiting")
    assert pulled_forward(timezone.now()) == frozenset()


def test_readers_are_told_in_the_line_under_the_title(page, patient):
    fell("S-2")
    html = patient.get("/conditions/back-pain/").content.decode()
    assert '<p class="warn">A source behind a part of this page' in html
    today = timezone.localdate()
    assert f"Next review due {today:%B} {today.day}, {today.year}." in html
    assert "Review overdue" in html


def test_staff_find_it_among_the_pages_whose_review_is_overdue(page, as_owner):
    assert list(as_owner.get(LIST, {"review": "overdue"}).context["cl"].queryset) == []
    fell("S-2")
    listed = as_owner.get(LIST, {"review": "overdue"})
    assert [row.pk for row in listed.context["cl"].queryset] == [page.pk]
    assert f"{timezone.localdate():%Y-%m-%d}, overdue: what it rests on changed" in listed.text


def test_an_audit_tells_what_readers_were_told(page):
    fell("S-2")
    assert audit(page, timezone.now()).notices == shown().notices


def test_who_says_what_is_told_newest_first_and_undated_last(claim):
    article = condition()
    for key, year in (("a", 2018), ("b", None), ("c", 2025), ("d", 2021)):
        row = Guidance.objects.create(
            key=key, body="A body", position="unclear", says="So.", year=year, rests_on="Trials."
        )
        article.guidance.add(row)
    assert [line.year for line in build_page(article).guidance] == [2025, 2021, 2018, None]
