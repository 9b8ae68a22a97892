"""Browsers of staff: each is logged in as one of the standing cast."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Image
from tests.conftest import PAGES, logged_in, person

SHARED = ("outcome", "guidance", "glossaryterm", "urgentsign", "source")
"""What many pages print."""


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    """Pictures of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def no_pictures(db):
    """The site without the pictures that it ships with."""
    Article.objects.update(picture=None)
    Image.objects.all().delete()


@pytest.fixture
def as_author(author) -> Client:
    return logged_in(author)


@pytest.fixture
def as_reviewer(clinical_reviewer) -> Client:
    return logged_in(clinical_reviewer)


@pytest.fixture
def as_editor(editor) -> Client:
    return logged_in(editor)


@pytest.fixture
def as_reader(db) -> Client:
    """Somebody who has an account but is not staff."""
    return logged_in(User.objects.create_user("reader"))


@pytest.fixture
def owner(db) -> User:
    """May do everything."""
    return User.objects.create_superuser("owner")


@pytest.fixture
def as_owner(owner) -> Client:
    return logged_in(owner)


@pytest.fixture
def sharer(db):
    """Writes and publishes, also what many pages print."""
    return person(
        "sharer", add=(*PAGES, *SHARED), change=(*PAGES, *SHARED), view=(*PAGES, *SHARED),
        delete=SHARED, publish=("article",),
    )  # fmt: skip


@pytest.fixture
def as_sharer(sharer):
    return logged_in(sharer)


@pytest.fixture
def as_writer(db):
    """May change every such row and publish nothing."""
    return logged_in(
        person("writer", add=SHARED, change=SHARED, view=(*PAGES, *SHARED), delete=SHARED)
    )
