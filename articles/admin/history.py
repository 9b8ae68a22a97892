"""What was published and signed, to be read, and the old addresses that still lead somewhere."""

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Edition, Override, Redirect, SignOff
from articles.pages import path_of

from .desk import ask, require_publisher
from .live import ReadOnly
from .site import staff_site

CODE = re.compile(r"[0-9a-f]{8}")
HEARD = str.maketrans("OILS", "0115")
"""Letters that are no hexadecimal digits, as somebody may write down a code that was read out."""


@staff_site.route("editions/", name="find_edition")
def find_edition(request: HttpRequest) -> HttpResponse:
    """A short address for the phone: /staff/editions/?q=7F2A-91C0."""
    asked = urlencode({"q": request.GET["q"]}) if "q" in request.GET else ""
    address = reverse("admin:articles_edition_changelist")
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)


class ShowsLetStand(admin.ModelAdmin):
    """The history of a page has what was let stand on it, and whether it still is."""

    object_history_template = "admin/page_history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        article = self.get_object(request, unquote(object_id))
        told = {}
        if article:
            rows = list(Override.objects.filter(article=article.pk).select_related("by"))
            stand = publishing.overrides_of(publishing.build_page(article)) if rows else []
            told["let_stand"] = [(row, row in stand) for row in rows]
        return super().history_view(request, object_id, told | (extra_context or {}))


class HideForm(forms.Form):
    """The reason that no reader should read any more."""

    note = forms.CharField(
        label="The sentence, as readers have it",
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Copy all of it from the page’s list of changes or from the corrections.",
    )


@staff_site.route("reasons/hide/", name="hide_reason")
def hide_reason(request: HttpRequest) -> HttpResponse:
    """Takes a reason from every list of changes that readers have."""
    require_publisher(request.user)
    form = HideForm(request.POST or None, initial={"note": request.GET.get("note", "")})
    back = reverse("admin:articles_edition_changelist")
    if request.method == "POST" and form.is_valid():
        try:
            publishing.hide_note(by=request.user, **form.cleaned_data)
        except ValueError as error:
            form.add_error("note", str(error))
        else:
            messages.success(request, "Hidden: no list of changes has that sentence any more.")
            return HttpResponseRedirect(back)
    return ask(
        request,
        title="Hide a reason from readers",
        words="Readers keep the change, without this sentence, and it can’t be shown again. The "
        "edition stays as it is, and the event log says who hid the sentence.",
        form=form,
        button="Hide it",
        back=back,
    )


@admin.register(Edition, site=staff_site)
class EditionDesk(ReadOnly):
    """Every state in which a page was published, for good."""

    change_form_template = "admin/edition_form.html"
    list_display = [
        "title", "number", "code", "kind", "state", "change", "live_from", "published_by", "note",
    ]  # fmt: skip
    list_filter = ["state", "kind", "change", "origin"]
    list_select_related = ["published_by"]
    search_fields = ["title", "slug", "note"]
    ordering = ["-live_from", "-pk"]
    fieldsets = [
        (None, {"fields": [
            "article", "number", "code", "state", "title", "one_line", "kind", "slug", "note",
            "change",
        ]}),
        ("Who and when", {"fields": [
            "written_on", "published_by", "published_at", "live_from",
            "cancelled_at", "last_reviewed_on", "review_due_on", "origin", "release", "hash",
        ]}),
        ("What the page said", {"fields": ["text"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).defer("content")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        words = {"title": "Editions: find one by its title, or by the code at a page’s foot"}
        return super().changelist_view(request, words | (extra_context or {}))

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Also by the code that a page prints, typed in any way in which one may hear it."""
        found, has_twins = super().get_search_results(request, queryset, search_term)
        typed = re.sub(r"[\W_]", "", search_term.upper().rpartition("CODE")[2])
        code = typed.translate(HEARD).lower()
        if CODE.fullmatch(code):
            found = found | queryset.filter(hash__startswith=code)
        return found, has_twins

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        edition = kwargs["obj"]
        name = f"articles.change_{edition.kind.replace('_', '')}"
        context["may_hide"] = (
            bool(edition.note)
            and edition.note_is_public
            and request.user.has_perm("articles.publish_article")
        )
        context["may_restore"] = edition.state == Edition.State.PUBLISHED and request.user.has_perm(
            name
        )
        return super().render_change_form(request, context, **kwargs)


@admin.register(SignOff, site=staff_site)
class SignOffDesk(ReadOnly):
    """Who stands by which words: it holds as long as the words stay the same."""

    list_display = ["about", "public_name", "role", "scope", "at"]
    list_filter = ["scope"]
    search_fields = ["about", "public_name"]


@admin.register(Redirect, site=staff_site)
class RedirectDesk(ReadOnly):
    """Addresses that were used once: they stay, as people and leaflets keep links to them."""

    list_display = ["old_path", "article", "made_at"]
    list_select_related = ["article"]
    search_fields = ["old_path", "article__title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Redirect]:
        """Without those that are the address of their own page again, as after a change back."""
        live = Edition.objects.live(timezone.now()).filter(article__redirects__isnull=False)
        rows = live.values_list(
            "article__redirects", "article__redirects__old_path", "kind", "slug"
        )
        again = [pk for pk, old, kind, slug in rows if old == path_of(kind, slug)]
        return super().get_queryset(request).exclude(pk__in=again)
