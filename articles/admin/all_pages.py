"""All pages in one list, whatever their kind; each leads to the form of its own kind."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article

from .desk import form_address, model_name
from .lists import PageList
from .site import staff_site


@admin.register(Article, site=staff_site)
class AllPages(PageList):
    """The parent rows: looked at here, written on the form of their kind."""

    list_display = ["page", "kind", "stage", "shown_words", "review_words"]
    list_display_links = None
    list_filter = ["kind", *PageList.list_filter]

    @admin.display(description="page", ordering="title")
    def page(self, article: Article) -> SafeString:
        return format_html('<a href="{}">{}</a>', form_address(article), article.title)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "All pages", **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        article = self.get_object(request, object_id)
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(form_address(article))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The desk of its kind knows what keeps a page from being deleted."""
        article = self.get_object(request, object_id)
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        address = f"admin:articles_{model_name(article)}_delete"
        return HttpResponseRedirect(reverse(address, args=[article.pk]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False
