"""Lock-out: five wrong passwords or codes close an account for one address, for 15 minutes."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import RequestFactory

from articles import access
from articles.admin.locks import client_address
from tests.coming_in import app_code, give_code, give_password, is_in, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(author) -> User:
    return with_app(author)


def fail(client, times: int, name: str = "author"):
    for _ in range(times):
        response = give_password(client, name, "wrong words here")
    return response


def later(minutes: float) -> None:
    """Lets so many minutes pass for the attempts that were counted."""
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= datetime.timedelta(minutes=minutes)
        attempt.save()


def forget_wait(user) -> None:
    """Lets the wait after a wrong code pass."""
    user.totpdevice_set.update(throttling_failure_timestamp=None)


def test_five_wrong_passwords_lock(staff, patient):
    assert fail(patient, 4).status_code == 200
    page = fail(patient, 1)
    assert page.status_code == 429
    assert "takes no password and no code from here until" in page.content.decode()
    assert "which is in 15 minutes" in page.content.decode()
    assert "Whoever runs this site can reset your access" in page.content.decode()
    assert give_password(patient, "author").status_code == 429


def test_four_wrong_ones_do_not(staff, patient):
    fail(patient, 4)
    give_password(patient, "author")
    give_code(patient, app_code(staff))
    assert is_in(patient)
    assert not AccessAttempt.objects.exists()


def test_a_name_that_nobody_has_locks_alike(staff, patient):
    assert fail(patient, 5, name="nobody").status_code == 429


def test_a_lock_ends_after_a_quarter_of_an_hour_and_no_try_makes_it_longer(staff, patient):
    fail(patient, 5)
    later(10)
    assert "in 5 minutes" in give_password(patient, "author").content.decode()
    later(5.1)
    assert give_password(patient, "author").status_code == 302


def test_a_lock_is_for_the_account_and_the_address_together(staff, editor, patient):
    fail(patient, 5)
    with_app(editor)
    assert give_password(patient, "editor").status_code == 302
    patient.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert give_password(patient, "author").status_code == 302


def test_wrong_codes_count_like_wrong_passwords(staff, patient):
    fail(patient, 2)
    give_password(patient, "author")  # right, and it takes nothing back
    for _ in range(2):
        assert give_code(patient, "000000").status_code == 200
        forget_wait(staff)
    page = give_code(patient, "000000")
    assert page.status_code == 429
    forget_wait(staff)
    assert give_code(patient, app_code(staff)).status_code == 429
    assert not is_in(patient)


def test_nothing_that_was_typed_is_kept(staff, patient):
    fail(patient, 1)
    give_password(patient, "author")
    give_code(patient, "987654")
    kept = " ".join(AccessAttempt.objects.values_list("post_data", flat=True))
    assert "wrong" not in kept
    assert "987654" not in kept


def test_a_reset_opens_a_locked_account(staff, patient):
    fail(patient, 5)
    password = access.new_password()
    access.reset_access(user=staff, password=password)
    assert give_password(patient, "author", password).headers["Location"] == "/staff/login/app/"


@pytest.mark.parametrize(
    ("proxies", "passed", "found"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "made-up, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.3, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "made-up", "192.0.2.1"),
        (1, "fe80::1%eth0", "fe80::1"),
    ],
)
def test_only_our_own_proxies_are_believed(proxies, passed, found, settings):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=passed)
    assert client_address(request) == found
