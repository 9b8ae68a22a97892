"""Sessions belong to staff pages alone, and end: after a while without a click, and with the day.

A patient page neither reads nor sets a session, whatever cookie a browser sends.
"""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

BEGAN_AT = "began_at"
SEEN_AT = "seen_at"
LOOK = 60
"""A session is written once in so many seconds, not at each click."""


class StaffSessions(SessionMiddleware):
    """Django's sessions under STAFF_PATH, with an idle limit and an absolute one."""

    def process_request(self, request: HttpRequest) -> None:
        if not is_staff_page(request):
            request.session = self.SessionStore()
            return
        super().process_request(request)
        limit(request.session, int(time.time()))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        return super().process_response(request, response) if is_staff_page(request) else response


def is_staff_page(request: HttpRequest) -> bool:
    return request.path.startswith(settings.STAFF_PATH)


def begin(session: SessionBase) -> None:
    """Starts the clock of a session anew, at a log-in."""
    session[BEGAN_AT] = session[SEEN_AT] = int(time.time())


def limit(session: SessionBase, now: int) -> None:
    """Ends a session that is too old at `now`; notes that another one is in use."""
    if not session.keys():
        return
    left = session.setdefault(BEGAN_AT, now) + settings.SESSION_ABSOLUTE_AGE - now
    if left <= 0:
        session.flush()
    elif now - session.get(SEEN_AT, 0) >= LOOK:
        session[SEEN_AT] = now
        session.set_expiry(min(settings.SESSION_COOKIE_AGE, left))
