"""Who stands by a text: a page is signed off when each of its parts is, at its present hash.

Its own part is everything typed on it; outcomes and guidance are signed once for all pages.
"""

import datetime
import hashlib

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import pages
from articles.caching import raise_stamp
from articles.models import Edition, SignOff


class NotAllowed(PermissionError):
    """The person may not publish, withdraw or sign pages."""


def parts_of(page: pages.ArticlePage) -> dict[str, str]:
    """The hash of each part that needs a signature, with what it is called."""
    own = msgspec.structs.replace(page, outcomes=(), guidance=())
    return (
        {hash_of(own): page.title}
        | {hash_of(outcome): outcome.question for outcome in page.outcomes}
        | {hash_of(line): f"Guidance: {line.body}" for line in page.guidance}
    )


def hash_of(struct: msgspec.Struct) -> str:
    """SHA-256, in hex, over the canonical bytes of a struct."""
    return hashlib.sha256(pages.encode(struct)).hexdigest()


@transaction.atomic
def sign_off(
    *,
    page: pages.ArticlePage,
    by: User,
    public_name: str,
    role: str,
    scope: str = SignOff.Scope.EVIDENCE,
    at: datetime.datetime | None = None,
) -> list[SignOff]:
    """Records that `by` stands by every part of the page as it reads now.

    A part that the same person signed already for that scope stays as it is. NotAllowed for
    somebody who may not sign, or who published these very words.
    """
    if not by.has_perm("articles.sign_article"):
        raise NotAllowed("Somebody who may sign pages off must do this.")
    if Edition.objects.filter(hash=hash_of(page), published_by=by).exists():
        raise NotAllowed("You published these words: somebody else must sign them.")
    rows = [
        SignOff.objects.get_or_create(
            hash=hash,
            person=by,
            scope=scope,
            defaults={
                "about": about[:160],
                "public_name": public_name,
                "role": role,
                "at": at or timezone.now(),
            },
        )[0]
        for hash, about in parts_of(page).items()
    ]
    raise_stamp()
    return rows


def signed_hashes() -> dict[str, SignOff]:
    """The newest sign-off of every signed text, by its hash."""
    return {row.hash: row for row in SignOff.objects.order_by("at")}
