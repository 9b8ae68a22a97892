"""A real server on a copy of the site as it ships, and a real browser to look at it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from .chromium import arguments, on_path
from .coming_in import first_log_in
from .visit import Visit, addresses, listen, look

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = on_path()  # else playwright's own
    return (
        browser_type_launch_args
        | {"args": arguments()}
        | ({"executable_path": path} if path else {})
    )


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A small phone in the light, which is what most patients hold."""
    return browser_context_args | {
        "viewport": {"width": 360, "height": 740},
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory) -> dict[str, str]:
    """The environment of a site of its own: a fresh folder, a free port, nothing else set."""
    own = ("SITE_URL", "DATABASE_URL", "UNSIGNED_PAGES", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in own}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("site")
    return kept | {"VAR_DIR": str(folder), "PORT": str(port), "ENV_FILE": os.devnull}


@pytest.fixture(scope="session")
def site(surroundings) -> Iterator[str]:
    """The address, without a slash at its end, of the site as `make run` serves it."""
    manage(surroundings, "ready")
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=surroundings)
    url = f"http://127.0.0.1:{surroundings['PORT']}"
    try:
        wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture(scope="session")
def new_account(site, surroundings) -> tuple[str, str]:
    """The name and one-time password of an owner who has not come in yet."""
    return "owner", one_time_password(
        manage(surroundings, "add_staff", "owner", "--superuser").stdout
    )


@pytest.fixture(scope="session")
def staff_state(browser, site, new_account) -> dict:
    """The cookies of that owner after the first log-in; the walk itself is a test."""
    context = browser.new_context()
    first_log_in(context.new_page(), site, new_account)
    state = context.storage_state()
    context.close()
    for cookie in state["cookies"]:
        cookie["expires"] = -1  # each use gives the session more time, and this copy not
    return state


@pytest.fixture(scope="session")
def visits(site, browser) -> list[Visit]:
    """What a browser saw at every address that a patient can open, on the narrowest phone."""
    return [look(browser, site, address, width=320) for address in addresses(site)]


def manage(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def one_time_password(said: str) -> str:
    """The password that a command has printed."""
    return re.search(r"one-time password is (\S+)", said)[1]


def wait_for(url: str, server: subprocess.Popen) -> None:
    """Returns once the server answers; fails if it ends or takes too long."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/robots.txt", timeout=5)
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The site did not answer at {url}.")


@pytest.fixture
def complaints():
    return []


@pytest.fixture
def desk(page, staff_state, complaints):
    """A page of somebody who has logged in; every complaint of the browser is collected."""
    listen(page, complaints)
    page.context.add_cookies(staff_state["cookies"])
    return page
