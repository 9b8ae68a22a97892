"""The first log-in: an app is set up, the one-time password replaced, recovery codes shown."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import access
from tests.coming_in import (
    LOGIN,
    PASSWORD,
    app_code,
    code_of,
    give_code,
    give_password,
    is_in,
    secret_in,
    with_app,
)

pytestmark = pytest.mark.django_db
OWN = "a password of my own"


def set_up_app(client) -> str:
    """Sets up an app at the first log-in; its secret."""
    secret = secret_in(client.get(f"{LOGIN}app/").content.decode())
    response = client.post(f"{LOGIN}app/", {"code": code_of(secret)})
    assert response.status_code == 302, response.content.decode()
    return secret


def test_the_first_log_in_sets_up_an_app_and_a_password_and_shows_codes_once(author, patient):
    response = give_password(patient, "author", next="/staff/articles/condition/")
    assert response.headers["Location"] == f"{LOGIN}app/"
    page = patient.get(f"{LOGIN}app/").content.decode()
    assert secret_in(page) == secret_in(patient.get(f"{LOGIN}app/").content.decode())
    assert "style=" not in page.partition("<svg")[2].partition("</svg>")[0]
    set_up_app(patient)
    assert not is_in(patient)
    response = patient.post(f"{LOGIN}password/", {"new_password1": OWN, "new_password2": OWN})
    assert response.headers["Location"] == "/staff/account/codes/"
    page = patient.get("/staff/account/codes/").content.decode()
    shown = re.findall(r"<code>([\d ]+)</code>", page)
    assert [code.replace(" ", "") for code in shown] == access.recovery_codes(author)
    assert len(set(shown)) == 10
    kept = patient.post("/staff/account/codes/")
    assert kept.headers["Location"] == "/staff/articles/condition/"
    assert patient.get("/staff/account/codes/").headers["Location"] == "/staff/account/"
    author.refresh_from_db()
    assert author.check_password(OWN)


def test_a_wrong_first_code_keeps_the_same_key(author, patient):
    give_password(patient, "author")
    secret = secret_in(patient.get(f"{LOGIN}app/").content.decode())
    page = patient.post(f"{LOGIN}app/", {"code": "000000"}).content.decode()
    assert "That is not the code of this app" in page
    assert secret_in(page) == secret
    assert not access.has_factor(author)


def test_the_key_of_one_browser_is_not_that_of_another(author, patient):
    other = Client()
    for client in (patient, other):
        give_password(client, "author")
    keys = [secret_in(client.get(f"{LOGIN}app/").content.decode()) for client in (patient, other)]
    assert keys[0] != keys[1]
    set_up_app(patient)
    for response in (other.get(f"{LOGIN}app/"), other.post(f"{LOGIN}app/", {"code": "1"})):
        assert response.headers["Location"] == f"{LOGIN}code/"
    assert TOTPDevice.objects.get().key == keys[0]


@pytest.mark.parametrize(
    ("password", "said"),
    [
        (PASSWORD, "That is the one-time password"),
        ("short", "too short"),
        ("password1234", "too common"),
        ("featherstone!", "too similar"),
    ],
)
def test_an_own_password_is_long_rare_and_new(password, said, author, patient):
    User.objects.update(last_name="Featherstone")
    give_password(patient, "author")
    set_up_app(patient)
    sent = {"new_password1": password, "new_password2": password}
    page = patient.post(f"{LOGIN}password/", sent).content.decode()
    assert said in page
    assert not is_in(patient)


def test_a_one_time_password_is_not_replaced_before_the_code(author, patient):
    author.last_login = None
    with_app(author)
    User.objects.update(last_login=None)
    give_password(patient, "author")
    sent = {"new_password1": OWN, "new_password2": OWN}
    assert patient.post(f"{LOGIN}password/", sent).headers["Location"] == f"{LOGIN}code/"
    author.refresh_from_db()
    assert author.check_password(PASSWORD)
    response = give_code(patient, app_code(author))
    assert response.headers["Location"] == f"{LOGIN}password/"
