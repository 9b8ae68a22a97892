"""Lock-out after wrong passwords and codes: django-axes counts them by user name and address."""

import datetime
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from articles.visitor import client_address


def is_locked(request: HttpRequest, user: User) -> bool:
    """Whether the account is locked for this address; the answer is then the locked page."""
    is_allowed = AxesProxyHandler.is_allowed(request, _credentials(user))
    if not is_allowed:
        _lock(request, user)
    return not is_allowed


def count_failure(request: HttpRequest, user: User) -> None:
    """Counts a wrong code like a wrong password; nothing that was typed is kept."""
    attempt = HttpRequest()
    attempt.method, attempt.META = request.method, request.META
    AxesProxyHandler.user_login_failed(__name__, _credentials(user), request=attempt)
    if attempt.axes_locked_out:  # type: ignore[attr-defined]
        _lock(request, user)


def locked_until(request: HttpRequest, credentials: dict[str, Any] | None) -> datetime.datetime:
    """When the account opens again for this address."""
    attempts = AccessAttempt.objects.filter(
        username=(credentials or {}).get("username"), ip_address=client_address(request)
    )
    last = attempts.aggregate(at=Max("attempt_time"))["at"] or timezone.now()
    return last + settings.AXES_COOLOFF_TIME


def _credentials(user: User) -> dict[str, Any]:
    return {"username": user.get_username()}


def _lock(request: HttpRequest, user: User) -> None:
    """Lets axes' middleware answer with the locked page."""
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = _credentials(user)  # type: ignore[attr-defined]
