"""Keeps what nobody asked for outside: bodies sent to patient pages, and bodies too large.

A body is read before a view can refuse it, so a huge one would fill the server. slow_forms.py
reads the bodies that may come in, before Django does.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

READING = ("GET", "HEAD", "OPTIONS")


class OnlyWhatIsAsked:
    """Patient pages are only read, but for one small form; staff may send a whole picture."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH", "")
        if refused := refusal(str(request.method), request.path, length):
            words, status = refused
            return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def refusal(method: str, path: str, length: str) -> tuple[str, int] | None:
    """Why a request stays outside, in words and as a status; None if it may come in."""
    if method in READING:
        return None
    if path.startswith(settings.STAFF_PATH):
        most, words = settings.LARGEST_BODY, "choose a smaller picture"
    elif path.startswith(settings.FEEDBACK_PATH) and method == "POST" and settings.FEEDBACK == "on":
        most, words = settings.LARGEST_FEEDBACK, "go back and shorten your words to 500 letters"
    else:
        words = "These pages can only be read. Open the address again without sending a form."
        return words, 405
    if not length.isdecimal():
        return "Say how large the form is before you send it.", 411
    if int(length) > most:
        size = f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1_000} kB"
        return f"That is over {size}: {words}.", 413
    return None
