"""Headers that staff pages need and patient pages must not have."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


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
