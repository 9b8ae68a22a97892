"""Where a row is used: on its form, at an address of its own, and as the reason to keep it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import publishing
from articles.models import Article, Stamp
from articles.queries.usage import TABLES, InEdition, OnPage, Usage, usage

from .desk import form_address
from .live import Live
from .site import staff_site

PAGES_SHOWN = 100
ON_FORM = 10
"""Pages named on the form of a row; all of them stand at an address of their own."""


class Used(NamedTuple):
    """A row with what uses it, each with the way to its form."""

    title: str
    address: str
    rows: list[tuple[str, str]]
    pages: list[dict[str, Any]]
    many: int
    more: str


class InUse(ValueError):
    """The row came into use after somebody asked to delete it."""


def used(row: Model, *, number: str = "1") -> Used:
    """Where the row is used now; of very many pages only some at once, by `number`."""
    found = usage(row, timezone.now())  # type: ignore[arg-type]
    shown = Paginator(found.pages, PAGES_SHOWN).get_page(number)
    address = used_address(row)
    more = f"{address}?p={shown.next_page_number()}" if shown.has_next() else ""
    return Used(
        title=str(row),
        address=address,
        rows=[(_form_of(one.table, one.id), one.title) for one in found.rows],
        pages=[_page(one) for one in shown],
        many=len(found.pages),
        more=more,
    )


def used_address(row: Model) -> str:
    """Where staff see what uses the row."""
    table = "article" if isinstance(row, Article) else row._meta.model_name
    return reverse("admin:used", args=[table, row.pk])


def _page(page: OnPage) -> dict[str, Any]:
    return {
        "address": _form_of(page.kind.replace("_", ""), page.article),
        "title": page.title,
        "draft": page.draft,
        "editions": [(_form_of("edition", e.id), _when(e), e.parts) for e in page.editions],
    }


def _when(edition: InEdition) -> str:
    if not edition.is_scheduled:
        return f"Readers have it, edition {edition.number}"
    return f"Edition {edition.number}, from {timezone.localtime(edition.live_from):%Y-%m-%d %H:%M}"


def _form_of(table: str, pk: int) -> str:
    return reverse(f"admin:articles_{table}_change", args=[pk])


@staff_site.route("used/<str:table>/<int:pk>/", name="used")
def used_view(request: HttpRequest, table: str, pk: int) -> HttpResponse:
    """Every page, edition and row that uses this one."""
    if table not in TABLES:
        raise Http404("There is no such table: open this from the form of a row.")
    if not all(request.user.has_perm(f"articles.view_{name}") for name in (table, "article")):
        raise PermissionDenied
    row = get_object_or_404(TABLES[table], pk=pk)
    back = form_address(row) if isinstance(row, Article) else _form_of(table, pk)
    found = used(row, number=request.GET.get("p", "1"))
    return _show(request, f"Where “{row}” is used", [found], back)


def refused(request: HttpRequest, found: list[Used], back: str) -> HttpResponse:
    """Says why nothing was deleted: what would be left without it."""
    one = f"“{found[0].title}”" if len(found) == 1 else f"{len(found)} of these rows"
    words = (
        "Nothing was deleted. Take it out of everything below first, and publish those pages; "
        "editions that readers no longer have keep what they need by themselves."
    )
    title = f"{one} can’t be deleted: {'it is' if len(found) == 1 else 'they are'} used"
    return _show(request, title, found, back, words=words, status=409)


def _show(
    request: HttpRequest,
    title: str,
    found: list[Used],
    back: str,
    *,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"title": title, "words": words, "found": found, "back": back}
    frame = staff_site.each_context(request)
    return render(request, "admin/used.html", frame | context, status=status)


class KeptWhileUsed(admin.ModelAdmin):
    """A row that something uses is not deleted, by whatever way: what uses it is shown instead."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None or not self.has_delete_permission(request, row):
            return super().delete_view(request, object_id, extra_context)
        back = reverse(f"admin:articles_{self.opts.model_name}_change", args=[row.pk])
        if why := self.why_kept(row):
            messages.error(request, why)
            return HttpResponseRedirect(back)
        if found := in_use([row]):
            return refused(request, found, back)
        try:
            return super().delete_view(request, object_id, extra_context)
        except InUse:
            return refused(request, in_use([row]), back)

    def why_kept(self, row: Any) -> str:
        """The sentence that says why the row stays, whatever uses it; empty if it may go."""
        return ""

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _, name, words = actions["delete_selected"]
            actions["delete_selected"] = (delete_unused, name, words)
        return actions

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            self._require_unused([obj], request)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            self._require_unused(queryset, request)
            super().delete_queryset(request, queryset)

    def _require_unused(self, rows: Iterable[Model], request: HttpRequest) -> None:
        """InUse if anything uses one of the rows by now; else the log has what goes."""
        Stamp.hold()  # nobody publishes in between
        for row in rows:
            if in_use([row]):
                raise InUse(f"“{row}” is used.")
            if not isinstance(self, Live):  # that one keeps the words of its rows itself
                publishing.record_change(before=row, after=None, by=request.user)  # type: ignore[arg-type]


def delete_unused(desk: Any, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse | None:
    """Django's action for many rows, if nothing uses any of them."""
    back = reverse(f"admin:articles_{desk.opts.model_name}_changelist")
    if found := in_use(chosen):
        return refused(request, found, back)
    try:
        answer: HttpResponse | None = delete_selected(desk, request, chosen)
    except InUse:
        messages.error(request, "Nothing was deleted: one of the rows came into use meanwhile.")
        return None
    return answer


def in_use(rows: Iterable[Model]) -> list[Used]:
    """Those of the rows that something uses."""
    return [found for row in rows if (found := used(row)).rows or found.pages]


class ShowsUse(KeptWhileUsed):
    """Adds to the form of a stored row what uses it."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "on_pages")

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        own = [("Where this is used", {"fields": ["on_pages"]})] if obj else []
        return [*fieldsets, *own]

    @admin.display(description="on these pages")
    def on_pages(self, row: Any) -> SafeString:
        found = usage(row, timezone.now())
        return format_html(
            '{} <a href="{}">{}</a>',
            _links(found) if found.pages else "On no page yet.",
            used_address(row),
            _all_of(found),
        )


def _links(found: Usage) -> SafeString:
    links = [
        (_form_of(page.kind.replace("_", ""), page.article), page.title)
        for page in found.pages[:ON_FORM]
    ]
    return format_html_join("", '<a href="{}">{}</a>, ', links)


def _all_of(found: Usage) -> str:
    """The words of the link to everything: how much there is beside what is shown."""
    more = len(found.pages) - ON_FORM
    pages = f"and {more} more pages, in which part, " if more > 0 else "in which part, "
    rows = f"and {len(found.rows)} rows that rest on it" if found.rows else "and in which editions"
    return f"{pages if found.pages else ''}{rows}"
