"""The page of the second person: who sees it, who confirms, who takes back."""

import time

import pytest
from django.contrib.auth.models import Group, User

from articles.admin.second_factor import FACTOR_AT
from articles.models import ClinicProfile, NewNumbers
from articles.publishing import change_facts
from tests.conftest import logged_in, person

from .forms import form_of

pytestmark = pytest.mark.usefixtures("seeded")
NUMBERS = "/staff/numbers/"


def fresh(user):
    """A browser of somebody who gave a code just now."""
    client = logged_in(user)
    session = client.session
    session[FACTOR_AT] = int(time.time())
    session.save()
    return client


@pytest.fixture
def manager(db):
    user = User.objects.create_user("manager", is_staff=True)
    user.groups.set([Group.objects.get(name="Managers")])
    return user


@pytest.fixture
def second(db):
    user = User.objects.create_user("second", is_staff=True)
    user.groups.set([Group.objects.get(name="Clinical reviewers")])
    return user


@pytest.fixture
def waiting(manager):
    facts = ClinicProfile(language_line="202-555-0100", crisis_number="116123")
    return change_facts(facts=facts, by=manager).waiting


def confirming(waiting, *checked):
    return {
        "do": "confirm",
        "numbers": waiting.pk,
        "checked": checked or ("language_line", "crisis_number"),
    }


def taking_back(waiting):
    return {"do": "take_back", "numbers": waiting.pk}


@pytest.mark.parametrize("sent", [confirming, taking_back])
def test_who_is_not_logged_in_is_asked_to(sent, waiting, patient):
    for response in (patient.get(NUMBERS), patient.post(NUMBERS, sent(waiting))):
        assert response.headers["Location"].startswith("/staff/login/")
    assert NewNumbers.waiting()


@pytest.mark.parametrize("sent", [confirming, taking_back])
@pytest.mark.parametrize("browser", ["as_author", "as_editor"])
def test_who_has_nothing_to_do_with_numbers_neither_sees_nor_changes_them(
    sent, browser, waiting, request
):
    client = request.getfixturevalue(browser)
    assert client.get(NUMBERS).status_code == 403
    assert client.post(NUMBERS, sent(waiting)).status_code == 403
    assert "wait for a second person</strong>" not in client.get("/staff/").content.decode()
    assert NewNumbers.waiting()


def test_a_second_person_sees_old_and_new_beside_each_other_and_confirms(waiting, second, patient):
    client = fresh(second)
    assert "Numbers wait for a second person" in client.get("/staff/").content.decode()
    page = client.get(NUMBERS).content.decode()
    assert "<p>988</p>" in page
    assert "<strong>116123</strong>" in page
    assert 'href="tel:+12025550100"' in page
    assert 'href="tel:116123"' not in page  # nobody rings a crisis line to try it
    assert "I found it in an official list" in page
    assert page.count('type="checkbox"') == 2
    assert client.post(NUMBERS, confirming(waiting)).status_code == 302
    home = patient.get("/").content.decode()
    assert "116123" in home
    assert "202-555-0100" in home
    assert "Numbers wait" not in client.get("/staff/").content.decode()


def test_who_typed_the_numbers_is_told_that_another_must_confirm(waiting, manager):
    client = fresh(manager)
    page = client.get(NUMBERS).content.decode()
    assert "You typed them, so somebody else must confirm" in page
    assert 'value="confirm"' not in page
    assert client.post(NUMBERS, confirming(waiting)).status_code == 403
    assert not ClinicProfile.objects.exists()


def test_who_may_only_type_can_take_back_and_not_confirm(waiting):
    client = fresh(person("typist", add=("clinicprofile",), view=("clinicprofile",)))
    assert "Your account may not confirm numbers" in client.get(NUMBERS).content.decode()
    assert client.post(NUMBERS, confirming(waiting)).status_code == 403
    assert client.post(NUMBERS, taking_back(waiting)).status_code == 302
    assert not NewNumbers.waiting()


def test_confirming_needs_a_fresh_code_and_keeps_the_ticks(waiting, second):
    page = logged_in(second).post(NUMBERS, confirming(waiting)).content.decode()
    assert "Your code, once more" in page
    assert 'name="checked" value="crisis_number"' in page
    assert NewNumbers.waiting()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"do": "confirm", "checked": ["language_line"]}, "Still to do: Crisis number."),
        ({"do": "confirm"}, "Still to do: Language line, Crisis number."),
        ({"do": "something"}, "Choose what to do by one of the buttons."),
    ],
)
def test_what_is_missing_is_told_in_a_sentence(sent, said, waiting, second):
    page = fresh(second).post(NUMBERS, {"numbers": waiting.pk, **sent}, follow=True)
    assert said in page.content.decode()
    assert NewNumbers.waiting()


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30])
def test_numbers_that_were_never_typed_are_not_found(number, second):
    assert fresh(second).post(NUMBERS, {"do": "confirm", "numbers": number}).status_code == 404


def test_numbers_that_were_taken_back_meanwhile_are_not_confirmed(waiting, second, manager):
    fresh(manager).post(NUMBERS, taking_back(waiting))
    page = fresh(second).post(NUMBERS, confirming(waiting), follow=True).content.decode()
    assert "do not wait any more" in page
    assert "No numbers wait" in page
    assert not ClinicProfile.objects.exists()


def test_a_stored_row_names_both_persons(waiting, second):
    client = fresh(second)
    client.post(NUMBERS, confirming(waiting))
    page = client.get(form_of(ClinicProfile.current())).content.decode()
    for name in ("manager", "second"):
        assert f'<div class="readonly">{name}</div>' in page
