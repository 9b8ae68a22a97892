"""The other names of all pages in one list: the words by which search finds a page."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Value
from django.db.models.functions import Concat, Lower
from django.forms import ModelForm
from django.http import HttpRequest

from articles import search
from articles.models import Article, Synonym

from .live import Live
from .site import staff_site
from .together import Together


class PageInput(forms.TextInput):
    """A line that offers every page while one types: the browser's own list, without script."""

    template_name = "admin/page_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        listed = f"{name}-pages"
        pages = Article.objects.order_by("title").values_list("kind", "slug", "title")
        found = [(f"{kind}:{slug}", title) for kind, slug, title in pages]
        context = super().get_context(name, value, {**(attrs or {}), "list": listed})
        return context | {"listed": listed, "pages": found}


class PageField(forms.CharField):
    """A page as links name it (condition:crps), or by its title."""

    widget = PageInput(attrs={"class": "vTextField", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        if not str(value or "").isdigit():
            return value
        page = Article.objects.filter(pk=value).first()
        return f"{page.kind}:{page.slug}" if page else ""

    def clean(self, value: Any) -> Article:
        typed: str = super().clean(value)
        kind, _, slug = typed.partition(":")
        named = Article.objects.filter(kind=kind, slug=slug.strip())
        found = list(named or Article.objects.filter(title__iexact=typed))
        if len(found) != 1:
            raise ValidationError(
                f"There is no page “{typed}”: type a part of its title and choose it from the list."
            )
        return found[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


class NameForm(ModelForm):
    """Adds what the table can't check: a name without words, and one in other capitals."""

    article = PageField(
        label="Page", help_text="Type a part of the title and choose, such as condition:crps."
    )

    def clean_word(self) -> str:
        word = " ".join(self.cleaned_data["word"].split())
        if not search.read(word).words:
            raise ValidationError("Search reads letters and digits only: write at least one.")
        return word

    def clean(self) -> None:
        super().clean()
        article, word = self.cleaned_data.get("article"), self.cleaned_data.get("word")
        language = self.cleaned_data.get("language")
        if article and word:
            same = article.synonyms.filter(language=language, word__iexact=word)
            if found := same.exclude(pk=self.instance.pk).first():
                self.add_error("word", f"“{article}” has the name “{found}” already.")


def with_shared(names: QuerySet[Any]) -> QuerySet[Any]:
    """The names, each with whether another page has it too, whatever its capitals.

    The words that several pages have are found once for the whole list.
    """
    name = Concat("language", Value(" "), Lower("word"))
    pages = Count("article", distinct=True)
    grouped = Synonym.objects.order_by().values(name=name).annotate(pages=pages)
    several = grouped.filter(pages__gt=1).values("name")
    is_shared = ExpressionWrapper(Q(name__in=several), BooleanField())
    return names.alias(name=name).annotate(is_shared=is_shared)


class SharedFilter(admin.SimpleListFilter):
    title = "pages of that name"
    parameter_name = "shared"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", "More than one")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(is_shared=True) if self.value() else queryset


@admin.register(Synonym, site=staff_site)
class NameDesk(Together, Live):
    """A name is live as soon as it is saved."""

    form = NameForm
    list_display = ["word", "article", "kind", "language", "is_shown", "is_shared"]
    list_filter = ["kind", "language", "is_shown", SharedFilter]
    list_select_related = ["article"]
    search_fields = ["word", "article__title", "article__slug"]
    ordering = ["word", "pk"]
    fields = ["word", "article", "kind", "language", "is_shown"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_shared(super().get_queryset(request))

    @admin.display(description="names another page too", boolean=True)
    def is_shared(self, name: Any) -> bool:
        return bool(name.is_shared)

    def save_model(self, request: HttpRequest, obj: Synonym, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        same = Synonym.objects.filter(language=obj.language, word__iexact=obj.word)
        others = Article.objects.filter(synonyms__in=same).exclude(pk=obj.article_id).distinct()
        if others:
            titles = ", ".join(f"“{page}”" for page in others)
            messages.warning(request, f"“{obj}” names {titles} too: search will find them all.")
