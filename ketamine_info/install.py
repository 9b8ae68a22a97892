"""Makes .venv from the pinned requirements; the one module that runs on plain Python.

usage: python3 ketamine_info/install.py [requirements file]. What it can't mend is one sentence.
"""

import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
VAR = ROOT / "var"
LOG = VAR / "install.log"
OLDEST = (3, 11)
BASE = "requirements.txt"


def main(name: str) -> None:
    """Installs the file `name` if its text has changed; two at once wait for each other."""
    if sys.version_info < OLDEST:
        sys.exit("The site needs Python 3.11 or newer: install it, then run make again.")
    VAR.mkdir(exist_ok=True)
    with open(VAR / "install.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_installed(BASE):
            make_venv()
            install(BASE)
        if not is_installed(name):
            install(name)


def is_installed(name: str) -> bool:
    """Whether .venv was filled from that very text of `name`, on this version of Python."""
    stamp = stamp_of(name)
    return stamp.exists() and stamp.read_text() == fingerprint(name)


def make_venv() -> None:
    """An empty .venv with pip in it; what an older one held is thrown away."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if works(command):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        works(["apt-get", "update"])
        works(["apt-get", "install", "-y", "python3-venv"])
        if works(command):
            return
    sys.exit(
        f"Python can't make a virtual environment ({relative(LOG)} says why): run "
        '"sudo apt install python3-venv", then run make again.'
    )


def install(name: str) -> None:
    """Fills .venv from the requirements file `name`, then stamps it."""
    print(f"Installing {name}. The first time this takes a minute.", flush=True)
    if not works([PYTHON, "-m", "pip", "install", "--quiet", "-r", str(ROOT / name)]):
        sys.exit(
            f"The packages of {name} can't be installed ({relative(LOG)} says why): check the "
            "network connection, then run make again."
        )
    stamp_of(name).write_text(fingerprint(name))


def works(command: "list[str]") -> bool:
    """Runs a command and keeps what it says in the log."""
    with open(LOG, "w") as log:
        return subprocess.run(command, stdout=log, stderr=subprocess.STDOUT).returncode == 0


def stamp_of(name: str) -> pathlib.Path:
    return VENV / f"installed-{name}"


def fingerprint(name: str) -> str:
    text = sys.version + "".join((ROOT / part).read_text() for part in sorted({BASE, name}))
    return hashlib.sha256(text.encode()).hexdigest()


def relative(path: pathlib.Path) -> str:
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    main(*(sys.argv[1:] or [BASE]))
