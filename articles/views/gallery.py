"""The component gallery for staff: every part of a page in every variant, with sample words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.queries import frame

from .gallery_samples import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """All components on one page. Staff only: the staff site wraps this view."""
    context = {"samples": samples(), "site": frame.site(request.path, timezone.now())}
    return render(request, "pages/gallery.html", context)
