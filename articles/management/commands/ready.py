"""Makes the site ready to be served: a backup, migrations, its pages, its settings, static files.

Each step does nothing where nothing is to do. Serving is left to `serve` or another server.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.publishing import record_start


class Command(BaseCommand):
    help = "Back up, migrate, seed, note settings, collect static files: what there is to do."

    def handle(self, *args: Any, **options: Any) -> None:
        with self._alone(settings.VAR_DIR):
            is_new, is_behind = look_at_database()
            if is_behind and not is_new:
                call_command("backup", stdout=self.stdout)
            if is_behind:
                call_command("migrate", interactive=False, verbosity=0)
            call_command("seed", stdout=self.stdout)
            record_start()
            call_command("collectstatic", interactive=False, verbosity=0)

    @contextmanager
    def _alone(self, folder: Path) -> Iterator[None]:
        """Holds the lock of `folder`, after waiting for another start that has it."""
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "ready.lock", "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.stdout.write("Another start is preparing the site: waiting for it.")
                self.stdout.flush()
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def look_at_database() -> tuple[bool, bool]:
    """Whether the database is empty, and whether migrations wait for it.

    CommandError, without a password, if it can't be reached or read.
    """
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        said = str(error).strip().partition("\n")[0]
        raise CommandError(
            f"The database can't be used ({said}): start it, or correct DATABASE_URL."
        ) from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not executor.loader.applied_migrations, bool(plan)
