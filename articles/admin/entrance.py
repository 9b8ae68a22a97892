"""The way in: name and password, then a code, and only then is somebody logged in.

Until the last step the session holds a pending entrance and nobody's account.
"""

import math
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as remember_device
from django_otp.models import Device

from articles import access
from articles.sessions import begin
from articles.views.errors import not_allowed

from . import unsaved
from .locks import locked_until
from .second_factor import CodeForm, note_factor
from .site import staff_site

PENDING = "entrance"
PATIENCE = 15 * 60
"""So many seconds a right password stays good for the steps after it."""
BACKEND = "django.contrib.auth.backends.ModelBackend"
Step = Callable[[HttpRequest, User], HttpResponse]


class LogInForm(AuthenticationForm):
    """Name and password of a member of staff; what is wrong is not said apart."""

    error_messages = {
        "invalid_login": "That user name and password do not belong together: type both again. "
        "Capitals count.",
        "inactive": "That user name and password do not belong together: type both again.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "User name"
        for name, words in (("username", "user name"), ("password", "password")):
            self.fields[name].error_messages["required"] = f"Type your {words}."

    def confirm_login_allowed(self, user: User) -> None:
        if not (user.is_active and user.is_staff):
            raise self.get_invalid_login_error()


class OwnPasswordForm(SetPasswordForm):
    """A password that nobody else knows, not even who made the account."""

    def clean_new_password1(self) -> str:
        typed: str = self.cleaned_data["new_password1"]
        if self.user.check_password(typed):
            raise forms.ValidationError("That is the one-time password: choose one of your own.")
        return typed


@staff_site.route("login/", "login", asks_for_login=False)
@sensitive_post_parameters("password")
def log_in(request: HttpRequest) -> HttpResponse:
    """Asks for name and password; right ones open the next step, not the desk."""
    if request.method == "GET" and staff_site.has_permission(request):
        return redirect(wanted(request))
    form = LogInForm(request, request.POST or None)
    if not form.is_valid():
        return show(request, "Log in", "Log in", form, next=wanted(request))
    user = form.get_user()
    request.session.flush()
    request.session[PENDING] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "until": int(time.time()) + PATIENCE,
        "next": wanted(request),
    }
    return next_step(request, user)


def wanted(request: HttpRequest) -> str:
    """Where somebody was going: an address of the desk, never one of another site."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = address.startswith(settings.STAFF_PATH) and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )
    ways = (reverse("admin:login"), reverse("admin:logout"))
    return address if is_ours and not address.startswith(ways) else reverse("admin:index")


def pending_user(request: HttpRequest) -> User | None:
    """Who gave a right password in this session not long ago, and has the same one still."""
    kept = request.session.get(PENDING)
    if not kept or time.time() > kept["until"]:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    is_same = user and constant_time_compare(user.get_session_auth_hash(), kept["hash"])
    return user if is_same else None


def step(address: str, name: str) -> Callable[[Step], Callable[[HttpRequest], HttpResponse]]:
    """A step after the password, at login/`address`; without a password it leads back there."""

    def add(view: Step) -> Callable[[HttpRequest], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            user = pending_user(request)
            if user is not None:
                return view(request, user)
            if not staff_site.has_permission(request):
                messages.info(request, "That took too long, so please start again.")
            return redirect("admin:login")

        return staff_site.route(f"login/{address}/", name, asks_for_login=False)(guarded)

    return add


def next_step(request: HttpRequest, user: User) -> HttpResponse:
    """What still stands between somebody and the desk; when nothing does, the desk."""
    kept = request.session[PENDING]
    if "device" not in kept:
        return redirect("admin:code" if access.has_factor(user) else "admin:enroll")
    if access.needs_own_password(user):
        return redirect("admin:own_password")
    return let_in(request, user)


def factor_given(request: HttpRequest, user: User, device: Device) -> HttpResponse:
    """Goes on after a right code from `device`."""
    request.session[PENDING] = request.session[PENDING] | {"device": device.persistent_id}
    return next_step(request, user)


@step("code", "code")
def code(request: HttpRequest, user: User) -> HttpResponse:
    """Asks for a code of the app, or a recovery code."""
    if not access.has_factor(user):
        return redirect("admin:enroll")
    form = CodeForm(request, user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        more = "No phone and no recovery codes? Whoever runs this site can reset your access."
        return show(request, "Your code", "Go on", form, more=more)
    if form.is_recovery:
        left = len(access.recovery_codes(user))
        messages.info(request, f"That recovery code is used up; {left} are left.")
    return factor_given(request, user, form.device)


@step("password", "own_password")
@sensitive_post_parameters()
def own_password(request: HttpRequest, user: User) -> HttpResponse:
    """Replaces a one-time password; the code comes first, so that a password alone is no key."""
    if "device" not in request.session[PENDING] or not access.needs_own_password(user):
        return next_step(request, user)
    form = OwnPasswordForm(user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        words = "The one you typed was given to you, so somebody else may know it."
        return show(request, "Choose your own password", "Keep this password", form, words=words)
    form.save()
    return let_in(request, user)


def let_in(request: HttpRequest, user: User) -> HttpResponse:
    """Logs somebody in, with a new session, and sends them where they were going."""
    kept = request.session.pop(PENDING)
    secret = request.META.get("CSRF_COOKIE")
    auth.login(request, user, backend=BACKEND)
    # Forms in other tabs hold the old secret: with a new one their text could not be saved.
    # Django compares the Origin of each form too, so nobody gains from knowing it.
    request.META["CSRF_COOKIE"] = secret
    remember_device(request, Device.from_persistent_id(kept["device"]))
    begin(request.session)
    note_factor(request)
    unsaved.purge()
    if not kept.get("shows_codes"):
        return redirect(kept["next"])
    request.session["codes_then"] = kept["next"]
    return redirect("admin:recovery_codes")


@staff_site.route("logout/", "logout", asks_for_login=False)
def log_out(request: HttpRequest) -> HttpResponse:
    """Ends every session of the account, on this device and on others."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:index"))
    user = request.user
    auth.logout(request)
    if user.is_authenticated:
        access.end_sessions(user=user)
    words = "You are out of this site here and on every other device."
    return show(request, "You are logged out", "Log in again", words=words)


def locked(request: HttpRequest, response: Any, credentials: Any) -> HttpResponse:
    """What axes answers with while an account is locked: until when, and whom to ask."""
    until = timezone.localtime(locked_until(request, credentials))
    minutes = max(1, math.ceil((until - timezone.now()).total_seconds() / 60))
    return show(
        request,
        "Too many wrong tries",
        "Back to the log-in",
        status=429,
        words=f"This account takes no password and no code from here until {until:%H:%M}, which "
        f"is in {minutes} minute{'s' if minutes > 1 else ''}. Try again after that.",
        more="You can't wait, or it was not you? Whoever runs this site can reset your access.",
    )


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the secret of this browser: at the entrance, one may just try again.

    Text that the desk's own form sent from this site is kept: its signed word says whose it is.
    """
    if _is_ours(request):
        may_stay = staff_site.has_permission(request)
        if answer := unsaved.keep_and_go_on(request, may_stay=may_stay):
            return answer
    if not request.path.startswith(reverse("admin:login")):
        return not_allowed(request, reason=reason)
    words = "The page you came from was too old, or your browser refuses this site's cookies."
    return show(request, "Please try once more", "Log in", status=403, words=words)


def _is_ours(request: HttpRequest) -> bool:
    """Whether a browser says that a page of this very site sent the form."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.method == "POST" and request.headers.get("Origin") == own


def show(
    request: HttpRequest,
    title: str,
    button: str,
    form: forms.BaseForm | None = None,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page of the entrance: a form with one button, or words with one link to the log-in."""
    frame = staff_site.each_context(request) | {"title": title, "button": button, "form": form}
    return render(request, "admin/entrance.html", frame | context, status=status)
