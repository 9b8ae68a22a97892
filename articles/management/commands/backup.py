"""Copies the database to var/backups/, whole and consistent while the site is running."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone


class Command(BaseCommand):
    help = "Copy the database into the folder backups of VAR_DIR."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.VAR_DIR / "backups"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.stdout.write(copy(folder / f"{timezone.localtime():%Y-%m-%d-%H%M%S}"))
        except OSError as error:
            raise CommandError(
                f"The database can't be backed up into {folder} ({error.strerror}): make room "
                "there, or set VAR_DIR to a folder that can be written."
            ) from error


def copy(path: Path) -> str:
    """Copies the database to `path` with a fitting ending; returns a sentence that says so."""
    if connection.vendor == "sqlite":
        return _copy_sqlite(path.with_suffix(".sqlite3"))
    return _dump_postgresql(path.with_suffix(".dump"))


def _copy_sqlite(path: Path) -> str:
    connection.ensure_connection()
    with closing(sqlite3.connect(_private(path))) as target:
        connection.connection.backup(target)
    return f"The database is backed up as {path}."


def _dump_postgresql(path: Path) -> str:
    program = shutil.which("pg_dump")
    if not program:
        return (
            "The database is not backed up, as pg_dump isn't installed here: install "
            "PostgreSQL's client programs to get a backup before each change of the tables."
        )
    connection.ensure_connection()
    server = connection.connection.info
    done = subprocess.run(  # noqa: S603 (our own settings, no shell)
        [program, "--format=custom", f"--file={_private(path)}", "--no-password",
         f"--host={server.host}", f"--port={server.port}", f"--username={server.user}",
         server.dbname],
        env={
            **os.environ,
            "PGPASSWORD": server.password or "",
            "PGSSLMODE": server.dsn_parameters.get("sslmode", "prefer"),
        },
        capture_output=True,
    )  # fmt: skip
    if done.returncode:
        path.unlink()
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise CommandError(
            f"The database can't be backed up ({said}): back it up by hand and run "
            '"python manage.py migrate", then start the site again.'
        )
    return f"The database is backed up as {path}."


def _private(path: Path) -> Path:
    """`path` as a new, empty file that only its owner can read."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    return path
