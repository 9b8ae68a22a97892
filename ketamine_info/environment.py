"""Reads and checks the few environment variables that decide how the site runs.

Each wrong value raises ImproperlyConfigured with a sentence that says what is allowed.
"""

import os
import secrets
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


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for the database that `url` names; a SQLite file in `folder` if empty."""
    url = url or f"sqlite:///{folder / 'db.sqlite3'}"
    scheme = url.partition(":")[0]
    shown = url.partition("@")[2] or url  # never print a password
    if scheme not in DATABASE_SCHEMES:
        raise ImproperlyConfigured(
            f"DATABASE_URL starts with {scheme!r}: it must be "
            "postgres://user:password@host:5432/name or sqlite:///path/to/file."
        )
    try:
        found: dict[str, Any] = environ.Env.db_url_config(url)
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL (…{shown}) can't be read: write "
            "postgres://user:password@host:5432/name, with the port as a number."
        ) from error
    if not found.get("NAME"):
        raise ImproperlyConfigured(
            f"DATABASE_URL (…{shown}) names no database: end it with a name, such as /ketamine."
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
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} can't be written ({error.strerror}): set VAR_DIR to one that "
            "can."
        ) from error
    return kept.read_text() or secret_key(value, folder, is_local)
