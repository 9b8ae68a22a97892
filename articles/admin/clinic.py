"""The desk of the clinic's own facts."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Subquery, Window
from django.db.models.functions import Lag
from django.forms import (
    HiddenInput,
    IntegerField,
    ModelForm,
    ValidationError,
    model_to_dict,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html_join

from articles import publishing
from articles.models import ClinicProfile, NewNumbers, Stamp

from .carrying import Carries
from .live import Live
from .site import staff_site

SAID = (*ClinicProfile.NUMBERS, *ClinicProfile.OTHERS)
"""Every fact, as the history compares them."""


class ClinicForm(ModelForm):
    """What the clinic says now, to be changed; `base` is the row that the form was filled from.

    What somebody else saved meanwhile stays; where both changed the same fact, it is asked.
    """

    base = IntegerField(required=False, widget=HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.current = ClinicProfile.current()
        said = model_to_dict(self.current) | {"base": self.current.pk}
        super().__init__(*args, **kwargs | {"initial": said | (kwargs.get("initial") or {})})

    def clean(self) -> None:
        super().clean()
        Stamp.hold()  # until the row is added: of two who save at once, one comes after the other
        self.current = ClinicProfile.current()
        base = ClinicProfile.objects.filter(pk=self.cleaned_data.get("base")).first()
        if (base or ClinicProfile()).pk != self.current.pk:
            self._merge(base or ClinicProfile())
        now = publishing.numbers_of(self.current)
        is_new = any(self.cleaned_data.get(name, number) != number for name, number in now.items())
        if is_new and (other := NewNumbers.waiting()):
            raise ValidationError(publishing.why_wait(other))

    def _merge(self, base: ClinicProfile) -> None:
        self.data = self.data.copy()
        self.data["base"] = self.current.pk
        for name, typed in list(self.cleaned_data.items()):
            was, now = getattr(base, name, None), getattr(self.current, name, None)
            if name == "base" or now in (was, typed):
                continue
            if typed == was:
                self.cleaned_data[name] = self.data[name] = now
                continue
            self.add_error(
                name,
                f"{self.current.saved_by or 'Somebody'} changed this to “{now}” while you wrote: "
                "save again to have it as you typed it.",
            )


@admin.register(ClinicProfile, site=staff_site)
class ClinicDesk(Carries, Live):
    """Saving the form adds the next row, so the list is the history of what the clinic said."""

    form = ClinicForm
    add_form_template = "admin/clinic_form.html"
    list_display = ["saved_at", "what_changed", "saved_by", "confirmed_by", "is_current"]
    list_select_related = ["saved_by", "confirmed_by"]
    fieldsets = [
        ("How to reach the clinic", {"fields": [
            "base", "name", "address", ("phone", "extension"), "hours", "after_hours",
            "after_hours_words", "language_line",
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

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A row that is stored shows who stands behind it, and has no form."""
        if obj is None:
            return self.fieldsets
        who = ("Who said so", {"fields": ["saved_at", "typed", "confirmed"]})
        first, *others = self.fieldsets
        fields = [name for name in first[1]["fields"] if name != "base"]
        return [who, (first[0], {"fields": fields}), *others]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("saved_at", "typed", "confirmed") if obj else ()

    @admin.display(description="typed by")
    def typed(self, profile: ClinicProfile) -> str:
        return str(profile.saved_by or "Not known")

    @admin.display(description="numbers confirmed by")
    def confirmed(self, profile: ClinicProfile) -> str:
        return str(profile.confirmed_by or "Nobody: no number changed here")

    @admin.display(boolean=True, description="in use now")
    def is_current(self, profile: Any) -> bool:
        return bool(profile.is_newest)

    @admin.display(description="what changed")
    def what_changed(self, profile: Any) -> str:
        """Each fact that differs from the row before, as it was and as it is."""
        if profile.before is None:
            return "The first facts"
        facts = ((name, getattr(profile, f"was_{name}"), getattr(profile, name)) for name in SAID)
        lines = [(ClinicProfile.label(name), was, now) for name, was, now in facts if was != now]
        found = format_html_join("", "<div>{}: {} → {}</div>", (
            (label, shown(was), shown(now)) for label, was, now in lines
        ))  # fmt: skip
        return found or "Nothing"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClinicProfile]:
        newest = Subquery(ClinicProfile.objects.values("pk")[:1])
        is_newest = ExpressionWrapper(Q(pk=newest), BooleanField())
        was = {f"was_{name}": Window(Lag(name), order_by="pk") for name in SAID}
        before = Window(Lag("pk"), order_by="pk")
        rows = super().get_queryset(request)
        return rows.annotate(is_newest=is_newest, before=before, **was)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        words = {"title": "Clinic facts: what was said when"}
        return super().changelist_view(request, words | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        words = {
            "title": "Change the clinic's facts",
            "waiting": NewNumbers.waiting(),
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        return super().add_view(request, form_url, words | (extra_context or {}))

    def save_model(
        self, request: HttpRequest, obj: ClinicProfile, form: ModelForm, change: bool
    ) -> None:
        saved = publishing.change_facts(facts=obj, by=request.user)
        if saved.profile:
            messages.success(request, "Readers have the new facts now.")
        if saved.waiting:
            messages.warning(
                request,
                "The new numbers wait for a second person: readers keep the old ones until "
                "somebody else has rung and confirmed the new ones.",
            )
        if saved == (None, None):
            messages.info(request, "You changed nothing, so nothing was saved.")

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The event log says it, with both states."""

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        is_asked = NewNumbers.waiting() is not None
        return redirect(
            "admin:new_numbers" if is_asked else "admin:articles_clinicprofile_changelist"
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def shown(value: Any) -> str:
    """A fact in a list: what is empty is said to be."""
    words = {None: "not said", "": "not said", True: "yes", False: "no"}
    return words.get(value) or str(value)
