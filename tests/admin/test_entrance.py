"""The way in: password, code, and nothing of the desk before both are right."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import access
from articles.admin.site import staff_site
from tests.coming_in import (
    CODE,
    LOGIN,
    PASSWORD,
    app_code,
    give_code,
    give_password,
    is_in,
    with_app,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(author) -> User:
    """Somebody who came in before."""
    return with_app(author)


def test_password_and_code_open_the_page_that_was_wanted(staff, patient):
    wanted = "/staff/articles/condition/?q=crps"
    asked = patient.get(wanted)
    page = patient.get(asked.headers["Location"]).content.decode()
    assert f'name="next" value="{wanted}"' in page
    response = give_password(patient, "author", next=wanted)
    assert response.headers["Location"] == f"{LOGIN}code/"
    response = give_code(patient, app_code(staff))
    assert response.headers["Location"] == wanted
    assert patient.get(wanted).status_code == 200


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/staff/", "//evil.example/staff/", "/staff/../../evil", "\\\\evil",
        "/staff/login/", "/staff/logout/", "/", "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_nobody_is_sent_to_another_site_or_back_out(wanted, staff, patient):
    give_password(patient, "author", next=wanted)
    landed = give_code(patient, app_code(staff)).headers["Location"]
    assert landed == ("/staff/../../evil" if "evil" in wanted and "/.." in wanted else "/staff/")


def test_a_password_alone_opens_nothing(staff, patient):
    give_password(patient, "author")
    assert not is_in(patient)
    for address in ("/staff/account/", "/staff/articles/condition/", "/staff/components/"):
        assert patient.get(address).status_code == 302
    assert patient.post("/staff/preview/", {"content": "x"}).status_code == 401
    assert not patient.get("/staff/login/").wsgi_request.user.is_authenticated


def test_a_session_without_a_code_opens_nothing(staff, patient):
    patient.force_login(staff)
    assert not is_in(patient)
    assert patient.post("/staff/preview/", {"content": "x"}).status_code == 401


@pytest.mark.parametrize("taken", ["app", "activity", "staff"])
def test_who_loses_what_the_desk_asks_for_is_out_at_once(taken, staff, as_author):
    assert is_in(as_author)
    if taken == "app":
        TOTPDevice.objects.all().delete()
    User.objects.update(is_active=taken != "activity", is_staff=taken != "staff")
    assert not is_in(as_author)


def test_every_address_of_the_desk_asks_for_both(patient, seeded):
    patterns = [pattern for pattern in staff_site.urls[0] if isinstance(pattern, URLPattern)]
    names = [pattern.name for pattern in patterns if re.fullmatch(r"[\w/]*", str(pattern.pattern))]
    assert {"index", "own_account", "text_choices", "password_change"} <= set(names)
    for name in {*names} - {"login", "logout"}:
        assert patient.get(reverse(f"admin:{name}")).status_code in (302, 401, 405), name


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("author", "wrong words here"),
        ("nobody", PASSWORD),
        ("reader", PASSWORD),
        ("gone", PASSWORD),
    ],
)
def test_what_is_wrong_is_not_told_apart(name, password, staff, patient):
    User.objects.create_user("reader", password=PASSWORD)
    User.objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    page = give_password(patient, name, password)
    assert page.status_code == 200
    assert "That user name and password do not belong together" in page.content.decode()
    assert not is_in(patient)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the six digits that your app shows now."),
        ("12345", "A code has six digits, a recovery code has ten"),
        ("now, please", "A code has six digits, a recovery code has ten"),
        ("000000", "That code is wrong or was used"),
        ("0000000000", "That code is wrong or was used"),
    ],
)
def test_a_code_that_does_not_fit_gets_one_sentence(typed, said, staff, patient):
    give_password(patient, "author")
    page = give_code(patient, typed).content.decode()
    assert page.count(said) == 1
    assert "<title>Error: " in page
    assert not is_in(patient)


def test_a_code_may_be_typed_with_spaces(staff, patient):
    give_password(patient, "author")
    code = app_code(staff)
    assert give_code(patient, f" {code[:3]} {code[3:]}").headers["Location"] == "/staff/"


def test_a_code_opens_once(staff, patient):
    code = app_code(staff)
    give_password(patient, "author")
    give_code(patient, code)
    other = Client()
    give_password(other, "author")
    assert "was used" in give_code(other, code).content.decode()
    assert not is_in(other)


def test_a_wrong_code_makes_the_next_one_wait(staff, patient):
    give_password(patient, "author")
    give_code(patient, "000000")
    page = give_code(patient, app_code(staff)).content.decode()
    assert "Wait 1 second, then type the next code." in page


def test_a_recovery_code_opens_once_and_says_how_many_are_left(staff, patient):
    code = access.recovery_codes(staff)[3]
    give_password(patient, "author")
    give_code(patient, f"{code[:5]} {code[5:]}")
    assert "That recovery code is used up; 9 are left." in patient.get("/staff/").content.decode()
    other = Client()
    give_password(other, "author")
    assert "was used" in give_code(other, code).content.decode()


def test_the_code_of_somebody_else_opens_nothing(staff, editor, patient):
    give_password(patient, "author")
    give_code(patient, app_code(with_app(editor)))
    assert not is_in(patient)


@pytest.mark.parametrize("address", ["code", "app", "password"])
def test_a_step_without_a_password_leads_to_the_start(address, patient):
    for response in (patient.get(f"{LOGIN}{address}/"), patient.post(f"{LOGIN}{address}/")):
        assert response.headers["Location"] == LOGIN
    assert "please start again" in patient.get(LOGIN).content.decode()


@pytest.mark.parametrize("change", ["late", "password", "closed"])
def test_a_right_password_does_not_stay_right_for_ever(change, staff, patient):
    give_password(patient, "author")
    if change == "late":
        session = patient.session
        session["entrance"] = session["entrance"] | {"until": 0}
        session.save()
    elif change == "password":
        access.reset_access(user=staff, password=access.new_password())
    else:
        User.objects.update(is_active=False)
    assert patient.get(f"{LOGIN}code/").headers["Location"] == LOGIN


def test_who_is_in_is_not_asked_again(as_author):
    assert as_author.get(f"{LOGIN}?next=/staff/account/").headers["Location"] == "/staff/account/"


def test_logging_out_ends_every_session_of_the_account(staff, as_author, as_editor):
    elsewhere = Client()
    give_password(elsewhere, "author")
    give_code(elsewhere, app_code(staff))
    assert is_in(elsewhere)
    page = as_author.post("/staff/logout/")
    assert "You are logged out" in page.content.decode()
    assert not is_in(as_author)
    assert not is_in(elsewhere)
    assert is_in(as_editor)


def test_a_link_can_not_log_anybody_out(as_author):
    as_author.get("/staff/logout/")
    assert is_in(as_author)


def test_the_form_of_another_tab_is_taken_after_a_log_in(staff):
    """A form opened before the session ended is still accepted when its person is in again."""
    browser = Client(enforce_csrf_checks=True)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.get(LOGIN).text)[1]
    sent = {"csrfmiddlewaretoken": token}
    give_password(browser, "author", **sent)
    browser.post(f"{LOGIN}code/", {CODE: app_code(staff), **sent})
    assert is_in(browser)
    assert browser.post("/staff/preview/", {"content": "x", **sent}).status_code == 200
    browser.cookies.pop("sessionid")
    again = give_password(browser, "author", **sent)
    assert again.headers["Location"] == f"{LOGIN}code/"


def test_a_form_without_its_cookie_may_be_sent_once_more(staff):
    page = give_password(Client(enforce_csrf_checks=True), "author")
    assert page.status_code == 403
    assert "Please try once more" in page.content.decode()
    assert f'href="{LOGIN}"' in page.content.decode()


def test_a_password_that_was_kept_by_an_older_hasher_still_fits(staff, patient, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    assert give_password(patient, "author").headers["Location"] == f"{LOGIN}code/"
    assert User.objects.get(username="author").password.startswith("scrypt$")
