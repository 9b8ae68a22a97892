"""A colleague who lost the phone: a manager lets them set up another one, and it is on record."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import access
from tests.conftest import logged_in

from .test_review_page import fresh

pytestmark = pytest.mark.django_db


def lost_phone(user) -> str:
    return f"/staff/auth/user/{user.pk}/lost-phone/"


def form_of(user) -> str:
    return f"/staff/auth/user/{user.pk}/change/"


@pytest.fixture
def manager(db) -> User:
    user = User.objects.create_user("manager", password="correct horse battery", is_staff=True)
    user.groups.set([Group.objects.get(name="Managers")])
    return user


@pytest.fixture
def as_manager(manager):
    return fresh(logged_in(manager))


@pytest.fixture
def colleague(author) -> User:
    """Has an app, recovery codes and an open session."""
    client = logged_in(author)
    access.new_recovery_codes(user=author)
    author.browser = client
    return author


def has_factor(user) -> bool:
    return any(model.objects.filter(user=user).exists() for model in (TOTPDevice, StaticDevice))


def test_a_manager_takes_a_lost_phone_away_and_the_next_log_in_sets_up_another(
    as_manager, colleague
):
    assert f'href="{lost_phone(colleague)}"' in as_manager.get(form_of(colleague)).text
    asked = as_manager.get(lost_phone(colleague))
    assert "sets up a new one" in asked.text
    assert has_factor(colleague)
    response = as_manager.post(lost_phone(colleague))
    assert response.headers["Location"] == form_of(colleague)
    assert not has_factor(colleague)
    assert colleague.browser.get("/staff/").status_code == 302
    entry = LogEntry.objects.latest("pk")
    assert (entry.user.username, entry.object_id) == ("manager", str(colleague.pk))
    assert "Lost phone" in entry.get_change_message()


def test_it_needs_a_fresh_code(manager, colleague):
    client = logged_in(manager)
    session = client.session
    session["factor_at"] = 0
    session.save()
    assert "needs a code that is fresh" in client.post(lost_phone(colleague)).text
    assert has_factor(colleague)


def test_nobody_does_it_for_the_own_account(as_manager, manager):
    assert "lost-phone" not in as_manager.get(form_of(manager)).text
    assert as_manager.post(lost_phone(manager)).status_code == 403
    assert has_factor(manager)


def test_only_an_owner_does_it_for_an_owner(as_manager, as_owner, owner):
    other = User.objects.create_superuser("other-owner")
    logged_in(other)
    assert as_manager.post(lost_phone(other)).status_code == 403
    assert has_factor(other)
    assert fresh(as_owner).post(lost_phone(other)).status_code == 302
    assert not has_factor(other)


def test_who_does_not_look_after_accounts_does_not_do_it(as_editor, patient, colleague):
    assert fresh(as_editor).post(lost_phone(colleague)).status_code == 403
    assert patient.post(lost_phone(colleague)).headers["Location"].startswith("/staff/login/")
    assert has_factor(colleague)
