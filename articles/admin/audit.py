"""The audit: what a page said at a moment, to be read, printed, or kept as a file."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.queries.audit import as_json, audit, moment_of, page_named, past_names
from articles.queries.audited import Audit

from .site import staff_site

RIGHT = "articles.view_event"
"""Signatures come with registration numbers, so writing pages is not enough to read an audit."""


class PublishedInput(forms.TextInput):
    """A line that offers every page that was ever published, by the names that it had."""

    template_name = "admin/page_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        listed = f"{name}-pages"
        context = super().get_context(name, value, {**(attrs or {}), "list": listed})
        names = past_names(timezone.now()).values_list("kind", "slug", "title")
        found = {f"{kind}:{slug}": title for kind, slug, title in names}
        return context | {"listed": listed, "pages": sorted(found.items())}


class MomentInput(forms.DateTimeInput):
    """The browser's own field for day and time, which knows the clinic's clock alone."""

    input_type = "datetime-local"

    def format_value(self, value: Any) -> str:
        try:
            return f"{timezone.localtime(moment_of(str(value))):%Y-%m-%dT%H:%M:%S}"
        except ValueError:
            return ""


class AuditForm(forms.Form):
    """Which page, and when by the clinic's clock."""

    page = forms.CharField(
        label="Page",
        max_length=120,
        widget=PublishedInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="As links name it, such as condition:crps; type a part of the name and choose.",
    )
    at = forms.CharField(
        label="Day and time",
        max_length=40,
        widget=MomentInput(attrs={"step": "1"}),
    )

    def clean_at(self) -> Any:
        try:
            return moment_of(self.cleaned_data["at"])
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> None:
        page, at = self.cleaned_data.get("page"), self.cleaned_data.get("at")
        if page and at:
            try:
                self.cleaned_data["article"] = page_named(page, at)
            except LookupError as error:
                self.add_error("page", str(error))

    def answer(self) -> Audit:
        """The audit of a form that is valid."""
        return audit(self.cleaned_data["article"], self.cleaned_data["at"])


@staff_site.route("audit/", name="audit")
@require_safe
def audit_view(request: HttpRequest) -> HttpResponse:
    """Asks for ?page= and ?at=, and answers on one page to print, or with ?as=json as a file."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    now = timezone.localtime()
    asked = request.GET if "page" in request.GET else None
    form = AuditForm(asked, initial={"at": f"{now:%Y-%m-%dT%H:%M:%S}"})
    found = form.answer() if form.is_bound and form.is_valid() else None
    if found and request.GET.get("as") == "json":
        return _file(found)
    context = {
        "title": "What a page said on a day",
        "form": form,
        "time_zone": timezone.get_current_timezone_name(),
        "audit": found,
        "json_query": request.GET.urlencode() + "&as=json",
    }
    return render(request, "admin/audit.html", staff_site.each_context(request) | context)


def _file(found: Audit) -> HttpResponse:
    response = HttpResponse(as_json(found), "application/json")
    stamp = "".join(letter for letter in found.at.utc if letter.isalnum())
    name = f"audit-{found.page.replace(':', '-')}-{stamp}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
