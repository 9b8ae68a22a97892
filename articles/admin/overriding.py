"""Letting stand what a check finds, and taking that back: one finding, one reason at a time."""

from collections.abc import Callable
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
    article, found = _found(request, pk, mark)
    if found is None or not found.may_be_overridden or found.overridden:
        messages.info(request, "There is nothing to let stand: the list of the checks is new.")
        return HttpResponseRedirect(form_address(article))
    return _for_a_reason(
        request,
        article,
        found,
        lambda reason: publishing.override(
            article=article, finding=found, by=request.user, reason=reason
        ),
        done="It stands, with your reason, until its words change.",
        title=f"Let it stand on “{article}”",
        words="If the check is wrong here, say why. If its words change, it is found again.",
        button="Let it stand",
    )


@staff_site.route("pages/<int:pk>/take-back/<slug:mark>/", name="override_take_back")
def take_back(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """Asks why it may stand no more; the check blocks again."""
    article, found = _found(request, pk, mark)
    if found is None or not found.overridden:
        messages.info(request, "There is nothing to take back: the list of the checks is new.")
        return HttpResponseRedirect(form_address(article))
    row = next(row for row in article.overrides.standing() if row.place == found.place)
    return _for_a_reason(
        request,
        article,
        found,
        lambda reason: publishing.take_back(row=row, by=request.user, reason=reason),
        done="It is taken back: the check blocks again.",
        label="Why may it stand no more?",
        title=f"Take back what was let stand on “{article}”",
        words="The check blocks the page again. The reason that was given stays in the history.",
        button="Take it back",
    )


def _found(request: HttpRequest, pk: int, mark: str) -> tuple[Article, publishing.Finding | None]:
    """The page, which this person must be allowed to change, and the finding of that mark."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "change")
    found = publishing.check(publishing.build_page(article))
    return article, next((one for one in found if one.mark == mark), None)


def _for_a_reason(
    request: HttpRequest,
    article: Article,
    found: publishing.Finding,
    act: Callable[[str], object],
    *,
    done: str,
    label: str = "",
    **shown: str,
) -> HttpResponse:
    """Asks for a reason and acts for it; what the verb refuses is said at the form."""
    back = form_address(article)
    form = ReasonForm(request.POST or None, initial=unsaved.typed(request))
    form.fields["reason"].label = label or form.fields["reason"].label
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except publishing.NotAllowed as error:
            raise PermissionDenied from error
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            unsaved.forget(request)
            messages.success(request, done)
            return HttpResponseRedirect(back)
    found_here = [(back, article, [found])]
    carried = unsaved.carried(request)
    return ask(request, findings=found_here, form=form, back=back, **shown, **carried)
