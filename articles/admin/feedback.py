"""The desk of what readers say of pages: read it, say what became of it, and tell them so."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html

from articles import feedback as keeping
from articles.models import Feedback

from .desk import form_address
from .live import ReadOnly
from .site import GROUPS, staff_site
from .together import Together

GROUPS["Readers"] = {**GROUPS.get("Readers", {}), "Feedback": "What readers told us"}

ANSWERS = [choice for choice in Feedback.State.choices if choice[0] != Feedback.State.NEW]
SHOWN_LETTERS = 80


class AnswerForm(ModelForm):
    """What became of it. What readers wrote is shown beside it and can't be changed."""

    state = forms.ChoiceField(label="What did you do?", choices=[("", "Choose"), *ANSWERS])

    class Meta:
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("reason", "public_line")}

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        said = {name: cleaned.get(name, "") for name in ("state", "reason", "public_line")}
        if not self.errors:
            try:
                keeping.check_answer(words=self.instance.words, **said)
            except ValueError as error:
                self.add_error(None, str(error))
        return cleaned


@admin.register(Feedback, site=staff_site)
class FeedbackDesk(Together, ReadOnly):
    """Answers with words, and those that staff dealt with; yes and no alone are only counted."""

    form = AnswerForm
    list_display = ["day", "page", "counted", "clear", "beginning", "state", "purge_on"]
    list_display_links = ["day", "beginning"]
    list_filter = ["state", "was_clear", ("article", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["article"]
    search_fields = ["article__title", "words", "public_line"]
    list_per_page = 50
    readonly_fields = [
        "page", "edition", "day", "clear", "words_left", "purge_on", "counted", "answered_on",
    ]  # fmt: skip
    fieldsets = [
        ("What the reader said", {"fields": [
            "page", "edition", "day", "clear", "words_left", "purge_on", "counted",
        ]}),
        ("What you did", {"fields": ["state", "reason", "public_line", "answered_on"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feedback]:
        said = ~Q(words="") | ~Q(state=Feedback.State.NEW)
        rows = super().get_queryset(request).filter(said)
        return rows.annotate(people=_how_many(), clear_to=_how_many(was_clear=True))

    @admin.display(description="page", ordering="article__title")
    def page(self, row: Feedback) -> str:
        return format_html('<a href="{}">{}</a>', form_address(row.article), row.article)

    @admin.display(description="found it clear")
    def clear(self, row: Feedback) -> str:
        return "Yes" if row.was_clear else "No"

    @admin.display(description="all answers about the page")
    def counted(self, row: Any) -> str:
        return f"{row.clear_to or 0} of {row.people} found it clear"

    @admin.display(description="words")
    def beginning(self, row: Feedback) -> str:
        words = " ".join(row.words.split()) or "(deleted, as their time is over)"
        return words if len(words) <= SHOWN_LETTERS else f"{words[:SHOWN_LETTERS]}…"

    @admin.display(description="the reader's words")
    def words_left(self, row: Feedback) -> str:
        return row.words or "Deleted, as their time is over. That somebody answered is counted."

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.change_feedback")

    def save_model(
        self, request: HttpRequest, obj: Feedback, form: ModelForm, change: bool
    ) -> None:
        said = {name: form.cleaned_data[name] for name in ("state", "reason", "public_line")}
        keeping.answer(feedback=obj, by=request.user, **said)


def _how_many(**which: bool) -> Subquery:
    """How many answers there are about a row's page."""
    same = Feedback.objects.filter(article=OuterRef("article"), **which).order_by()
    return Subquery(same.values("article").annotate(number=Count("pk")).values("number"))
