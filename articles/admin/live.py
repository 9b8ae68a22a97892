"""What the desks share: the stamp of live rows, keys that stay, and rows only to read."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from articles.caching import raise_stamp


class Live(admin.ModelAdmin):
    """Readers see these rows at once: each change raises the stamp in its own transaction."""

    live_parts: Iterable[type[Model]] | None = None
    """Only these inline rows are live, and the row itself is not; None: all of it is."""

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if self.live_parts is None and (form.has_changed() or not change):
            raise_stamp()

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        super().save_formset(request, form, formset, change)
        is_live = self.live_parts is None or formset.model in self.live_parts
        if is_live and formset.has_changed():
            raise_stamp()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            super().delete_model(request, obj)
            raise_stamp()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            raise_stamp()


class FixedKey(admin.ModelAdmin):
    """Pages and texts name these rows by their key, so it is typed once."""

    key = "key"

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return (*fields, self.key) if obj else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)


class ReadOnly(admin.ModelAdmin):
    """Rows that staff read here and never write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
