"""Letting stand what a check finds, and taking that back: one finding, one reason at a time."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from articles import publishing
from articles.models import Article

from . import unsaved
from .desk import ask, form_address, require
from .site import staff_site


class ReasonForm(forms.Form):
    """Why the check is wrong here."""

    reason = forms.CharField(
        label="Why may it stand?",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever checks the page reads this. It stays in the history, with your name.",
    )


class ShowsLetStand(admin.ModelAdmin):
    """The history of a page has what was let stand on it, and whether it still is."""

    object_history_template = "admin/page_history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        article = Article.objects.filter(pk=unquote(object_id)).first()
        told = {}
        if article:
            rows = article.overrides.select_related("by")
            stand = publishing.overrides_of(publishing.build_page(article)) if rows else []
            told["let_stand"] = [(row, row in stand) for row in rows]
        return super().history_view(request, object_id, told | (extra_context or {}))


@staff_site.route("pages/<int:pk>/let-stand/<slug:mark>/", name="finding_override")
def let_stand(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """Asks for the reason; the saved words of the page count."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "change")
    back = form_address(article)
    found = [one for one in publishing.check(publishing.build_page(article)) if one.mark == mark]
    if not found or not found[0].may_be_overridden or found[0].overridden:
        messages.info(request, "There is nothing to let stand: the list of the checks is new.")
        return HttpResponseRedirect(back)
    form = ReasonForm(request.POST or None, initial=unsaved.typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            publishing.override(
                article=article, finding=found[0], by=request.user, **form.cleaned_data
            )
        except publishing.NotAllowed as error:
            raise PermissionDenied from error
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            unsaved.forget(request)
            messages.success(request, "It stands, with your reason, until its words change.")
            return HttpResponseRedirect(back)
    return ask(
        request,
        title=f"Let it stand on “{article}”",
        words="If the check is wrong here, say why. If its words change, it is found again.",
        findings=[(back, article, found)],
        form=form,
        button="Let it stand",
        back=back,
        **unsaved.carried(request),
    )


@staff_site.route("pages/<int:pk>/take-back/<slug:mark>/", name="override_take_back")
def take_back(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """Asks why it may stand no more; the check blocks again."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "change")
    back = form_address(article)
    page = publishing.build_page(article)
    found = [one for one in publishing.check(page) if one.mark == mark and one.overridden]
    if not found:
        messages.info(request, "There is nothing to take back: the list of the checks is new.")
        return HttpResponseRedirect(back)
    form = ReasonForm(request.POST or None, initial=unsaved.typed(request))
    form.fields["reason"].label = "Why may it stand no more?"
    if request.method == "POST" and form.is_valid():
        rows = [row for row in publishing.overrides_of(page) if row.place == found[0].place]
        publishing.take_back(row=rows[-1], by=request.user, **form.cleaned_data)
        unsaved.forget(request)
        messages.success(request, "It is taken back: the check blocks again.")
        return HttpResponseRedirect(back)
    return ask(
        request,
        title=f"Take back what was let stand on “{article}”",
        words="The check blocks the page again. The reason that was given stays in the history.",
        findings=[(back, article, found)],
        form=form,
        button="Take it back",
        back=back,
        **unsaved.carried(request),
    )
