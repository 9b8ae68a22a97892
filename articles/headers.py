"""Headers by where and what an answer is: static files, errors, and staff pages."""

from collections.abc import Callable
from wsgiref.headers import Headers

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def for_static_files(headers: Headers, path: str, url: str) -> None:
    """Static files, drawings among them, may load nothing and run nothing on their own."""
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; sandbox"


class NoErrorIsKept:
    """Lets no browser keep an error: a withdrawn page, once it is back, is there for everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 400:
            response["Cache-Control"] = "no-store"
        return response


class StaffHeaders:
    """Marks staff pages as private, and lets their forms send the Origin that CSRF checks.

    Under "no-referrer", which patients get, a browser sends `Origin: null` with a form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(settings.STAFF_PATH):
            response["Referrer-Policy"] = "same-origin"
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
        return response
