"""Finds a Chromium for the browser tests, or gets one; says plainly what is missing.

usage: python -m tests.browser.chromium
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def arguments() -> list[str]:
    """What the browser is started with: silent, and as root without its sandbox."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def on_path() -> str | None:
    """The path of a browser that is installed on this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def find() -> str | None:
    """The path of a browser that the tests can use: installed, or playwright's own."""
    return on_path() or playwrights_own()


def playwrights_own() -> str | None:
    """The path of the browser that playwright has downloaded, if it has."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def get() -> None:
    """Installs a browser: Debian's where we may, else playwright's."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]):
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


def main() -> None:
    """Makes sure that there is a browser, or ends with one sentence."""
    if not find():
        get()
    if not find():
        sys.exit(
            "The browser tests can't run, as there is no Chromium: install it, on Debian with "
            '"sudo apt install chromium", then run make test again.'
        )


if __name__ == "__main__":
    main()
