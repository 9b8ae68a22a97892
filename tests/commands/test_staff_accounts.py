"""The commands that let people in: the first account, more of them, and a way back in."""

import re
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from articles import access
from articles.models import Event, StaffProfile
from tests.coming_in import code_of, give_password, is_in, secret_in, with_app
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
OWN = "a password of my own"


class NoTerminal(StringIO):
    """An input that nobody types into."""


@pytest.fixture(autouse=True)
def _nobody_types(monkeypatch):
    monkeypatch.setattr("sys.stdin", NoTerminal())


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def password_in(said: str) -> str:
    return re.search(r"one-time password is (\S+)", said)[1]


def test_the_first_account_owns_the_site_and_comes_in(patient):
    said = run("add_staff", "ada")
    assert "The account ada is made and owns the site." in said
    give_password(patient, "ada", password_in(said))
    secret = secret_in(patient.get("/staff/login/app/").content.decode())
    patient.post("/staff/login/app/", {"code": code_of(secret)})
    patient.post("/staff/login/password/", {"new_password1": OWN, "new_password2": OWN})
    assert is_in(patient)
    assert User.objects.get(username="ada").is_superuser


def test_a_second_account_is_put_into_groups():
    run("add_staff", "ada")
    said = run("add_staff", "bo", "--group", "Editors", "--group", "Clinical reviewers")
    user = User.objects.get(username="bo")
    assert {group.name for group in user.groups.all()} == {"Editors", "Clinical reviewers"}
    assert not user.is_superuser
    assert user.check_password(password_in(said))


SIGNATURE = ("--public-name", "Dr. Ana Lee", "--role", "Physician", "--registration", "TX-1")


def test_the_first_who_signs_gets_what_a_signature_says_with_the_account():
    said = run("add_staff", "lee", "--group", "Clinical reviewers", *SIGNATURE)
    assert "Pages that this person signs will say: Dr. Ana Lee, Physician." in said
    profile = StaffProfile.objects.get(user__username="lee")
    assert profile.registration_number == "TX-1"
    entry = Event.objects.get(about=f"staffprofile:{profile.pk}")
    assert (entry.verb, entry.by) == ("added", None)


@pytest.mark.parametrize(
    ("given", "words"),
    [(SIGNATURE[:4], "all three or nothing"), ((*SIGNATURE[:5], "1" * 61), "at most 60")],
)
def test_an_account_is_not_made_with_half_a_signature(given, words):
    with pytest.raises(CommandError, match=words):
        run("add_staff", "lee", "--group", "Clinical reviewers", *given)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("add_staff", "bo"), 'add --group with "Authors", "Clinical reviewers", "Editors" or'),
        (("add_staff", "bo", "--group", "Nurses"), "There is no group Nurses: use "),
        (("add_staff", "--group", "Editors"), "Name the account: add_staff NAME."),
        (("add_staff", "author", "--group", "Editors"), "There is an account author already"),
        (("add_staff", "a b", "--group", "Editors"), "Enter a valid username"),
        (("reset_access", "nobody"), "There is no account nobody: check how it is spelt."),
    ],
)
def test_what_can_not_be_done_is_one_sentence(command, said, author):
    with pytest.raises(CommandError) as told:
        run(*command)
    assert said in str(told.value)
    assert User.objects.count() == 1


def test_a_weak_one_time_password_is_refused(author):
    with pytest.raises(ValidationError):
        access.add_account(name="bo", password="short")
    with pytest.raises(ValidationError):
        access.reset_access(user=author, password="short")
    assert author.check_password("correct horse battery")


def test_a_reset_ends_all_that_the_account_had_and_says_so(author, patient):
    with_app(author)
    browser = logged_in(author)
    for _ in range(5):
        give_password(patient, "author", "wrong words here")
    said = run("reset_access", "author")
    assert "second factor and recovery codes are gone" in said.replace("\n", " ")
    author.refresh_from_db()
    assert access.needs_own_password(author)
    assert not access.has_factor(author)
    assert access.recovery_codes(author) == []
    assert not AccessAttempt.objects.exists()
    assert not is_in(browser)
    response = give_password(patient, "author", password_in(said))
    assert response.headers["Location"] == "/staff/login/app/"


def test_a_reset_says_that_an_account_is_closed(author):
    User.objects.update(is_active=False)
    assert "It is not active" in run("reset_access", "author")


def test_a_made_password_passes_our_own_rules_and_is_never_the_same():
    made = {access.new_password() for _ in range(50)}
    assert len(made) == 50
    group = Group.objects.get(name="Editors")
    access.add_account(name="bo", password=made.pop(), groups=[group])
