"""Every address that a patient can open is quiet: own sources only, no cookie, no referrer."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from articles import urls
from articles.models import Article
from articles.seeding import seed
from tests.conftest import FIXTURES

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SOURCES = "default-src 'self'"
BESIDE_THE_SITEMAP = (
    "/search/",
    "/search/?q=crps",
    "/search/?q=chest+pain",
    "/search/?q=fibromialgia&exact=1",
    "/side-effects/?feel=throwing+up&since=today",
    "/side-effects/?feel=chest+pain",
    "/api/v1/pages/conditions/crps",
    "/api/v1/search?q=crps",
    "/api/v1/suggest?q=nau",
    "/opensearch.xml",
    "/robots.txt",
    "/sitemap.xml",
    "/feedback/conditions/crps/",
    "/quality/conditions/crps/",
    "/what-you-told-us/",
    "/nowhere/",
    "/conditions/nowhere/",
)


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """What each public address answers, by address; asked once for all that is said of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        if not Article.objects.exists():
            seed(FIXTURES)
        patient = Client()
        listed = re.findall(r"<loc>https?://[^/]+([^<]*)</loc>", patient.get("/sitemap.xml").text)
        found = {address: patient.get(address) for address in (*listed, *BESIDE_THE_SITEMAP)}
        transaction.set_rollback(True)
    return found


def test_the_walk_meets_every_pattern(answers):
    """A new address must be in the sitemap or in the list above; a picture is in neither."""
    met = {resolve(a.partition("?")[0]).route for a, r in answers.items() if r.status_code == 200}
    unmet = {str(pattern.pattern) for pattern in urls.urlpatterns} - met
    assert [route for route in unmet if not route.startswith("^media/")] == []


def test_every_address_answers(answers):
    wrong = {a: r.status_code for a, r in answers.items() if r.status_code != 200}
    assert wrong == {"/nowhere/": 404, "/conditions/nowhere/": 404}


def test_only_the_sites_own_files_may_be_loaded(answers):
    assert [a for a, r in answers.items() if SOURCES not in r["Content-Security-Policy"]] == []


def test_nothing_inline_is_allowed(answers):
    loose = re.compile(r"unsafe-|\*|https?:|data:")
    assert [a for a, r in answers.items() if loose.search(r["Content-Security-Policy"])] == []


def test_no_cookie_is_set(answers):
    assert {a: list(r.cookies) for a, r in answers.items() if r.cookies} == {}


def test_no_other_site_learns_where_a_reader_came_from(answers):
    assert {r["Referrer-Policy"] for r in answers.values()} == {"no-referrer"}


def test_no_answer_may_be_guessed_to_be_something_else(answers):
    assert {r["X-Content-Type-Options"] for r in answers.values()} == {"nosniff"}


def test_every_answer_says_its_true_length(answers):
    wrong = [a for a, r in answers.items() if int(r["Content-Length"]) != len(r.content)]
    assert wrong == []
