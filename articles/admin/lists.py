"""What every list of pages has: its columns, filters and search, publishing and withdrawing."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from .publishing import publish_selected, withdraw_selected
from .scheduling import in_words
from .status import ReviewFilter, Shown, ShownFilter, with_shown


class PageList(admin.ModelAdmin):
    """A list of articles or of their children."""

    list_display = ["title", "stage", "shown_words", "review_words"]
    list_filter = ["stage", ShownFilter, ReviewFilter]
    search_fields = ["title", "medical_name", "slug", "synonyms__word"]
    actions = [publish_selected, withdraw_selected]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_shown(super().get_queryset(request), timezone.now())

    @admin.display(description="what readers see", ordering="shown")
    def shown_words(self, article: Any) -> str:
        label = str(Shown(article.shown).label)
        if article.planned_for is None:
            return label
        return f"{label}: goes live on {in_words(article.planned_for)}"

    @admin.display(description="review due", ordering="review_due_on")
    def review_words(self, article: Any) -> str:
        """One that rests on what fell is due today, whatever day is stored."""
        due, today = article.review_due_on, timezone.localdate()
        if article.is_pulled_forward:
            return f"{min(due or today, today):%Y-%m-%d}, overdue: what it rests on changed"
        if due is None:
            return ""
        return f"{due:%Y-%m-%d}, overdue" if due < today else f"{due:%Y-%m-%d}"

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_article")

    def get_actions(self, request: HttpRequest) -> Any:
        """No deleting in bulk: a published page is withdrawn, with a reason."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions
