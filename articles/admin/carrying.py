"""Forms that carry what they showed and to whom, and take back text that could not be saved."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.models import UnsavedText

from . import unsaved
from .merging import Sheet
from .sheets import shown_by
from .shown import VERSION, read, signed
from .site import staff_site


class CarriedField(forms.CharField):
    """A hidden field that nobody types in, so that it never counts as a change."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class CarryingForm(forms.ModelForm):
    version = CarriedField(required=False)
    unsaved = CarriedField(required=False)
    is_only_shown = False

    def clean(self) -> Any:
        """A form that was only filled in is never good enough to be saved."""
        cleaned = super().clean()
        if self.is_only_shown:
            raise forms.ValidationError("This is not saved yet: look it over, then save it.")
        return cleaned


class Carries(admin.ModelAdmin):
    """A desk whose forms lose no text."""

    class Media:
        js = [forms.Script("staff/unsaved.js", type="module")]

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        is_only_shown = getattr(request, "filled_with", None) is not None
        return type(form.__name__, (CarryingForm, form), {"is_only_shown": is_only_shown})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """As Django's; a kept text that the address asks for is shown as if it was just sent."""
        if kept := self._kept_instead(request, object_id):
            return kept
        text = unsaved.wanted(request) if request.method == "GET" else None
        if text is not None and self._may_write(request, object_id):
            request.filled_with = text  # type: ignore[attr-defined]
            _ = request.FILES  # read now, as reading them later would empty POST
            request.method, request.POST = "POST", self._sent(request, text, object_id)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if text is not None:
            request.method = "GET"
        elif request.method == "POST" and response.status_code == 302:
            unsaved.forget(request)
        return response

    def _kept_instead(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """Where a post leads that can't be saved: another account's form, or a row that is gone."""
        shown = read(request) if request.method == "POST" else None
        if shown is None:
            return None
        if shown.user != request.user.pk:
            answer = unsaved.keep_and_go_on(request, may_stay=True)
            return answer or staff_site.hand_back(request)
        is_gone = object_id and self.get_object(request, unquote(object_id)) is None
        if is_gone and self.has_add_permission(request) and unsaved.keep(request, self._new()):
            messages.warning(
                request,
                "Somebody deleted this while you wrote. Your text is kept: it can be put into "
                "the form of a new one.",
            )
            return HttpResponseRedirect(self._new())
        return None

    def _new(self) -> str:
        """The address of the form of a new row."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")

    def _sent(self, request: HttpRequest, text: UnsavedText, object_id: str | None) -> QueryDict:
        """The kept text as its form sent it; on the form of a new row all lines are new too."""
        data = unsaved.as_sent(text)
        for formset, _ in self.get_formsets_with_inlines(request) if object_id is None else ():
            prefix = formset.get_default_prefix()
            data[f"{prefix}-INITIAL_FORMS"] = "0"
            of_old_rows = (f"-{formset.model._meta.pk.name}", f"-{formset.fk.name}")
            for name in list(data):
                if name.startswith(f"{prefix}-") and name.endswith(of_old_rows):
                    data[name] = ""
        return data

    def _may_write(self, request: HttpRequest, object_id: str | None) -> bool:
        if object_id is None:
            return bool(self.has_add_permission(request))
        row = self.get_object(request, unquote(object_id))
        return row is not None and self.has_change_permission(request, row)

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        form = context["adminform"].form
        context["filled_with"] = text = getattr(request, "filled_with", None)
        if text is not None:
            _without_errors(context)
        elif not form.is_bound:
            form.initial[VERSION] = signed(request, _sheet(context))
            context["kept_texts"] = unsaved.texts_at(request)
        context["carried"] = [form[VERSION], form[unsaved.UNSAVED]]
        return super().render_change_form(request, context, **kwargs)


def _sheet(context: dict[str, Any]) -> Sheet:
    """What the page is about to show; a new row's form starts from nothing."""
    if context["original"] is None:
        return {}
    lists = [
        found.formset for found in context["inline_admin_formsets"] if found.has_change_permission
    ]
    return shown_by(context["adminform"].form, lists)


def _without_errors(context: dict[str, Any]) -> None:
    """A form that was filled in for somebody has not been sent by them: mistakes come later."""
    context["errors"] = []
    context["adminform"].form._errors = ErrorDict()
    for found in context["inline_admin_formsets"]:
        found.formset._non_form_errors = ErrorList()
        for row in found.formset.forms:
            row._errors = ErrorDict()


@staff_site.route("unsaved/<int:pk>/throw-away/", name="throw_away")
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Drops a kept text of one's own for good, and leads back to its form."""
    text = get_object_or_404(UnsavedText, pk=pk, user=request.user)
    if request.method == "POST":
        text.delete()
    return HttpResponseRedirect(text.address)
