"""Text that was sent when its session had ended: kept for who wrote it, seen by nobody else.

Only what a form of the desk sends with its own signed word is kept, under the account that the
form was shown to; so no other site and no other account can put a text there.
"""

import json
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from articles.models import Article, UnsavedText

from .sheets import items_of
from .shown import read, signed

MOST_LETTERS = 1_000_000
MOST_EACH, MOST_ALL = 3, 20
"""Texts kept for one person: of one address, and in all."""
UNSAVED = "unsaved"
"""The field by which a form says which kept text is in it, and the word in an address."""
NEVER = ("password", "second_factor_code")
"""No field whose name has one of these is ever kept."""

NOTES = {
    "page_submit": "note for the review of",
    "page_review": "note on",
    "finding_override": "why something may stand on",
}
"""The plain forms whose text is kept, by the names of their addresses."""


class Waiting(NamedTuple):
    """A kept text on the start page."""

    title: str
    address: str
    text: UnsavedText


def keep(request: HttpRequest, address: str = "") -> UnsavedText | None:
    """Keeps what was posted for the account that the form was shown to, at its own address.

    `address` is another one of the desk, for a form whose row is gone.
    None if the form does not say whose it is, is older than a kept text may be, or sent too much.
    """
    shown, now = read(request), timezone.now()
    if shown is None or not now - UnsavedText.KEPT_FOR < shown.at <= now:
        return None
    fields = json.dumps([pair for pair in items_of(request.POST) if not _is_secret(pair[0])])
    address = address or shown.address
    is_known = User.objects.filter(pk=shown.user).exists()
    if not is_known or len(fields) > MOST_LETTERS or len(address) > 200:
        return None
    with transaction.atomic():
        purge()
        own = UnsavedText.objects.filter(user=shown.user)
        here = own.filter(address=address)
        here.filter(fields=fields).delete()  # the same again: it is only newer
        text = UnsavedText.objects.create(
            user_id=shown.user, address=address, fields=fields, at=now
        )
        for rows, most in ((here, MOST_EACH), (own, MOST_ALL)):
            own.filter(pk__in=list(rows.values_list("pk", flat=True)[most:])).delete()
    return text


def _is_secret(name: str) -> bool:
    return any(word in name for word in NEVER)


def keep_and_go_on(request: HttpRequest, *, may_stay: bool) -> HttpResponse | None:
    """Keeps the text and leads to where it can be had again: the form, or the log-in before it.

    None if it can't be kept.
    """
    text = keep(request)
    if text is None:
        return None
    if not may_stay:
        messages.warning(
            request,
            "You were logged out before your text was saved. It is kept: log in, and its form "
            "offers it to you.",
        )
        return redirect_to_login(request.path)
    if text.user_id == request.user.pk:
        messages.warning(request, "Your text was not saved yet, but it is kept: see below.")
    else:
        messages.warning(
            request,
            "Nothing was saved: another account had opened this form. What was typed is kept "
            "for that account.",
        )
    return HttpResponseRedirect(request.path)


def texts_at(request: HttpRequest) -> QuerySet[UnsavedText]:
    """What the person may have back at this address, newest first."""
    return _of(request).filter(address=request.path)


def wanted(request: HttpRequest) -> UnsavedText | None:
    """The kept text that the address asks to be put into its form."""
    pk = request.GET.get(UNSAVED, "")
    is_number = pk.isascii() and pk.isdigit() and len(pk) < 19
    return texts_at(request).filter(pk=pk).first() if is_number else None


def as_sent(text: UnsavedText) -> QueryDict:
    """The text as its form sent it, and which text it is."""
    data = QueryDict(mutable=True)
    for name, value in json.loads(text.fields):
        data.appendlist(name, value)
    data[UNSAVED] = str(text.pk)
    return data


def forget(request: HttpRequest) -> None:
    """Drops the kept text that the form was filled with, once the form is saved."""
    pk = request.POST.get(UNSAVED, "")
    if pk.isascii() and pk.isdigit() and len(pk) < 19:
        texts_at(request).filter(pk=pk).delete()


def purge() -> None:
    """Drops what is older than a kept text may be, whoever wrote it."""
    UnsavedText.objects.filter(at__lte=timezone.now() - UnsavedText.KEPT_FOR).delete()


def waiting_for(request: HttpRequest) -> list[Waiting]:
    """All that the person may have back, for the start page."""
    return [Waiting(_title(text), text.address, text) for text in _of(request)]


def carried(request: HttpRequest) -> dict[str, Any]:
    """What the template of a plain form needs so that its text is kept, and can be had back."""
    return {
        "version": signed(request, {}),
        "filled_with": wanted(request),
        "kept_texts": texts_at(request),
    }


def typed(request: HttpRequest) -> dict[str, Any]:
    """The kept text that the address asks for, as the first values of a plain form."""
    text = wanted(request)
    return as_sent(text).dict() if text else {}


def _of(request: HttpRequest) -> QuerySet[UnsavedText]:
    fresh = timezone.now() - UnsavedText.KEPT_FOR
    return UnsavedText.objects.filter(user=request.user.pk, at__gt=fresh)


def _title(text: UnsavedText) -> str:
    """What the form at the address changes, or that it adds something."""
    try:
        found = resolve(text.address)
    except Resolver404:
        return text.address
    if words := NOTES.get(found.url_name or ""):
        return f"{words} “{Article.objects.filter(pk=found.kwargs['pk']).first()}”"
    desk, pk = getattr(found.func, "model_admin", None), found.kwargs.get("object_id")
    if desk is None:
        return text.address
    row = desk.model._default_manager.filter(pk=pk).first() if pk else None
    return f"{desk.opts.verbose_name} “{row}”" if row else f"new {desk.opts.verbose_name}"
