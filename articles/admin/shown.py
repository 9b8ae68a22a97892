"""What a form showed, to whom and when: signed, and carried in the form itself.

It tells two people's changes apart, and whose text it is that comes without a session.
"""

import datetime
from typing import Any, NamedTuple

from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from .merging import Sheet

VERSION = "version"
"""The field of a form that carries it."""
SALT = "articles.admin.shown"


class Shown(NamedTuple):
    """The form at `address` as the account `user` got it; `sheet` is {} where the row is new."""

    user: int
    address: str
    at: datetime.datetime
    sheet: Sheet


def signed(request: HttpRequest, sheet: Sheet) -> str:
    """The words for the field `version` of a form that is shown now."""
    now = timezone.now().timestamp()
    content = [request.user.pk, request.path, now, sheet]
    return signing.dumps(content, salt=SALT, compress=True)


def read(request: HttpRequest) -> Shown | None:
    """What the posted form showed; None if it does not say so, or was another address's."""
    try:
        content: Any = signing.loads(request.POST.get(VERSION, ""), salt=SALT)
    except signing.BadSignature:
        return None
    user, address, at, sheet = content
    if address != request.path:
        return None
    return Shown(user, address, datetime.datetime.fromtimestamp(at, datetime.UTC), sheet)
