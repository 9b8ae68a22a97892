"""The desk of each of the seven kinds of page: the form, in the order of the page, and the list."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import BaseInlineFormSet, CheckboxSelectMultiple, ModelForm, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import publishing
from articles.models import (
    SECTIONS,
    Article,
    Benefit,
    Code,
    Condition,
    Dosing,
    Guide,
    Mechanism,
    Risk,
    SideEffect,
    Synonym,
)

from .desk import desk_of
from .fields import KeysForm, PlainFields
from .history import ShowsLetStand
from .lists import PageList
from .live import Live
from .markdown import WritesMarkdown
from .parts import PARTS
from .scheduling import planned
from .site import staff_site
from .together import Together
from .usage import KeptWhileUsed

REVIEWED_YEARLY = (Dosing, Risk, SideEffect)
"""Kinds on dosing and safety, which are looked at every 12 months."""
OURS = {"owner"}
"""Fields of which readers see nothing."""

FIELDS: dict[type[Article], list[tuple[str, list[Any]]]] = {
    Condition: [
        (
            "The page, from the top",
            ["not_today", "who_should_not", "treatment", "feels_like", "how_ketamine_may_help"],
        ),
    ],
    SideEffect: [
        ("At a glance", ["body_area", ("action", "frequency"), "when_short"]),
        ("When to get help", ["when_emergency", "when_to_call", "usually_passes"]),
        ("What it is like", ["feels_like", "self_care", "staff_do"]),
        (
            "When it can be present",
            [("during", "same_day", "next_days", "weeks", "long_term"), "presence_note"],
        ),
        ("How common, and for whom", ["frequency_basis", "more_at_risk"]),
    ],
    Dosing: [
        ("The page, from the top", ["route", "visit"]),
        ("What studies used", ["doses", "doses_note", "how_often", "home_use"]),
    ],
    Benefit: [("For whom and how long", ["for_whom", "how_long"])],
    Risk: [("What kind of risk", ["nature", "more_at_risk", "lower_the_risk"])],
    Mechanism: [
        ("The page, from the top", ["what_it_does", "in_cells", "in_animals", "in_people"]),
    ],
    Guide: [("What the guide is for", ["purpose"])],
}


class PageForm(KeysForm):
    """Adds the one check that the form can't see: kind and language are not typed in it."""

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        others = Article.objects.filter(
            kind=self._meta.model.KIND, language=self.instance.language, slug=slug
        )
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Another page of this kind has that address already.")
        return slug


class PageDesk(Together, WritesMarkdown, PlainFields, KeptWhileUsed, ShowsLetStand, PageList, Live):
    """What the seven desks share."""

    form = PageForm
    change_form_template = "admin/page_form.html"
    inlines = PARTS
    live_parts = (Synonym, Code)
    line_fields = ("summary",)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        start = [
            ("Names and answer", ["title", "medical_name", "slug", "one_line", "summary"]),
        ]
        end = [
            ("More to know", ["body", "picture"]),
            ("What expert bodies say", ["guidance"]),
            (
                "Looking after this page",
                [("owner", "stage"), ("written_on", "last_reviewed_on", "review_interval")],
            ),
        ]
        parts = [*start, *FIELDS[self.model], *end]
        return [(title, {"fields": fields}) for title, fields in parts]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        moved_by_verbs = ("stage", "last_reviewed_on")
        return ("slug", *moved_by_verbs) if obj and obj.editions.exists() else moved_by_verbs

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return {} if obj else {"slug": ["title"]}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        given = super().get_changeform_initial_data(request)
        return {"review_interval": 12} | given if self.model in REVIEWED_YEARLY else given

    def formfield_for_manytomany(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["widget"] = CheckboxSelectMultiple()
        found = super().formfield_for_manytomany(field, request, **kwargs)
        if field.name == "guidance":  # one body may say several things
            found.label_from_instance = lambda row: f"{row}: {row.says[:100]}"
        return found

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> HttpResponse:
        if obj := kwargs.get("obj"):
            context["desk"] = desk = desk_of(obj, request.user)
            context["planned"] = planned([obj])
            context["show_delete"] = not desk.has_editions
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        """Leaves `updated_at` alone when nothing that readers see was changed."""
        if change:
            publishing.lock([obj])
        if change and set(form.changed_data) <= OURS:
            obj.save(update_fields=form.changed_data)
        else:
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        """Keeps who changed the words, who must not be the one to sign them."""
        super().save_related(request, form, formsets, change)
        lists = [one for one in formsets if one.model not in self.live_parts and one.has_changed()]
        if lists or not set(form.changed_data) <= OURS:
            publishing.edited(article=form.instance, by=request.user)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Says after a save that it is no publication."""
        if obj.editions.exists():
            messages.info(request, "Readers see what you saved only after you publish it.")
        return super().response_change(request, obj)

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        super().save_formset(request, form, formset, change)
        if formset.model not in self.live_parts and formset.has_changed():
            Article.objects.filter(pk=form.instance.pk).update(updated_at=timezone.now())

    def why_kept(self, row: Any) -> str:
        """A published page is kept for good; a page in review is somebody else's to decide on."""
        if row.editions.exists():
            return f"“{row}” has been published, so it is kept for good: withdraw it instead."
        if row.stage == Article.Stage.IN_REVIEW:
            return f"“{row}” waits for a second person, so it is kept: have it sent back first."
        return ""


for section in SECTIONS:
    staff_site.register(section, PageDesk)
