"""A publication that is killed at any moment leaves what was before, or all that was to be."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings

ROUNDS = 8
LONGEST = 0.6
"""Seconds of writing before the kill; a publication takes about a twentieth of one."""


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database: on the server of the tests, or empty for SQLite."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"killed_{uuid.uuid4().hex[:8]}"
    own = server.replace(urlsplit(server).path, f"/{name}", 1)
    connection = psycopg2.connect(server)
    connection.autocommit = True
    try:
        connection.cursor().execute(f"CREATE DATABASE {name}")
        yield own
        connection.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        connection.close()


class Site:
    """A process with a site of its own, whose writers are processes too."""

    def __init__(self, folder: str, address: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.publishing.writer_process"],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
                "VAR_DIR": folder,
                "DATABASE_URL": address,
                "ENV_FILE": os.devnull,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, command: str) -> str:
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def write_and_kill(self, count: int) -> None:
        """Several writers at once, so that one may die while another waits for it."""
        writers = [int(self("write")) for _ in range(count)]
        time.sleep(random.uniform(0, LONGEST))  # noqa: S311 (no secret)
        for pid in writers:
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    with database() as address:
        found = Site(str(tmp_path), address)
        yield found
        found.process.communicate(timeout=20)


def test_a_killed_publication_is_there_as_a_whole_or_not_at_all(site):
    assert site("prepare") == "ready"
    before = 0
    for number in range(ROUNDS):
        site.write_and_kill(1 + number % 2)
        found = json.loads(site("look"))
        one, two = found["pages"].values()
        assert one["answer"] == two["answer"]
        for page in (one, two):
            assert page["numbers"] == list(range(1, len(page["numbers"]) + 1))
            assert page["in_the_log"] == page["numbers"]
        assert found["broken"] is None
        assert two["published"] > before
        before = two["published"]
