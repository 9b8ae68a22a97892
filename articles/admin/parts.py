"""The lists on a page's form: benefits and risks, questions, other names, codes, read next."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest

from articles.models import Code, Point, Question, ReadNext, Synonym

from .fields import PlainFields
from .markdown import WritesMarkdown


class Part(WritesMarkdown, PlainFields, admin.StackedInline):
    """Rows of a page or an outcome: whoever may change that may change them."""

    extra = 0
    classes = ["collapse"]
    fk_name: str | None = None
    named_after: tuple[str, ...] = ()
    """Relations whose rows a part is named after, read together with it."""

    def may(self, request: HttpRequest, obj: Model | None) -> bool:
        meta = self.parent_model._meta
        verb = "change" if obj and obj.pk else "add"
        return request.user.has_perm(f"{meta.app_label}.{verb}_{meta.model_name}")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may(request, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.named_after)

    def formfield_for_foreignkey(
        self, field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        found = super().formfield_for_foreignkey(field, request, **kwargs)
        found.choices = list(found.choices)  # asked once, not once for each row
        return found


class LivePart(Part):
    """Rows that readers get at once, so that writing the page is not enough: they have a right."""

    def may(self, request: HttpRequest, obj: Model | None) -> bool:
        name = self.model._meta.model_name
        verbs = ("add", "change", "delete")
        return all(request.user.has_perm(f"articles.{verb}_{name}") for verb in verbs)


class PointPart(Part):
    model = Point
    named_after = ("outcome",)
    fields = [("part", "side", "order"), "label", "text", "outcome"]
    markdown_fields = ("text",)
    verbose_name = "point"
    verbose_name_plural = "benefits and risks, how sure we are, drawn"


class QuestionPart(Part):
    model = Question
    fields = [("text", "order")]
    verbose_name_plural = "questions to ask the care team"


class NamePart(LivePart):
    model = Synonym
    fields = [("word", "kind", "language", "is_shown")]
    verbose_name_plural = "other names: search finds the page by them at once"


class CodePart(LivePart):
    model = Code
    fields = [("system", "code")]
    verbose_name_plural = "codes for health records"


class ReadNextPart(Part):
    model = ReadNext
    named_after = ("target",)
    fk_name = "article"
    fields = [("target", "order")]
    verbose_name_plural = "pages to read next"


PARTS = [PointPart, QuestionPart, NamePart, CodePart, ReadNextPart]
