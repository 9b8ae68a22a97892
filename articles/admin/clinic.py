"""The desk of the clinic's own facts."""

from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Subquery
from django.forms import ModelForm, model_to_dict
from django.http import HttpRequest, HttpResponse

from articles.models import ClinicProfile

from .live import Live
from .site import staff_site


@admin.register(ClinicProfile, site=staff_site)
class ClinicDesk(Live):
    """Saving the form adds the next row, so the list is the history of what the clinic said."""

    list_display = ["saved_at", "saved_by", "name", "phone", "is_current"]
    list_select_related = ["saved_by"]
    fieldsets = [
        ("How to reach the clinic", {"fields": [
            "name", "address", ("phone", "extension"), "hours", "after_hours", "language_line",
        ]}),
        ("Help lines", {
            "description": "Left empty, the pages print the national numbers.",
            "fields": ["emergency_number", "crisis_number", "crisis_note", "poison_number"],
        }),
        ("Around the drip", {"fields": [
            "arrival", "fasting", "escort", "companion", "medicines", "recovery", "adult_at_home",
            "driving_hours",
        ]}),
        ("Who runs this site", {"fields": ["owner", "sells_treatment"]}),
    ]  # fmt: skip

    @admin.display(boolean=True, description="in use now")
    def is_current(self, profile: Any) -> bool:
        return bool(profile.is_newest)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClinicProfile]:
        newest = Subquery(ClinicProfile.objects.values("pk")[:1])
        is_newest = ExpressionWrapper(Q(pk=newest), BooleanField())
        return super().get_queryset(request).annotate(is_newest=is_newest)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return model_to_dict(ClinicProfile.current())

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        words = {"title": "Clinic facts: what was said when"}
        return super().changelist_view(request, words | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        words = {"title": "Change the clinic's facts"}
        return super().add_view(request, form_url, words | (extra_context or {}))

    def save_model(
        self, request: HttpRequest, obj: ClinicProfile, form: ModelForm, change: bool
    ) -> None:
        obj.saved_by = request.user
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
