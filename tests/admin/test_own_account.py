"""The own account: fresh codes before what matters, new recovery codes, another app."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
from django_otp.middleware import OTPMiddleware

from articles import access
from articles.admin.second_factor import needs_fresh_factor
from tests.coming_in import CODE, app_code, code_of, is_in, secret_in, with_app
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
NEW_CODES = "/staff/account/codes/new/"


@pytest.fixture
def staff(author) -> User:
    return with_app(author)


@pytest.fixture
def browser(staff):
    """Somebody who came in hours ago."""
    return logged_in(staff)


def fields(page: str) -> dict[str, str]:
    """What the hidden fields of a form would send."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def test_the_account_says_who_one_is_and_how_many_codes_are_left(browser):
    page = browser.get("/staff/account/").content.decode()
    assert "<strong>author</strong>" in page
    assert "10 of your recovery codes are left" in page


def test_a_fresh_code_is_asked_for_and_what_was_posted_goes_on(browser, staff):
    before = access.recovery_codes(staff)
    page = browser.post(NEW_CODES, {"kept": 'two\nlines "quoted"', "twice": ["a", "b"]})
    text = page.content.decode()
    assert "Your code, once more" in text
    assert access.recovery_codes(staff) == before
    assert fields(text)["kept"] == 'two\nlines "quoted"'
    assert text.count('name="twice"') == 2
    done = browser.post(NEW_CODES, {"kept": "x", CODE: app_code(staff)})
    assert done.headers["Location"] == "/staff/account/codes/"
    assert not set(access.recovery_codes(staff)) & set(before)


def test_a_wrong_fresh_code_keeps_what_was_posted_and_does_nothing(browser, staff):
    before = access.recovery_codes(staff)
    page = browser.post(NEW_CODES, {"kept": "words", CODE: "000000"}).content.decode()
    assert "That code is wrong or was used" in page
    assert fields(page)["kept"] == "words"
    assert access.recovery_codes(staff) == before
    assert is_in(browser)


def test_within_a_quarter_of_an_hour_no_second_code_is_asked_for(browser, staff):
    browser.post(NEW_CODES, {CODE: app_code(staff)})
    assert browser.post(NEW_CODES).status_code == 302
    session = browser.session
    session["factor_at"] -= 15 * 60 + 1
    session.save()
    assert browser.post(NEW_CODES).status_code == 200


def test_five_wrong_fresh_codes_lock(browser, staff):
    for _ in range(5):
        staff.totpdevice_set.update(throttling_failure_timestamp=None)
        page = browser.post(NEW_CODES, {CODE: "000000", "text": "long words"})
    assert page.status_code == 429


def test_how_fresh_a_code_must_be_is_for_the_asker_to_say(browser, staff):
    browser.post(NEW_CODES, {CODE: app_code(staff)})
    request = RequestFactory().post("/staff/", {"kept": "x"})
    request.session, request.user = browser.session, staff
    request.session["factor_at"] -= 60
    OTPMiddleware(lambda request: None)(request)
    assert needs_fresh_factor(request, minutes=2) is None
    assert needs_fresh_factor(request, minutes=1).status_code == 200


def test_new_codes_are_shown_until_they_are_kept(browser, staff):
    browser.post(NEW_CODES, {CODE: app_code(staff)})
    for _ in range(2):
        page = browser.get("/staff/account/codes/").content.decode()
        assert f"{access.recovery_codes(staff)[0][:5]} " in page
    assert browser.post("/staff/account/codes/").headers["Location"] == "/staff/account/"
    assert browser.get("/staff/account/codes/").status_code == 302


def test_a_question_comes_before_new_codes_and_before_another_app(browser):
    for address in (NEW_CODES, "/staff/account/app/"):
        page = browser.get(address).content.decode()
        assert "stop" in page
        assert 'method="post"' in page


def test_another_app_takes_the_place_of_the_first(browser, staff):
    elsewhere = logged_in(staff)
    old = app_code(staff, later=1)
    page = browser.post("/staff/account/app/", {CODE: app_code(staff)}).content.decode()
    secret = secret_in(page)
    wrong = browser.post("/staff/account/app/", {"code": "000000"}).content.decode()
    assert "That is not the code of this app" in wrong
    done = browser.post("/staff/account/app/", {"code": code_of(secret)})
    assert done.headers["Location"] == reverse("admin:own_account")
    assert is_in(browser)
    assert not is_in(elsewhere)
    assert access.accept(user=staff, typed=old) is None


@pytest.mark.parametrize("address", [NEW_CODES, "/staff/account/app/", "/staff/account/codes/"])
def test_who_is_not_in_changes_nothing(address, patient, staff):
    before = access.recovery_codes(staff)
    response = patient.post(address, {"code": "123456"})
    assert response.headers["Location"].startswith("/staff/login/")
    assert access.recovery_codes(staff) == before
