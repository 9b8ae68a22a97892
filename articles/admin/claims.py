"""The fast path: one person takes a claim back now; a clinician lets it stand again."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles import publishing
from articles.models import Claim

from .desk import form_address, require_publisher
from .printed import live_pages_with
from .second_factor import needs_fresh_factor
from .site import staff_site

Deed = Callable[..., Claim]


class WithdrawClaimForm(forms.Form):
    note = forms.CharField(
        label="Why? Readers see this sentence",
        max_length=239,
        help_text="On every page that rests on the claim, at once. In plain words. Name no patient "
        "and no colleague.",
    )


class ReinstateClaimForm(forms.Form):
    note = forms.CharField(
        label="Why does it stand again? In one line",
        max_length=240,
        help_text="It is kept in the log.",
    )


class Withdrawable(admin.ModelAdmin):
    """The form of a claim says whether it is withdrawn, and has the button for the other."""

    change_form_template = "admin/claim_form.html"

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        if claim := kwargs.get("obj"):
            context["is_withdrawn"] = claim.status == Claim.Status.WITHDRAWN
        return super().render_change_form(request, context, **kwargs)


@staff_site.route("claims/<int:pk>/withdraw/", name="claim_withdraw")
def withdraw_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Tells the readers of every page that rests on the claim, from now on."""
    claim = get_object_or_404(Claim, pk=pk)
    require_publisher(request.user)
    form = WithdrawClaimForm(request.POST or None)
    if done := _done(request, form, publishing.withdraw_claim, claim, "withdrawn"):
        return done
    return _ask(
        request,
        claim,
        title=f"Withdraw {claim.key} now",
        words=f"“{claim.claim}” Its pages stay, and say at their top that it was taken back and "
        "why. Nobody has to sign that first; a clinician must sign that it stands again.",
        form=form,
        button="Withdraw this claim now",
    )


@staff_site.route("claims/<int:pk>/reinstate/", name="claim_reinstate")
def reinstate_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the notice off its pages."""
    claim = get_object_or_404(Claim, pk=pk)
    if not request.user.has_perm("articles.sign_article"):
        raise PermissionDenied
    form = ReinstateClaimForm(request.POST or None)
    if request.method == "POST" and (asked := needs_fresh_factor(request)):
        return asked
    if done := _done(request, form, publishing.reinstate_claim, claim, "standing again"):
        return done
    return _ask(
        request,
        claim,
        title=f"Let {claim.key} stand again",
        words=f"“{claim.claim}” It was withdrawn: {claim.withdrawn_because} You stand by it "
        "with your name in the log, and the notice leaves its pages.",
        form=form,
        button="Let this claim stand again",
    )


def _done(
    request: HttpRequest, form: forms.Form, deed: Deed, claim: Claim, state: str
) -> HttpResponse | None:
    """The way back after the deed, or None if it was not asked for, or could not be done."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        deed(claim=claim, by=request.user, note=form.cleaned_data["note"])
    except publishing.NotAllowed as error:
        form.add_error(None, str(error))
        return None
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{claim.key} is {state} now, on every page that rests on it.")
    return HttpResponseRedirect(_form_of(claim))


def _ask(request: HttpRequest, claim: Claim, **context: Any) -> HttpResponse:
    """The question, with the live pages that rest on the claim."""
    pages = [(form_address(page), page) for page in live_pages_with(claim.key)]
    frame = staff_site.each_context(request) | {"pages": pages, "back": _form_of(claim)}
    return render(request, "admin/share.html", frame | context)


def _form_of(claim: Claim) -> str:
    return reverse("admin:articles_claim_change", args=[claim.pk])
