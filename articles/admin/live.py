"""What the desks share: who changed a row, the stamp of live rows, keys that stay."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from articles import publishing
from articles.caching import raise_stamp


class Live(admin.ModelAdmin):
    """Readers see these rows at once: each change raises the stamp, and the log has its words."""

    live_parts: Iterable[type[Model]] | None = None
    """Only these inline rows are live, and the row itself is not; None: all of it is."""

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        is_live = self.live_parts is None
        before = publishing.said_now(obj) if is_live else None
        super().save_model(request, obj, form, change)
        if is_live and (form.has_changed() or not change):
            form.save_m2m()  # before Django does: a list of sources is words of the row too
            publishing.record_change(before=before, after=obj, by=request.user)
            raise_stamp()

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        is_live = self.live_parts is None or formset.model in self.live_parts
        if not is_live or not formset.has_changed():
            super().save_formset(request, form, formset, change)
            return
        before = _rows(formset)
        super().save_formset(request, form, formset, change)
        after = _rows(formset)
        for pk in before | after:
            row = {"before": before.get(pk), "after": after.get(pk)}
            publishing.record_change(**row, by=request.user)
        raise_stamp()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            publishing.record_change(before=obj, after=None, by=request.user)
            super().delete_model(request, obj)
            raise_stamp()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for row in queryset:
                publishing.record_change(before=row, after=None, by=request.user)
            super().delete_queryset(request, queryset)
            raise_stamp()


def _rows(formset: BaseInlineFormSet) -> dict[Any, Model]:
    """The rows of an inline list as its table holds them now."""
    rows = formset.model._default_manager.filter(**{formset.fk.name: formset.instance})
    return {row.pk: row for row in rows}


class Drafted(admin.ModelAdmin):
    """Pages print these rows once they are published again; the log has who wrote what."""

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        form.said_before = publishing.said_now(obj) if change else None  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        before, after = getattr(form, "said_before", None), publishing.said_now(form.instance)
        publishing.record_change(before=before, after=after, by=request.user, verb="edited")


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
