"""Who sent a request: the address it comes from, and whether its form is one of ours."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from. X-Forwarded-For counts only behind settings.PROXIES proxies.

    Each proxy adds one address at the end: what stands before those, anybody may have written.
    """
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    near = request.META.get("REMOTE_ADDR", "")
    far = passed[-settings.PROXIES] if 0 < settings.PROXIES <= len(passed) else near
    return _address(far) or _address(near)


def is_from_here(request: HttpRequest) -> bool | None:
    """Whether a form was sent from a page of this site; None if an old browser does not say.

    Browsers of today say it in Sec-Fetch-Site. Under "no-referrer" an older one sends the Origin
    null; it tells more from a page under "same-origin".
    """
    if said := request.headers.get("Sec-Fetch-Site"):
        return said == "same-origin"
    origin = request.headers.get("Origin", "null")
    if origin == "null":
        return None
    return origin in (settings.SITE_URL, f"{request.scheme}://{request.get_host()}")


def _address(text: str) -> str | None:
    try:
        return str(ip_address(text.strip().partition("%")[0]))
    except ValueError:
        return None
