"""What a reader sees when something is missing or broken: a plain word and a way on."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere, with search, lists and urgent numbers."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing that may be broken: no database, no frame, no context."""
    return HttpResponseServerError(loader.get_template("500.html").render())
