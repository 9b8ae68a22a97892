"""Reads and checks the few environment variables that decide how the site runs.

Each wrong value raises ImproperlyConfigured with a sentence that says what is allowed.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql")


def site_url(value: str) -> str:
    """The site's own address without a trailing slash, such as https://pain.example.org."""
    parts = urlsplit(value)
    try:
        port_is_wrong = parts.port == 0
    except ValueError:
        port_is_wrong = True
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or port_is_wrong
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
    ):
        raise ImproperlyConfigured(
            f"SITE_URL is {value!r}, which is not the address of a site: write http or https, "
            "the host, and a port if there is one, such as https://pain.example.org."
        )
    return value.rstrip("/")


def port(value: str) -> str:
    """The number of the port on which `manage.py serve` answers."""
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise ImproperlyConfigured(
            f"PORT is {value!r}: it must be a number from 1 to 65535, such as 8000."
        )
    return value


def proxies(value: str) -> int:
    """How many proxies of our own add an address to X-Forwarded-For."""
    if not value.isdecimal() or int(value) > 9:
        raise ImproperlyConfigured(
            f"PROXIES is {value!r}: it must be the number of your own proxies in front of the "
            "site, such as 1, or 0 if there is none."
        )
    return int(value)


def days(name: str, value: str, most: int) -> int:
    """A number of days from 1 to `most` for the variable `name`."""
    if not value.isdecimal() or not 1 <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name} is {value!r}: it must be a number of days from 1 to {most}, such as {most}."
        )
    return int(value)


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for the database that `url` names; a SQLite file in `folder` if empty."""
    url = url or f"sqlite:///{folder / 'db.sqlite3'}"
    scheme, colon, _ = url.partition(":")
    if scheme not in DATABASE_SCHEMES or not colon:
        raise ImproperlyConfigured(
            "DATABASE_URL must be postgres://user:password@host:5432/name or "
            f"sqlite:///path/to/file{f', but it starts with {scheme}:' if colon else ''}."
        )
    try:
        found: dict[str, Any] = environ.Env.db_url_config(url)
    except (ValueError, TypeError):  # whose own words may hold the password
        raise ImproperlyConfigured(
            "DATABASE_URL can't be read: write postgres://user:password@host:5432/name, with "
            "the port as a number, and with / # ? and @ in the password as %2F %23 %3F and %40."
        ) from None
    if not found.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL names no database: end it with a name, such as /ketamine."
        )
    if scheme == "sqlite":
        found["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    else:
        found |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    return found


def time_zone(name: str) -> str:
    """The clinic's time zone, checked against the zones that this machine knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ImproperlyConfigured(
            f"CLINIC_TIME_ZONE is {name!r}, which is no time zone: write a name such as "
            "America/New_York."
        ) from error
    return name


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """`value` if it is allowed for the variable `name`."""
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}: it must be {' or '.join(allowed)}.")
    return value


def secret_key(value: str, folder: Path, is_local: bool) -> str:
    """The secret from SECRET_KEY; on a local http site one is made once and kept in `folder`."""
    if value:
        if len(value) < 32:
            raise ImproperlyConfigured("SECRET_KEY is too short: use 50 random characters.")
        return value
    if not is_local:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set: put 50 random characters into the environment and keep "
            "them secret."
        )
    kept = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            _keep_once(kept, secrets.token_urlsafe(50))
        return kept.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} can't be written ({error.strerror}): set VAR_DIR to one that can."
        ) from error


def _keep_once(path: Path, text: str) -> None:
    """Writes a file that only its owner reads; of two writers at once, the first one's stays."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as new:
        new.write(text)
        new.flush()
        with contextlib.suppress(FileExistsError):
            os.link(new.name, path)
