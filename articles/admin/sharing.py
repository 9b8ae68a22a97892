"""Forms of rows that many pages print: a change is asked about first, with every page it reaches.

Words, urgent signs and the state of a source are live in their rows, so their forms store a change
of wording only; anything else waits for a signature. Outcomes and guidance are stored as drafts
and brought to their pages on a screen of their own.
"""

from typing import Any

import msgspec
from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, Guidance, Outcome

from .live import Live
from .sharing_screen import ShareForm, ask_to_share, has_fallen, tell
from .site import staff_site

READ_FIRST: dict[str, type[Outcome] | type[Guidance]] = {"outcome": Outcome, "guidance": Guidance}
"""Rows that are stored as drafts, by the word that their address has."""


class Asked(Exception):
    """Nothing is stored yet: `response` asks first."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        super().__init__()


class WaitingForm(forms.ModelForm):
    """Shows the words that wait for a signature, if some do, rather than those readers have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if review := self.instance.pk and publishing.open_review_of(self.instance):
            proposed = publishing.values_of(publishing.before_and_after(review)[1])
            self.initial |= {name: proposed[name] for name in proposed if name in self.fields}


class Shared(Live):
    """A row that pages show as it stands in its table."""

    change_form_template = "admin/shared_form.html"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.form = type(self.form.__name__, (WaitingForm, self.form), {})

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As Django's, but a change that must be asked about stores nothing."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Asked as asked:
            return asked.response

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        if obj := kwargs.get("obj"):
            context["waiting"] = publishing.open_review_of(obj)
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Stores what nobody signs; what is signed goes through publishing."""
        stored = type(obj)._default_manager.filter(pk=obj.pk).first()
        if stored is None:
            super().save_model(request, obj, form, change)
            return
        before, wanted = publishing.struct_of(stored), publishing.struct_of(obj)
        waits = publishing.open_review_of(stored)
        is_told = wanted == before or bool(waits and waits.hash == publishing.hash_of(wanted))
        if not is_told:
            answer = self.answered(request, obj, stored)
            # Before anything is stored: pages are locked first, everywhere.
            done = publishing.publish_shared(row=obj, by=request.user, **answer)
            request.shared_change = done  # type: ignore[attr-defined]
            stored.refresh_from_db()
        _put(obj, publishing.struct_of(stored))
        super().save_model(request, obj, form, change)
        _put(obj, wanted)

    def answered(self, request: HttpRequest, obj: Any, stored: Any) -> dict[str, Any]:
        """What was said about the change; Asked if it was not asked yet, or not answered well."""
        found = publishing.row_change(obj, publishing.struct_of(stored), publishing.struct_of(obj))
        return _answered(request, obj, found, _articles(stored), self.way_back(obj))

    def way_back(self, obj: Any) -> str:
        name = f"admin:articles_{self.opts.model_name}_change"
        return reverse(name, args=[obj.pk]) if obj.pk else self.list_address()

    def list_address(self) -> str:
        return reverse(f"admin:articles_{self.opts.model_name}_changelist")

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> HttpResponse:
        if (done := getattr(request, "shared_change", None)) is None:
            return super().response_add(request, obj, *args)
        tell(request, obj, done)
        return HttpResponseRedirect(self.list_address())

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if (done := getattr(request, "shared_change", None)) is None:
            return super().response_change(request, obj)
        tell(request, obj, done)
        stays = "_continue" in request.POST
        return HttpResponseRedirect(self.way_back(obj) if stays else self.list_address())


class Spoken(Shared):
    """A word or an urgent sign: it comes and goes with a signature too."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        found = publishing.Change(Edition.Change.SUBSTANTIVE, ("Readers have not met it yet.",))
        answer = _answered(request, obj, found, _articles(obj), self.way_back(obj))
        done = publishing.add_shared(row=obj, by=request.user, **answer)
        request.shared_change = done  # type: ignore[attr-defined]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """A row that readers meet is taken from them first, by somebody who signs that."""
        obj = self.get_object(request, object_id)
        allowed = obj is not None and self.has_delete_permission(request, obj)
        if not allowed or publishing.is_silent(obj):
            return super().delete_view(request, object_id, extra_context)
        found = publishing.Change(Edition.Change.SUBSTANTIVE, ("Readers meet it no longer.",))
        words = "Readers have it until somebody signs that it goes; then it can be deleted here."
        try:
            answer = _answered(
                request, obj, found, _articles(obj), self.way_back(obj), removal=words
            )
        except Asked as asked:
            return asked.response
        tell(request, obj, publishing.remove_shared(row=obj, by=request.user, note=answer["note"]))
        return HttpResponseRedirect(self.list_address())

    def get_actions(self, request: HttpRequest) -> Any:
        """No deleting in bulk: each row that goes is signed."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and _may_publish(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_publish(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_publish(request)


class Reprinted(admin.ModelAdmin):
    """An outcome or guidance: saved as a draft, then brought to its pages in one step."""

    change_form_template = "admin/shared_form.html"

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        if obj := kwargs.get("obj"):
            context["waiting"] = publishing.open_review_of(obj)
            context["behind"] = len(publishing.reprints(obj, timezone.now()))
            context["share_address"] = share_address(obj)
            context["may_publish"] = _may_publish(request)
        return super().render_change_form(request, context, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Leads from a save to the pages that still print the old words."""
        response = super().response_change(request, obj)
        leads_on = "_save" in request.POST and _may_publish(request)
        if leads_on and publishing.reprints(obj, timezone.now()):
            return HttpResponseRedirect(share_address(obj))
        return response


@staff_site.route("shared/<str:table>/<int:pk>/", name="share_row")
def share_row(request: HttpRequest, table: str, pk: int) -> HttpResponse:
    """Brings a stored outcome or guidance to every page that prints it, or asks for a signature."""
    if table not in READ_FIRST:
        raise Http404
    if not (request.user.has_perm(f"articles.change_{table}") and _may_publish(request)):
        raise PermissionDenied
    row: Any = get_object_or_404(READ_FIRST[table], pk=pk)
    back = reverse(f"admin:articles_{table}_change", args=[pk])
    printed = publishing.reprints(row, timezone.now())
    if not printed:
        return ask_to_share(request, row=row, back=back)
    found = publishing.change_of(printed)
    reached = publishing.articles_of(one.edition for one in printed)
    try:
        answer = _answered(request, row, found, reached, back)
        done = publishing.publish_shared(row=row, by=request.user, **answer)
    except Asked as asked:
        return asked.response
    except publishing.Blocked as blocked:
        return ask_to_share(request, row=row, back=back, blocked=str(blocked).splitlines())
    tell(request, row, done)
    return HttpResponseRedirect(back)


def share_address(row: Model) -> str:
    return reverse("admin:share_row", args=[row._meta.model_name, row.pk])


def _answered(
    request: HttpRequest,
    row: Any,
    found: publishing.Change,
    reached: list[Article],
    back: str,
    *,
    removal: str = "",
) -> dict[str, Any]:
    """Note and class as they were answered on the screen; Asked if they were not."""
    form = ShareForm(
        found.level, request.POST if ShareForm.is_in(request) else None, fell=has_fallen(row)
    )
    if form.is_bound and form.is_valid():
        return dict(form.cleaned_data)
    raise Asked(
        ask_to_share(
            request, row=row, back=back, form=form, found=found, reached=reached, removal=removal
        )
    )


def _put(row: Any, struct: msgspec.Struct) -> None:
    for name, value in publishing.values_of(struct).items():
        setattr(row, name, value)


def _articles(row: Any) -> list[Article]:
    """Every page that shows the row, live or scheduled."""
    return publishing.articles_of(publishing.editions_printing(row, timezone.now()))


def _may_publish(request: HttpRequest) -> bool:
    return bool(request.user.has_perm("articles.publish_article"))
