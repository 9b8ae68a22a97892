"""What was published and signed, to be read, and the old addresses that still lead somewhere."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles.models import Edition, Redirect, SignOff

from .live import Live, ReadOnly
from .site import staff_site


@admin.register(Edition, site=staff_site)
class EditionDesk(ReadOnly):
    """Every state in which a page was published, for good."""

    change_form_template = "admin/edition_form.html"
    list_display = [
        "title",
        "number",
        "kind",
        "state",
        "change",
        "live_from",
        "published_by",
        "note",
    ]
    list_filter = ["state", "kind", "change", "origin"]
    list_select_related = ["published_by"]
    search_fields = ["title", "slug", "note"]
    ordering = ["-live_from", "-pk"]
    fieldsets = [
        (None, {"fields": [
            "article", "number", "state", "title", "one_line", "kind", "slug", "note", "change",
        ]}),
        ("Who and when", {"fields": [
            "written_on", "published_by", "published_at", "live_from",
            "cancelled_at", "last_reviewed_on", "review_due_on", "origin", "release", "hash",
        ]}),
        ("What the page said", {"fields": ["text"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).defer("content")

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
class RedirectDesk(ReadOnly, Live):
    """Addresses that were used once; taking one away breaks links that people kept."""

    list_display = ["old_path", "article", "made_at"]
    list_select_related = ["article"]
    search_fields = ["old_path", "article__title"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.delete_redirect")
