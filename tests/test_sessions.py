"""Sessions end, and patients' pages know nothing of them."""

import datetime
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import caching
from articles.sessions import begin
from tests.coming_in import app_code, give_code, give_password, is_in, with_app
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
PATIENTS = ("/", "/conditions/crps/", "/search/?q=crps", "/evidence/", "/nowhere/")


@pytest.fixture
def as_author(author):
    return logged_in(author)


def age(client, **changes: int) -> None:
    """Makes the session so many seconds older."""
    session = client.session
    for name, seconds in changes.items():
        session[name] -= seconds
    session.save()


def test_a_session_ends_half_an_hour_after_the_last_click(as_author):
    as_author.get("/staff/")
    left = Session.objects.get().expire_date.timestamp() - time.time()
    assert 29 * 60 < left <= 30 * 60
    Session.objects.update(expire_date=datetime.datetime.now(datetime.UTC))
    assert not is_in(as_author)


def test_each_click_gives_another_half_hour(as_author):
    age(as_author, seen_at=61)
    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=1)
    Session.objects.update(expire_date=soon)
    response = as_author.get("/staff/")
    assert Session.objects.get().expire_date > soon
    assert response.cookies["sessionid"]["max-age"] == 30 * 60


def test_a_click_in_the_same_minute_writes_nothing(as_author):
    with CaptureQueriesContext(connection) as asked:
        assert "sessionid" not in as_author.get("/staff/").cookies
    assert not [query for query in asked if query["sql"].startswith(("UPDATE", "INSERT"))]


def test_a_session_ends_after_ten_hours_of_clicks(as_author):
    age(as_author, began_at=10 * 3600 - 300, seen_at=61)
    assert as_author.get("/staff/").cookies["sessionid"]["max-age"] <= 300
    age(as_author, began_at=300)
    assert not is_in(as_author)
    assert not Session.objects.exists()


def test_a_log_in_has_a_session_of_its_own(author, patient):
    with_app(author)
    patient.get("/staff/")
    give_password(patient, "author")
    before = patient.cookies["sessionid"].value
    give_code(patient, app_code(author))
    assert patient.cookies["sessionid"].value != before
    assert not Session.objects.filter(pk=before).exists()


def test_staff_cookies_are_bound_to_staff_pages(author, patient):
    with_app(author)
    give_password(patient, "author")
    give_code(patient, app_code(author))
    patient.get("/staff/")
    patient.post("/staff/pages/0/address/")
    for name in ("sessionid", "csrftoken"):
        cookie = patient.cookies[name]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/staff/", True, "Lax")
    assert set(patient.cookies) == {"sessionid", "csrftoken"}


@pytest.mark.parametrize("address", PATIENTS)
def test_a_patient_page_costs_and_sets_nothing_for_staff(address, seeded, as_author, patient):
    """Even if a browser sends the cookie of a session, which it does not."""
    age(as_author, seen_at=61)
    costs = []
    patient.get(address)  # a first search makes the index
    for client in (patient, as_author):
        caching.forget()
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        tables = ("session", "auth_", "otp_", "axes_")
        assert not [query for query in asked if any(name in query["sql"] for name in tables)]
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_clock_of_a_session_starts_at_the_log_in(as_author):
    session = as_author.session
    session["began_at"] = 0
    begin(session)
    assert time.time() - session["began_at"] < 5
