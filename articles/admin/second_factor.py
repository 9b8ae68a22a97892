"""The form for a code, and the question for a fresh one before something that matters."""

import time
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_otp.plugins.otp_static.models import StaticDevice

from articles import access

from .locks import count_failure, is_locked
from .site import staff_site

FACTOR_AT = "factor_at"
"""When this session last saw a right code."""
CODE = "second_factor_code"
LENGTHS = (access.factor.APP_DIGITS, access.factor.RECOVERY_DIGITS)


class CodeForm(forms.Form):
    """One field for the app's code and for a recovery code: both are digits."""

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user
        self.device: Any = None
        self.fields[CODE] = forms.CharField(
            label="Code",
            max_length=40,
            help_text="The six digits that your app shows now, or one of your recovery codes.",
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "inputmode": "numeric",
                    "autofocus": True,
                    "class": "code-field",
                }
            ),
            error_messages={"required": "Type the six digits that your app shows now."},
        )

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get(CODE, "")
        if typed and not is_locked(self.request, self.user):
            self._check(typed)
        return self.cleaned_data

    def _check(self, typed: str) -> None:
        if len(access.digits_of(typed)) not in LENGTHS:
            self.add_error(CODE, "A code has six digits, a recovery code has ten: type all.")
            return
        try:
            self.device = access.accept(user=self.user, typed=typed)
        except access.TooSoon as soon:
            self.add_error(CODE, f"Wait {_seconds(soon.seconds)}, then type the next code.")
            return
        if self.device is None:
            count_failure(self.request, self.user)
            self.add_error(CODE, "That code is wrong or was used: type the one shown now.")

    def is_valid(self) -> bool:
        return super().is_valid() and self.device is not None

    @property
    def is_recovery(self) -> bool:
        return isinstance(self.device, StaticDevice)


def _seconds(count: int) -> str:
    return f"{count} second{'s' if count > 1 else ''}"


def note_factor(request: HttpRequest) -> None:
    """Remembers that a right code was given just now."""
    request.session[FACTOR_AT] = int(time.time())


def needs_fresh_factor(request: HttpRequest, minutes: int = 15) -> HttpResponse | None:
    """None if a right code was given within `minutes`; else the page that asks for one.

    That page sends everything posted again, with the code, to the same address: the view goes
    on with the same form. Files are not kept. Call it first where a view handles a POST:
    `if asked := needs_fresh_factor(request): return asked`.
    """
    if 0 <= time.time() - request.session.get(FACTOR_AT, 0) < minutes * 60:
        return None
    form = CodeForm(request, request.user, request.POST if CODE in request.POST else None)
    if form.is_bound and form.is_valid():
        note_factor(request)
        return None
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in (CODE, "csrfmiddlewaretoken")
        for value in values
    ]
    context = staff_site.each_context(request) | {
        "title": "Your code, once more",
        "words": "What you are about to do needs a code that is fresh. What you typed is kept.",
        "form": form,
        "kept": kept,
        "button": "Go on",
    }
    return render(request, "admin/entrance.html", context)
