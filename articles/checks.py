"""Deployment checks of our own: `manage.py check --deploy` names what must not go live."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def unsigned_pages_need_a_name(**kwargs: Any) -> list[CheckMessage]:
    """Unsigned pages may be shown to patients only if a named person accepts that."""
    if settings.UNSIGNED_PAGES == "shown" and not settings.UNSIGNED_PAGES_ACCEPTED_BY:
        return [
            Error(
                "Pages that no clinician has signed would be shown to patients.",
                hint="Set UNSIGNED_PAGES=held, or name who accepts it in "
                "UNSIGNED_PAGES_ACCEPTED_BY.",
                id="articles.E001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def patients_need_https(**kwargs: Any) -> list[CheckMessage]:
    """A public site has an https address."""
    if not settings.IS_HTTPS:
        return [
            Error(
                f"SITE_URL is {settings.SITE_URL}, which is not encrypted.",
                hint="Set SITE_URL to the site's https address.",
                id="articles.E002",
            )
        ]
    return []
