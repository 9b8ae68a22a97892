"""Serves the site on this machine with granian, and says where it is.

A real site is served by its own service manager; README shows the command.
"""

import errno
import fcntl
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.publishing import record_start

HOST = "127.0.0.1"
GRANIAN = (
    "granian",
    "--interface=wsgi",
    "--http=1",  # slow_forms.py can end a form that comes too slowly in this one alone
    "--workers=2",
    "--blocking-threads=8",
    "--respawn-failed-workers",  # without it one killed worker stops the server
    "--no-access-log",  # an address may hold what somebody searched for
    "--log-level=error",
    f"--host={HOST}",
)


class Command(BaseCommand):
    help = "Serve the site on this machine."

    def handle(self, *args: Any, **options: Any) -> None:
        port = int(settings.PORT)
        claim(port)
        record_start()
        self.stdout.write(
            f"The site is at http://{HOST}:{port}/ until you press Ctrl-C.\n"
            f"Staff write and check pages at http://{HOST}:{port}{settings.STAFF_PATH} "
            'with an account from "make staff".'
        )
        self.stdout.flush()
        os.execv(  # noqa: S606 (granian takes this process over, so Ctrl-C reaches it)
            sys.executable,
            [sys.executable, "-m", *GRANIAN, f"--port={port}", "ketamine_info.wsgi:application"],
        )


def claim(port: int) -> None:
    """Makes sure that `port` is free, and keeps it from another start until this process ends.

    Binding is not enough: granian lets a second server share its port.
    """
    lock = os.open(settings.VAR_DIR / f"serving-{port}.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except OSError as error:
        is_taken = error.errno in (errno.EADDRINUSE, errno.EWOULDBLOCK)
        reason = "is taken by another program" if is_taken else f"can't be used ({error.strerror})"
        raise CommandError(
            f"Port {port} {reason}: stop that, or choose another port, as in "
            f"PORT={port + 1 if port < 65535 else 8000} make run."
        ) from error
    os.set_inheritable(lock, True)
