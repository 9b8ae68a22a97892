"""Keeps what nobody asked for outside: bodies sent to patient pages, and bodies too large.

A body is read before a view can refuse it, so a few slow or huge ones would fill the server.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

READING = ("GET", "HEAD", "OPTIONS")


class OnlyWhatIsAsked:
    """Patient pages are only read; staff may send as much as the largest picture needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return self.get_response(request)
        if not request.path.startswith(settings.STAFF_PATH):
            words = "These pages can only be read. Open the address again without sending a form."
            return _refused(words, 405)
        if not request.META.get("CONTENT_LENGTH", "").isdecimal():
            return _refused("Say how large the form is before you send it.", 411)
        if int(request.META["CONTENT_LENGTH"]) > settings.LARGEST_BODY:
            words = (
                f"That is over {settings.LARGEST_BODY // 1_000_000} MB: choose a smaller picture."
            )
            return _refused(words, 413)
        return self.get_response(request)


def _refused(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
