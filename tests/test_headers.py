"""No error is kept by a browser: a page that is back is back for everybody at once."""

import pytest
from django.test import Client

from articles.publishing import withdraw
from tests.queries.test_article_page import damage

from .rows import condition, published, urgent_signs
from .test_kept_pages import Reader

BACK_PAIN = "/conditions/back-pain/"


@pytest.fixture
def page(empty, editor):
    urgent_signs()
    article = condition()
    published(article, editor)
    return article


def refuses(response, status):
    assert (response.status_code, response.headers.get("Cache-Control")) == (status, "no-store")


@pytest.mark.parametrize("address", ["/conditions/nothing/", "/nothing", "/static/nothing.css"])
def test_an_address_that_leads_nowhere_is_not_kept(address, page, patient):
    refuses(patient.get(address), 404)


def test_a_withdrawn_page_is_not_kept_by_browsers_either(page, editor, patient, settings):
    withdraw(article=page, by=editor, note="Wrong.")
    refuses(patient.get(BACK_PAIN), 410)
    settings.STAMP_LOOK_SECONDS = 0.0
    status, headers, _ = Reader().get(BACK_PAIN)
    assert (status, headers["cache-control"]) == (410, "no-store")


def test_a_held_page_is_not_kept(page, patient, settings):
    settings.UNSIGNED_PAGES = "held"
    refuses(patient.get(BACK_PAIN), 503)


@pytest.mark.parametrize("address", [BACK_PAIN, "/", "/static/site.css"])
def test_what_is_only_read_refuses_once(address, patient):
    refuses(patient.post(address, {"a": "b"}), 405)


def test_a_form_too_large_is_refused_once(patient):
    refuses(patient.generic("POST", "/staff/login/", b"", CONTENT_LENGTH="99000000"), 413)


def test_a_request_for_another_host_is_refused_once(patient):
    refuses(patient.get("/", HTTP_HOST="evil.example"), 400)


@pytest.mark.usefixtures("seeded")
def test_a_broken_page_is_not_kept():
    damage("crps")
    refuses(Client(raise_request_exception=False).get("/conditions/crps/"), 500)


def test_a_page_that_answers_may_be_kept(page, patient):
    assert "Cache-Control" not in patient.get(BACK_PAIN).headers
