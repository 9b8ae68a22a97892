"""What a reader sees when something is missing or broken: a plain word and a way on."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere, with search, lists and urgent numbers."""
    request.shows_patient_page = True  # staff addresses too need the frame and its numbers
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that can't be read; no word about why, which would help an attacker only."""
    return HttpResponse(loader.get_template("400.html").render(), status=400)


def not_allowed(
    request: HttpRequest, exception: Exception | None = None, reason: str = ""
) -> HttpResponse:
    """Somebody may not do this, or sent a form that did not come from this site."""
    return HttpResponse(loader.get_template("403.html").render(), status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing that may be broken: no database, no frame, no context."""
    return HttpResponseServerError(loader.get_template("500.html").render())
