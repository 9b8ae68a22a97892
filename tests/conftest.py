"""What every test may use: the site as it ships, a standing cast, and a moment that is now."""

import datetime
import gc
import shutil

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.management.color import no_style
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice
from hypothesis import settings as hypothesis_settings

from articles import caching
from articles.indexing import index
from articles.models import Article, StaffProfile
from articles.seeding import seed
from articles.sessions import begin
from tests import shipped

FIXTURES = settings.BASE_DIR / "fixtures"
PAGES = ("article", "condition", "mechanism", "dosing", "benefit", "risk", "sideeffect", "guide")

hypothesis_settings.register_profile("site", deadline=None)  # a busy machine is no failure
hypothesis_settings.load_profile("site")
gc.set_threshold(100_000, 20, 100)  # the site as it ships is much to look through for garbage


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only tests that ask a database run: for the others it changes nothing."""
    if connection.vendor != "sqlite":
        aside = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=aside)
        items[:] = [item for item in items if asks_a_database(item)]


def asks_a_database(item) -> bool:
    """Not where only pages are looked at: a test that is marked `once` runs on SQLite alone."""
    if item.get_closest_marker("once"):
        return False
    return bool(item.get_closest_marker("django_db") or "db" in item.fixturenames)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database holds the site as it ships; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        seed(FIXTURES)
        return shipped.read()


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    """No test sees an answer that another one left behind."""
    caching.forget()


@pytest.fixture
def seeded(db, django_db_setup):
    """The site as it ships, also after a test that emptied the tables on its way out."""
    if not Article.objects.exists():
        shipped.put_back(django_db_setup)
    caching.forget()


@pytest.fixture(scope="session")
def _built_index(django_db_setup, django_db_blocker, tmp_path_factory):
    """The search index of the site as it ships."""
    place = tmp_path_factory.mktemp("index") / "search.sqlite3"
    with django_db_blocker.unblock(), override_settings(SEARCH_INDEX=place):
        index(timezone.now())
    return place


@pytest.fixture
def own_index(settings, tmp_path, _built_index):
    """An index for this test alone: a change that is rolled back leaves it behind."""
    settings.SEARCH_INDEX = shutil.copy(_built_index, tmp_path / "search.sqlite3")
    return settings.SEARCH_INDEX


@pytest.fixture
def empty(db):
    """A site without a single page, source or word."""
    flush = connection.ops.sql_flush(no_style(), shipped.names(), allow_cascade=True)
    with connection.cursor() as cursor:
        for statement in flush:
            cursor.execute(statement)
    caching.forget()


@pytest.fixture
def now() -> datetime.datetime:
    return timezone.now()


@pytest.fixture
def patient() -> Client:
    """A browser of somebody who is not logged in."""
    return Client()


@pytest.fixture
def author(db) -> User:
    """Writes pages; may not publish them."""
    return person("author", add=PAGES, change=PAGES, view=PAGES)


@pytest.fixture
def clinical_reviewer(db) -> User:
    """Reads what is not published yet and signs it off; may change nothing."""
    return signer("reviewer")


@pytest.fixture
def editor(db) -> User:
    """Writes and publishes pages."""
    return person("editor", add=PAGES, change=PAGES, view=PAGES, publish=("article",))


def signer(name: str, **may: tuple[str, ...]) -> User:
    """A member of staff who may read and sign pages, and whose account says who they are."""
    user = person(name, view=PAGES, sign=("article",), **may)
    StaffProfile.objects.create(
        user=user,
        public_name="Dr. Lee Example",
        role="Pain physician",
        registration_number="REG-1",
    )
    return user


def person(name: str, **may: tuple[str, ...]) -> User:
    """A member of staff who may do each verb of `may` to the models it lists."""
    user = User.objects.create_user(name, password="correct horse battery", is_staff=True)
    codenames = [f"{verb}_{model}" for verb, models in may.items() for model in models]
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="articles", codename__in=codenames)
    )
    return user


def logged_in(user: User) -> Client:
    """A browser of somebody who has logged in and given a code."""
    client = Client()
    client.force_login(user)
    device, _ = TOTPDevice.objects.get_or_create(user=user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    begin(session)
    session.save()
    return client
