"""What was published and signed, to be read, and the old addresses that still lead somewhere."""

import re
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, Redirect, SignOff
from articles.pages import path_of

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
