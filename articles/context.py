"""Puts the site's frame around every page that a template renders."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from articles.queries import frame


def site(request: HttpRequest) -> dict[str, Any]:
    """`site` for patient pages; staff pages have Django admin's own frame."""
    if request.path.startswith(settings.STAFF_PATH) and not hasattr(request, "shows_patient_page"):
        return {}
    return {"site": frame.site(request.path, timezone.now())}
