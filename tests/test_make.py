"""What `make run` does apart from serving: installing, waiting, and refusing plainly."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
INSTALL = Path("ketamine_info") / "install.py"


@pytest.fixture
def clone(tmp_path):
    """A tree with the files that installing reads, and no packages."""
    (tmp_path / "ketamine_info").mkdir()
    for name in (INSTALL, "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def site_in(folder, **more):
    """The environment of a site of its own."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "SITE_URL")}
    return kept | {"VAR_DIR": str(folder), "DATABASE_URL": ""} | more


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def install(tree, *arguments, **changes):
    return subprocess.run(
        [sys.executable, INSTALL, *arguments],
        cwd=tree, env=os.environ | changes, capture_output=True, text=True,
    )  # fmt: skip


def manage(command, environment):
    return subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT, env=environment, capture_output=True, text=True,
    )  # fmt: skip


def test_without_a_network_one_sentence_says_what_to_do(clone):
    done = install(clone, PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "check the network connection, then run make again" in done.stderr
    assert (clone / "var" / "install.log").read_text()
    assert not (clone / ".venv" / "installed-requirements.txt").exists()


def test_what_is_installed_already_is_left_alone(clone):
    (clone / "requirements.txt").write_text("# nothing\n")
    assert install(clone).stdout.startswith("Installing requirements.txt.")
    mark = clone / ".venv" / "mark"
    mark.touch()
    assert install(clone).stdout == ""
    assert mark.exists()


def test_changed_requirements_are_installed_afresh(clone):
    (clone / "requirements.txt").write_text("# nothing\n")
    install(clone)
    mark = clone / ".venv" / "mark"
    mark.touch()
    (clone / "requirements.txt").write_text("# nothing, said otherwise\n")
    assert install(clone).stdout.startswith("Installing requirements.txt.")
    assert not mark.exists()


def test_a_taken_port_is_said_in_one_sentence(tmp_path, free_port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port))
        taken.listen()
        done = manage("serve", site_in(tmp_path, PORT=str(free_port)))
    assert done.returncode == 1
    assert f"Port {free_port} is taken by another program" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.fixture(scope="module")
def waited(tmp_path_factory):
    """A site that got ready after it had waited for another start, and what it said."""
    folder = tmp_path_factory.mktemp("waited")
    with open(folder / "ready.lock", "w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [sys.executable, "manage.py", "ready"],
            cwd=ROOT, env=site_in(folder), stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        waiting = second.stdout.readline()
        time.sleep(0.5)
        assert second.poll() is None
    said, _ = second.communicate(timeout=120)
    assert second.returncode == 0
    return folder, waiting, said


def test_a_second_start_waits_for_the_first_to_get_ready(waited):
    _, waiting, said = waited
    assert waiting == "Another start is preparing the site: waiting for it.\n"
    assert "conditions added: 10" in said
    assert "Pages published: 94." in said


def test_the_database_is_backed_up_before_its_tables_change(waited):
    folder, *_ = waited
    assert manage("migrate sessions zero", site_in(folder)).returncode == 0
    done = manage("ready", site_in(folder))
    assert done.returncode == 0, done.stderr
    (backup,) = (folder / "backups").iterdir()
    assert f"backed up as {backup}" in done.stdout
    assert manage("ready", site_in(folder)).returncode == 0
    assert list((folder / "backups").iterdir()) == [backup]
