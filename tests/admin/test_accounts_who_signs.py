"""What a signature says of a person: a manager types it into the account, and nobody their own."""

import msgspec
import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import publishing
from articles.models import Event, StaffProfile
from tests.conftest import logged_in, person
from tests.rows import condition

from .forms import errors, save
from .groups import AUTHORS, MANAGERS, REVIEWERS, as_one_of, one_of

pytestmark = pytest.mark.django_db
NAME, ROLE, NUMBER = (
    f"staff_profile-0-{field}" for field in ("public_name", "role", "registration_number")
)
LEE = {NAME: "Dr. Ana Lee", ROLE: "Pain physician", NUMBER: "TX-1234"}


def account(user: User) -> str:
    return f"/staff/auth/user/{user.pk}/change/"


def asks_for_it(client: Client, user: User) -> bool:
    """Whether the form of the account has a field for the name on pages."""
    return f'name="{NAME}"' in client.get(account(user)).content.decode()


@pytest.fixture
def as_manager(db):
    return as_one_of(MANAGERS)


@pytest.fixture
def reviewer(db) -> User:
    """Somebody of whom the site does not know yet who they are."""
    user = one_of(REVIEWERS)
    StaffProfile.objects.all().delete()
    return user


def test_a_manager_says_who_a_reviewer_is_and_the_reviewer_can_sign(as_manager, reviewer, seeded):
    page = publishing.build_page(condition())
    assert "a manager" in publishing.why_not_sign(page=page, by=reviewer)
    saved = save(as_manager, account(reviewer), **LEE)
    assert saved.status_code == 302, errors(saved)
    reviewer = User.objects.get(pk=reviewer.pk)
    assert publishing.why_not_sign(page=page, by=reviewer) == ""
    assert publishing.sign_off(page=page, by=reviewer)[0].public_name == "Dr. Ana Lee"


def test_the_form_says_what_readers_see_of_it_and_what_they_do_not(as_manager, reviewer):
    form = as_manager.get(account(reviewer)).content.decode()
    assert "such as Dr. Ana Lee. Readers see it beside what this person signs" in form
    assert "Such as pain physician. Readers see it beside what this person signs" in form
    assert "Readers never see it: it is for an audit" in form


def test_a_change_is_in_the_event_log_and_leaves_old_signatures_alone(as_manager, reviewer, seeded):
    save(as_manager, account(reviewer), **LEE)
    page = publishing.build_page(condition())
    [signature] = publishing.sign_off(page=page, by=User.objects.get(pk=reviewer.pk))
    save(as_manager, account(reviewer), **{NAME: "Dr. Ana Lee-Smith"})
    added, changed = Event.objects.filter(about__startswith="staffprofile:")
    assert (added.verb, changed.verb) == ("added", "changed")
    assert added.by_name == "One of Managers"
    said = msgspec.json.decode(changed.detail)
    assert said["before"]["public_name"] == "Dr. Ana Lee"
    assert said["after"]["public_name"] == "Dr. Ana Lee-Smith"
    assert said["after"]["registration_number"] == "TX-1234"
    signature.refresh_from_db()
    assert signature.public_name == "Dr. Ana Lee"


def test_an_account_is_changed_without_it_and_nothing_is_logged(as_manager, reviewer):
    assert save(as_manager, account(reviewer), first_name="Ana").status_code == 302
    assert not StaffProfile.objects.exists()
    assert not Event.objects.filter(about__startswith="staffprofile:").exists()


@pytest.mark.parametrize("missing", [NAME, ROLE, NUMBER])
def test_half_of_it_is_refused(missing, as_manager, reviewer):
    answer = save(as_manager, account(reviewer), **LEE | {missing: "  "})
    assert "required" in errors(answer)
    assert not StaffProfile.objects.exists()


@pytest.mark.parametrize("is_owner", [False, True])
def test_nobody_says_it_of_themselves(is_owner, reviewer):
    user = User.objects.create_superuser("boss") if is_owner else one_of(MANAGERS)
    client = logged_in(user)
    assert not asks_for_it(client, user)
    count = {"staff_profile-TOTAL_FORMS": 1, "staff_profile-INITIAL_FORMS": 0}
    save(client, account(user), **LEE, **count, **{"staff_profile-0-user": user.pk})
    assert not StaffProfile.objects.exists()
    assert asks_for_it(client, reviewer)


def test_a_manager_says_it_of_no_owner(as_manager, owner):
    assert not asks_for_it(as_manager, owner)
    assert as_manager.post(account(owner), {"username": "owner", **LEE}).status_code == 403
    assert not StaffProfile.objects.exists()


@pytest.mark.parametrize("group", [AUTHORS, REVIEWERS])
def test_other_groups_may_not(group, db):
    client, user = as_one_of(group), person("somebody")
    assert client.post(account(user), {"username": "somebody", **LEE}).status_code == 403
    assert not StaffProfile.objects.filter(user=user).exists()


def test_who_is_not_logged_in_is_asked_to_log_in(patient, reviewer):
    for answer in (patient.get(account(reviewer)), patient.post(account(reviewer), LEE)):
        assert answer.headers["Location"].startswith("/staff/login/")


def test_nobody_moves_it_to_another_account(as_manager, reviewer):
    other = person("other")
    save(as_manager, account(reviewer), **LEE)
    row = StaffProfile.objects.get()
    save(as_manager, account(reviewer), **{"staff_profile-0-user": other.pk})
    moved = {"staff_profile-0-id": row.pk, "staff_profile-0-user": other.pk, **LEE}
    save(as_manager, account(other), **{"staff_profile-INITIAL_FORMS": 1}, **moved)
    row.refresh_from_db()
    assert row.user == reviewer


def test_a_reviewer_without_it_reads_who_can_add_it(reviewer, seeded):
    screen = logged_in(reviewer).get(f"/staff/pages/{condition().pk}/review/").content.decode()
    assert "ask a manager" in screen
    assert "Sign this page off" not in screen


def test_the_own_account_says_what_a_signature_will(reviewer, as_manager):
    client = logged_in(reviewer)
    assert "ask a manager" in client.get("/staff/account/").content.decode()
    save(as_manager, account(reviewer), **LEE)
    assert "Dr. Ana Lee, Pain physician" in client.get("/staff/account/").content.decode()
    author = as_one_of(AUTHORS).get("/staff/account/").content.decode()
    assert "What your signature says" not in author
