"""A wrong setting is one clear sentence, and a password is never printed."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ketamine_info import environment

SECRET = "geheim"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://pain.example.org", "https://pain.example.org"),
        ("https://pain.example.org/", "https://pain.example.org"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
        ("http://[::1]:8001", "http://[::1]:8001"),
    ],
)
def test_the_sites_address_is_kept_without_a_slash(address, kept):
    assert environment.site_url(address) == kept


@pytest.mark.parametrize(
    "address",
    [
        "", "pain.example.org", "ftp://pain.example.org", "https://", "https://pain.example.org/a",
        "https://pain.example.org?a=b", "https://pain.example.org#a", "http://localhost:port",
        "http://localhost:0", "http://localhost:99999",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="SITE_URL is .* write http or https"):
        environment.site_url(address)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"mysql://u:{SECRET}@host/name", "starts with mysql:"),
        (SECRET, "must be postgres://"),
        (f"postgres://u:{SECRET}@host:port/name", "the port as a number"),
        (f"postgres://u:{SECRET}@host:99999/name", "the port as a number"),
        (f"postgres://u:a/{SECRET}@host/name", "%2F"),
        (f"postgres://u:a?{SECRET}@host/name", "%3F"),
        (f"postgres://u:a@{SECRET}@host", "names no database"),
        (f"postgres://u:{SECRET}@host", "names no database"),
    ],
)
def test_a_wrong_database_is_explained_without_its_password(url, said, tmp_path):
    with pytest.raises(ImproperlyConfigured) as told:
        environment.database(url, tmp_path)
    assert said in str(told.value)
    assert SECRET not in str(told.value)
    assert told.value.__cause__ is None


def test_without_an_address_the_database_is_a_file_of_the_site(tmp_path):
    found = environment.database("", tmp_path)
    assert found["NAME"] == str(tmp_path / "db.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_named_by_its_address(tmp_path):
    found = environment.database("postgres://u:p%40ss@db.example.org:5433/ketamine", tmp_path)
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("u", "p@ss", "db.example.org")
    assert (found["PORT"], found["NAME"]) == (5433, "ketamine")
    assert found["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize("value", ["", "abc", "0", "-1", "80x", "65536", "8000.5"])
def test_a_port_is_a_number_that_a_program_can_listen_on(value):
    with pytest.raises(ImproperlyConfigured, match="PORT is .* from 1 to 65535"):
        environment.port(value)


@pytest.mark.parametrize("value", ["", "-1", "one", "1.5", "10"])
def test_the_number_of_proxies_is_a_small_number(value):
    with pytest.raises(ImproperlyConfigured, match="PROXIES is .* or 0 if there is none"):
        environment.proxies(value)
    assert [environment.proxies(text) for text in ("0", "2")] == [0, 2]


@pytest.mark.parametrize("value", ["", "0", "181", "-1", "1.5", "long"])
def test_readers_words_are_kept_for_a_number_of_days_that_the_privacy_page_tells(value):
    with pytest.raises(ImproperlyConfigured, match="FEEDBACK_DAYS is .* from 1 to 180"):
        environment.days("FEEDBACK_DAYS", value, 180)
    assert environment.days("FEEDBACK_DAYS", "30", 180) == 30


@pytest.mark.parametrize("value", ["Mars/Olympus", "../../etc/passwd", "New York"])
def test_an_unknown_time_zone_is_explained(value):
    with pytest.raises(ImproperlyConfigured, match="CLINIC_TIME_ZONE is .* America/New_York"):
        environment.time_zone(value)


def test_a_value_outside_a_list_names_what_is_allowed():
    with pytest.raises(ImproperlyConfigured, match="X is 'often': it must be shown or held"):
        environment.one_of("X", "often", ("shown", "held"))


def test_a_local_site_makes_its_secret_once_and_keeps_it_to_itself(tmp_path):
    first = environment.secret_key("", tmp_path / "new", is_local=True)
    assert len(first) >= 50
    assert environment.secret_key("", tmp_path / "new", is_local=True) == first
    assert (tmp_path / "new" / "secret_key").stat().st_mode & 0o077 == 0


def test_a_real_site_must_be_given_its_secret(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        environment.secret_key("", tmp_path, is_local=False)
    with pytest.raises(ImproperlyConfigured, match="too short") as told:
        environment.secret_key(SECRET, tmp_path, is_local=False)
    assert SECRET not in str(told.value)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match="can't be written .* set VAR_DIR"):
        environment.secret_key("", tmp_path / "file", is_local=True)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("SITE_URL=pain.example.org", "SITE_URL is 'pain.example.org'"),
        (f"DATABASE_URL=postgres://u:{SECRET}@host:port/name", "DATABASE_URL can't be read"),
        (f"DATABASE_URL=postgres://u:{SECRET}@127.0.0.1:1/name", "The database can't be used"),
        ("DATABASE_URL=sqlite:////nowhere/at/all", "The database can't be used"),
        ("PORT=abc", "PORT is 'abc'"),
    ],
)
def test_a_start_with_a_wrong_setting_ends_with_one_sentence(setting, said, tmp_path):
    name, _, value = setting.partition("=")
    surroundings = os.environ | {"VAR_DIR": str(tmp_path), "DATABASE_URL": "", name: value}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "ready"],
        cwd=settings.BASE_DIR, env=surroundings, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert SECRET not in done.stderr + done.stdout
