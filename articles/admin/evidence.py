"""What is known and who says so: sources, claims, outcomes, doses studied, guidance."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.forms import Media, ModelForm, Script
from django.http import HttpRequest
from django.utils import timezone

from articles.models import (
    Article,
    Claim,
    DoseStudied,
    Guidance,
    Outcome,
    OutcomeValue,
    Source,
)

from .claims import Withdrawable
from .fields import KeysForm, PlainFields
from .live import Drafted, FixedKey, Live
from .markdown import WritesMarkdown
from .parts import Part
from .sharing import Reprinted, Shared
from .site import staff_site
from .together import Together
from .usage import ShowsUse


@admin.register(Source, site=staff_site)
class SourceDesk(Together, ShowsUse, PlainFields, Shared, FixedKey):
    """Readers see a source's state at once; its line on a page is the one that was published."""

    list_display = ["key", "title", "year", "kind", "read", "status", "checked_on"]
    list_filter = ["status", "kind", "read"]
    search_fields = ["key", "title", "authors", "doi"]
    fieldsets = [
        (
            None,
            {"fields": ["key", "kind", "title", "authors", "container", ("year", "doi"), "url"]},
        ),
        ("What we made of it", {"fields": ["about", "read", "read_note", "checked_on", "status"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Its state is told to readers, by who may publish."""
        fields = super().get_readonly_fields(request, obj)
        may_tell = request.user.has_perm("articles.publish_article")
        return fields if may_tell else (*fields, "status")


class ClaimForm(KeysForm):
    """Refuses a claim that agrees with sources and names none: nothing could cite it."""

    def clean(self) -> Any:
        typed = super().clean()
        agrees = self.cleaned_data.get("verdict") == Claim.Verdict.AGREES
        if agrees and "sources" not in self.errors and not self.cleaned_data.get("sources"):
            self.add_error("sources", "Name at least one source that agrees with the claim.")
        return typed


@admin.register(Claim, site=staff_site)
class ClaimDesk(Together, Withdrawable, ShowsUse, PlainFields, FixedKey, Live):
    """What the source documents say, and our verdict: public on “What we checked”."""

    form = ClaimForm
    list_display = ["key", "claim", "document", "topic", "verdict"]
    list_filter = ["verdict", "document", "topic", "kind"]
    search_fields = ["key", "claim", "say_instead"]
    fieldsets = [
        ("The claim", {"fields": ["key", "kind", ("document", "topic"), "section", "claim"]}),
        ("Our verdict", {"fields": [
            "verdict", ("certainty", "certainty_source"), "caveat", "say_instead", "sources",
        ]}),
        ("Where it is used", {"fields": ["left_out"]}),
    ]  # fmt: skip


class OnPages(Together, WritesMarkdown, ShowsUse, PlainFields, FixedKey, Drafted):
    """Rows that pages print: their pages count as changed until they are published again."""

    pages = "articles"
    """The relation that leads to the pages."""

    def printed_on(self, row: Any) -> QuerySet[Article]:
        found: QuerySet[Article] = getattr(row, self.pages).distinct()
        return found

    def get_ordering(self, request: HttpRequest) -> Any:
        """Named, as rows that are counted lose the order of their model."""
        return self.ordering or self.model._meta.ordering

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(used=Count(self.pages, distinct=True))

    @admin.display(description="pages", ordering="used")
    def on_how_many(self, row: Any) -> int:
        return int(row.used)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        """Pages before the log, in the order in which all take their locks."""
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            printed_on = self.printed_on(form.instance).values("pk")
            Article.objects.filter(pk__in=printed_on).update(updated_at=timezone.now())
        super().save_related(request, form, formsets, change)


class ValuePart(Part):
    model = OutcomeValue
    fieldsets = [
        (None, {"fields": [
            ("time", "arm", "order"), ("count", "of", "percent", "mean", "difference"),
            ("low", "high", "people"),
        ]}),
        ("How sure, and what the source adds", {
            "fields": [("certainty_from", "certainty_to", "note")], "classes": ["collapse"],
        }),
    ]  # fmt: skip
    verbose_name = "number"
    verbose_name_plural = "numbers: each in one form only"

    @property
    def media(self) -> Media:
        return super().media + Media(js=[Script("staff/folds.js", type="module")])


@admin.register(Outcome, site=staff_site)
class OutcomeDesk(Reprinted, OnPages):
    """A patient's question; the words and drawings on pages are made from its numbers."""

    list_display = [
        "question", "key", "asks", "measure", "certainty_from", "certainty_to",
        "on_how_many",
    ]  # fmt: skip
    list_filter = ["asks", "measure", "certainty_from", "graders_disagree"]
    search_fields = ["key", "question", "answer"]
    prepopulated_fields = {"key": ["question"]}
    markdown_fields = ("answer",)
    inlines = [ValuePart]
    fieldsets = [
        ("The question", {"fields": ["question", "key", "answer", "population", "time_span"]}),
        ("In the evidence table", {"fields": [("asks", "found")]}),
        ("How it was measured", {
            "fields": ["measure", "scale", ("happened", "did_not"), ("people", "is_crossover")],
        }),
        ("How sure", {"fields": [("certainty_from", "certainty_to"), "graders_disagree"]}),
        ("Beside it", {"fields": ["worth_asking", "basis"]}),
    ]  # fmt: skip


class ByRoute(admin.AllValuesFieldListFilter):
    """Each route that rows have; where none is said the link has words too."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield choice | {"display": choice["display"] or "Not said"}


@admin.register(DoseStudied, site=staff_site)
class DoseDesk(OnPages):
    """A record of what a study used, never advice."""

    pages = "pages"
    list_display = ["who", "given", "rated", "route", "order", "on_how_many"]
    list_filter = [("route", ByRoute)]
    search_fields = ["key", "who", "given"]
    prepopulated_fields = {"key": ["who"]}
    fieldsets = [
        ("What was used", {"fields": ["who", "key", "given", "rated", ("route", "order"), "basis"]})
    ]


@admin.register(Guidance, site=staff_site)
class GuidanceDesk(Reprinted, OnPages):
    """Bodies disagree: pages show each, newest first."""

    list_display = ["body", "year", "position", "key", "on_how_many"]
    list_filter = ["position"]
    search_fields = ["key", "body", "says"]
    ordering = [F("year").desc(nulls_last=True), "key"]
    prepopulated_fields = {"key": ["body", "year"]}
    markdown_fields = ("says",)
    fieldsets = [
        ("What it says", {"fields": ["body", "year", "key", "position", "says"]}),
        ("What it rests on", {"fields": ["rests_on", "source", "basis"]}),
    ]
