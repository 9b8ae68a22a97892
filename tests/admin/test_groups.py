"""Who may do what: the four groups, and what looking after accounts does not give."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User

from articles.models import ClinicProfile
from tests.coming_in import with_app
from tests.conftest import logged_in

from .forms import errors, filled_in, save

pytestmark = pytest.mark.django_db
AUTHORS, REVIEWERS, EDITORS, MANAGERS = "Authors", "Clinical reviewers", "Editors", "Managers"

PAGES = "article condition mechanism dosing benefit risk sideeffect guide"
RIGHTS = {
    # rows: Authors, Clinical reviewers, Editors, Managers
    PAGES: ("add change view", "view", "add change view", ""),
    "source claim outcome dosestudied guidance": ("view", "view", "add change view", ""),
    "glossaryterm urgentsign synonym code": ("view", "view", "add change delete view", ""),
    "image": ("view", "view", "add change view", ""),
    "redirect": ("view", "view", "delete view", ""),
    "edition signoff": ("view", "view", "view", ""),
    "searchmiss": ("", "", "view", ""),
    "feedback": ("view", "view", "change view", ""),
    "clinicprofile": ("view", "view", "view", "add view"),
    "user": ("", "", "", "add change view"),
    "group": ("", "", "", "view"),
    # rows of a page or an outcome go by the right to that; the rest is bookkeeping
    "event": ("", "view", "view", "view"),
    "staffprofile": ("", "", "", "add change view"),
    "point question readnext outcomevalue seeded stamp permission review reviewnote eventhead "
    "newnumbers anchor unsavedtext override": (
        "",
        "",
        "",
        "",
    ),
}
BESIDE = {
    EDITORS: {"publish_article"},
    REVIEWERS: {"sign_article", "confirm_numbers"},
    MANAGERS: {"confirm_numbers"},
}


def rights_of(name: str) -> set[str]:
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


@pytest.mark.parametrize(
    ("column", "name"), list(enumerate([AUTHORS, REVIEWERS, EDITORS, MANAGERS])), ids=str
)
def test_each_group_may_do_what_the_table_says_and_no_more(column, name):
    table = {
        f"{verb}_{model}"
        for models, verbs in RIGHTS.items()
        for model in models.split()
        for verb in verbs[column].split()
    }
    assert rights_of(name) == table | BESIDE.get(name, set())


def test_every_kind_of_row_stands_in_the_table():
    """A new model needs a decision, and a migration that gives the right."""
    known = {model for models in RIGHTS for model in models.split()}
    found = {
        model._meta.model_name
        for label in ("articles", "auth")
        for model in apps.get_app_config(label).get_models()
    }
    assert found == known


def test_no_group_has_a_right_to_what_other_apps_keep():
    apps_of = Permission.objects.filter(group__isnull=False).values_list("content_type__app_label")
    assert {label for (label,) in apps_of} == {"articles", "auth"}


@pytest.fixture
def manager(db) -> User:
    user = User.objects.create_user("manager", password="correct horse battery", is_staff=True)
    user.groups.set([Group.objects.get(name=MANAGERS)])
    return user


@pytest.fixture
def as_manager(manager):
    return logged_in(manager)


def account(user) -> str:
    return f"/staff/auth/user/{user.pk}/change/"


def test_a_manager_makes_an_account_and_puts_it_into_a_group(as_manager):
    password = {"password1": "correct horse stable", "password2": "correct horse stable"}
    made = as_manager.post("/staff/auth/user/add/", {"username": "new", **password})
    assert made.status_code == 302, errors(made)
    user = User.objects.get(username="new")
    assert user.is_staff
    group = Group.objects.get(name=EDITORS)
    assert save(as_manager, account(user), groups=[group.pk]).status_code == 302
    assert list(user.groups.all()) == [group]


def test_nobody_gives_rights_to_the_own_account(as_manager, manager):
    group = Group.objects.get(name=EDITORS)
    page = as_manager.get(account(manager))
    assert "groups" not in filled_in(page)
    save(as_manager, account(manager), groups=[group.pk], is_superuser="on")
    manager.refresh_from_db()
    assert [row.name for row in manager.groups.all()] == [MANAGERS]
    assert not manager.is_superuser


def test_nobody_becomes_an_owner_on_the_desk(as_owner, as_manager, author):
    for client in (as_owner, as_manager):
        save(client, account(author), is_superuser="on")
        author.refresh_from_db()
        assert not author.is_superuser


@pytest.mark.parametrize("address", ["change", "password", "delete"])
def test_the_account_of_an_owner_opens_for_owners_only(address, as_manager, as_owner, owner):
    page = f"/staff/auth/user/{owner.pk}/{address}/"
    sent = {"username": "taken", "password1": "correct horse stable", "post": "yes"}
    assert as_manager.post(page, sent | {"password2": sent["password1"]}).status_code == 403
    assert as_owner.get(page).status_code == 200
    owner.refresh_from_db()
    assert owner.username == "owner"


def test_a_password_from_a_manager_is_good_for_one_log_in(as_manager, author):
    with_app(author)
    new = "correct horse stable"
    page = f"/staff/auth/user/{author.pk}/password/"
    assert f'href="{page}"' in as_manager.get(account(author)).content.decode()
    form = as_manager.get(page).content.decode()
    assert "good for one log-in of author" in form
    assert "unset-password" not in form
    sent = {"password1": new, "password2": new, "set-password": "1"}
    assert as_manager.post(page, sent).status_code == 302
    author.refresh_from_db()
    assert author.check_password(new)
    assert author.last_login is None


@pytest.mark.parametrize("path", ["group/add/", "group/{}/change/", "group/{}/delete/"])
def test_only_an_owner_changes_what_a_group_may_do(path, as_manager):
    group = Group.objects.get(name=EDITORS)
    address = f"/staff/auth/{path.format(group.pk)}"
    assert as_manager.post(address, {"name": "Other", "post": "yes"}).status_code == 403
    assert Group.objects.filter(name=EDITORS).exists()


def test_a_manager_changes_the_clinics_facts_and_no_page(as_manager, seeded):
    before = ClinicProfile.objects.count()
    response = save(as_manager, "/staff/articles/clinicprofile/add/", name="Pain Clinic")
    assert response.status_code == 302, errors(response)
    assert ClinicProfile.objects.count() == before + 1
    assert as_manager.get("/staff/articles/condition/").status_code == 403


@pytest.mark.parametrize("name", [AUTHORS, REVIEWERS, EDITORS, MANAGERS])
def test_the_index_opens_for_every_group(name, seeded):
    user = User.objects.create_user("somebody", is_staff=True)
    user.groups.set([Group.objects.get(name=name)])
    page = logged_in(user).get("/staff/").content.decode()
    assert (">Conditions</a>" in page) == (name != MANAGERS)
    assert (">Staff accounts</a>" in page) == (name == MANAGERS)
