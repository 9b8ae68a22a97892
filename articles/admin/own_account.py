"""What a member of staff does for the own account: the app, recovery codes, and the password."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_otp import login as remember_device
from segno import make as make_square

from articles import access
from articles.models import StaffProfile

from .entrance import PENDING, factor_given, next_step, step
from .second_factor import needs_fresh_factor
from .site import staff_site

SECRET = "new_secret"  # noqa: S105 (the name of a place in the session)


class FirstCodeForm(forms.Form):
    """The proof that an app took the secret: the code that it shows."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        help_text="The six digits that your app shows now.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-field"}
        ),
        error_messages={"required": "Type the six digits that your app shows now."},
    )

    def __init__(self, user: User, secret: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.secret = user, secret
        self.device: Any = None

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        self.device = access.enroll(user=self.user, secret=self.secret, typed=typed)
        if self.device is None:
            raise forms.ValidationError(
                "That is not the code of this app: wait for the next six digits and type those. "
                "If that fails again, check the clock of your phone."
            )
        return typed


@step("app", "enroll")
def enroll(request: HttpRequest, user: User) -> HttpResponse:
    """The first app of an account, on the way in."""
    if access.has_factor(user):
        return next_step(request, user)
    form, secret = _app_form(request, user)
    if not form.is_valid():
        return _show_app(request, user, form, secret, "Set up your second factor")
    access.new_recovery_codes(user=user)
    request.session[PENDING] = request.session[PENDING] | {"shows_codes": True}
    return factor_given(request, user, form.device)


@staff_site.route("account/app/", "new_app")
def new_app(request: HttpRequest) -> HttpResponse:
    """Another app in place of the one the account has, for a new phone."""
    if request.method != "POST":
        return _ask(
            request,
            "Set up another app",
            "The app that you have now stops working for this site as soon as the new one works.",
            "Set up another app",
        )
    if asked := needs_fresh_factor(request):
        return asked
    form, secret = _app_form(request, request.user)
    if "code" not in request.POST or not form.is_valid():
        return _show_app(request, request.user, form, secret, "Set up another app")
    remember_device(request, form.device)
    messages.success(request, "The new app is set up; the old one no longer works here.")
    return redirect("admin:own_account")


def _app_form(request: HttpRequest, user: User) -> tuple[FirstCodeForm, str]:
    """The form with the secret that this session made: nobody else has seen that one."""
    secret = request.session.setdefault(SECRET, access.new_secret())
    form = FirstCodeForm(user, secret, request.POST if "code" in request.POST else None)
    if form.is_valid():
        del request.session[SECRET]
    return form, secret


def _show_app(
    request: HttpRequest, user: User, form: FirstCodeForm, secret: str, title: str
) -> HttpResponse:
    address = access.app_address(user=user, secret=secret)
    letters = address.partition("secret=")[2].partition("&")[0]
    context = staff_site.each_context(request) | {
        "title": title,
        "form": form,
        "address": address,
        "letters": [letters[at : at + 4] for at in range(0, len(letters), 4)],
        "square": square(address),
    }
    return render(request, "admin/second_factor.html", context)


def square(text: str) -> dict[str, Any]:
    """A square code for a camera: its size in dots, and the path of an SVG that draws it."""
    rows = list(make_square(text, error="m", micro=False).matrix_iter(border=4))
    dots = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return {"size": len(rows), "path": "".join(dots)}


@staff_site.route("account/", "own_account")
def own_account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one may do, and what keeps the account safe."""
    context = staff_site.each_context(request) | {
        "title": "Your account",
        "groups": request.user.groups.order_by("name"),
        "signature": StaffProfile.objects.filter(user=request.user).first(),
        "codes_left": len(access.recovery_codes(request.user)),
    }
    return render(request, "admin/own_account.html", context)


@staff_site.route("account/codes/new/", "new_recovery_codes")
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new recovery codes in place of the old ones."""
    if request.method != "POST":
        return _ask(
            request,
            "Make new recovery codes",
            "The recovery codes that you have now stop working.",
            "Make ten new codes",
        )
    if asked := needs_fresh_factor(request):
        return asked
    access.new_recovery_codes(user=request.user)
    request.session["codes_then"] = reverse("admin:own_account")
    return redirect("admin:recovery_codes")


@staff_site.route("account/codes/", "recovery_codes")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Shows fresh recovery codes until their owner says that they are kept, and never again."""
    if "codes_then" not in request.session:
        return redirect("admin:own_account")
    if request.method == "POST":
        return redirect(request.session.pop("codes_then"))
    codes = [f"{code[:5]} {code[5:]}" for code in access.recovery_codes(request.user)]
    context = staff_site.each_context(request) | {"title": "Your recovery codes", "codes": codes}
    return render(request, "admin/recovery_codes.html", context)


def _ask(request: HttpRequest, title: str, words: str, button: str) -> HttpResponse:
    context = {"title": title, "words": words, "button": button}
    frame = staff_site.each_context(request) | {"back": reverse("admin:own_account")}
    return render(request, "admin/ask.html", frame | context)
