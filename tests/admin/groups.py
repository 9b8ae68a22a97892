"""Browsers of staff as the four groups make them, with the rights that a clinic's staff have."""

from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import StaffProfile
from tests.conftest import logged_in

AUTHORS, REVIEWERS, EDITORS, MANAGERS = "Authors", "Clinical reviewers", "Editors", "Managers"


def one_of(group: str) -> User:
    """A new account in that group; who signs has a profile."""
    name = group.lower().replace(" ", "-")
    user = User.objects.create_user(name, is_staff=True, first_name="One of", last_name=group)
    user.groups.add(Group.objects.get(name=group))
    if group == REVIEWERS:
        StaffProfile.objects.create(
            user=user, public_name="Dr. Ada Example", role="Physician", registration_number="REG-7"
        )
    return user


def as_one_of(group: str) -> Client:
    """Their browser."""
    return logged_in(one_of(group))
