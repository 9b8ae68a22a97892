"""On the form of what is known: the pages that print or cite it, each with the way to its form."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.models import Article, Edition

from .desk import form_address


class PrintedOn(admin.ModelAdmin):
    """Adds “on these pages” to the end of the form of a row that is there already."""

    def printed_on(self, row: Any) -> QuerySet[Article]:
        """The pages of the row."""
        raise NotImplementedError

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "on_pages")

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        own = [("Where readers meet it", {"fields": ["on_pages"]})] if obj else []
        return [*fieldsets, *own]

    @admin.display(description="on these pages")
    def on_pages(self, row: Any) -> SafeString | str:
        links = [(form_address(page), page.title) for page in self.printed_on(row)]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "On no page yet."


class Cited(PrintedOn):
    """A source or a claim: pages name it in their words, so the live editions are asked."""

    def printed_on(self, row: Any) -> QuerySet[Article]:
        # In an edition's JSON only a key stands between quotes; in its words it has brackets.
        live = Edition.objects.readable(timezone.now()).filter(content__contains=f'"{row.key}"')
        return Article.objects.filter(pk__in=live.values("article"))
