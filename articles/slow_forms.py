"""Reads every form before Django does, and waits only so long for it.

A WSGI application around another. A form may take SECONDS, and one more for each PER_SECOND
bytes: 300 kB of texts get 34 seconds. At most it takes what Limits says: 30 seconds for
strangers, which any log-in and letter to the site needs on a slow phone, and five minutes for
staff who are signed in, in which a picture of 10 MB comes with 40 kB a second. Only a few are
read at once, and for strangers fewer, which leaves the server's other threads for pages.

A read can't be called back, so a thread of its own waits in it. Granian stops the whole worker
if an answer ends while that thread waits, unless the connection is closed: an answer that is
shorter than it says closes it. That holds for HTTP/1 alone, which `serve` asks for.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import Error as DatabaseError
from django.http import parse_cookie
from django.utils import timezone

from articles.doors import refusal

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]

SECONDS = 4.0
PER_SECOND = 10_000
TO_BE_SENT = 0.2
"""Seconds that the words of a refusal get to go out before the connection is closed."""


class Limits(NamedTuple):
    """How many forms are read at once, and how long one may take at most."""

    places: int
    seconds: float


STRANGERS, STAFF = Limits(2, 30.0), Limits(3, 300.0)


class SlowForms:
    """Hands `app` forms that have arrived as a whole; answers those that take too long itself."""

    def __init__(self, app: App, *, strangers: Limits = STRANGERS, staff: Limits = STAFF) -> None:
        self.app, self._strangers, self._staff = app, _Room(strangers), _Room(staff)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        method = environ["REQUEST_METHOD"].upper()  # as Django does
        if method != "POST" or refusal(method, environ["PATH_INFO"], length):
            return self.app(environ, start_response)
        room = self._staff if _is_staff(environ) else self._strangers
        if not room.places.acquire(blocking=False):
            words = "Many forms are coming in at this moment. Go back and send yours again later."
            return [_refuse(start_response, "503 Service Unavailable", words)]
        reader = _Reader(environ["wsgi.input"], int(length), room)
        reader.start()
        reader.join(min(SECONDS + int(length) / PER_SECOND, room.seconds))
        if reader.is_whole:
            return self.app(environ | {"wsgi.input": BytesIO(reader.body)}, start_response)
        words = "Your form came too slowly. Go back and send it again."
        is_read = not reader.is_alive()
        said = _refuse(start_response, "408 Request Timeout", words, more=0 if is_read else 1)
        return [said] if is_read else _and_close(said, reader)


class _Room:
    """The places of Limits."""

    def __init__(self, limits: Limits) -> None:
        self.places, self.seconds = threading.BoundedSemaphore(limits.places), limits.seconds


class _Reader(threading.Thread):
    """Reads one body, and gives its place back when the read ends, whoever still waits for it."""

    def __init__(self, source: Any, length: int, room: _Room) -> None:
        super().__init__(name="reads a form", daemon=True)
        self.body = b""
        self._source, self._length, self._room = source, length, room

    def run(self) -> None:
        try:
            self.body = self._source.read(self._length)
        finally:
            self._room.places.release()

    @property
    def is_whole(self) -> bool:
        return not self.is_alive() and len(self.body) == self._length


def _is_staff(environ: Environ) -> bool:
    """Whether somebody is signed in; a cookie that was made up is nobody's.

    While the database is silent all are strangers; Django then opens a new connection.
    """
    key = parse_cookie(environ.get("HTTP_COOKIE", "")).get(settings.SESSION_COOKIE_NAME)
    if not key:
        return False
    try:
        session = Session.objects.filter(session_key=key, expire_date__gt=timezone.now()).first()
    except DatabaseError:
        return False
    return session is not None and SESSION_KEY in session.get_decoded()


def _refuse(start_response: StartResponse, status: str, words: str, *, more: int = 0) -> bytes:
    """Begins the answer, which says that it has so many bytes `more`."""
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    start_response(status, [*headers, ("Content-Length", str(len(words) + more))])
    return words.encode()


def _and_close(words: bytes, reader: threading.Thread) -> Iterator[bytes]:
    yield words
    reader.join(TO_BE_SENT)
