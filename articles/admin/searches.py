"""What patients search for: one search tried step by step, and searches that found nothing."""

import logging
from typing import Any

import msgspec
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import misses, search
from articles.indexing import WORD, index
from articles.models import Article, SearchMiss, UrgentSign
from articles.queries.frame import urgent_rules
from articles.queries.missed import report
from articles.queries.searching import SHOWN_LETTERS, UNUSABLE

from .desk import form_address
from .live import ReadOnly
from .site import staff_site

log = logging.getLogger(__name__)


class Told(msgspec.Struct, frozen=True):
    """A step of the search, with the form where staff change what it rests on."""

    step: search.Step
    address: str
    link: str


@staff_site.route("search/", "try_search")
@require_safe
def try_search(request: HttpRequest) -> HttpResponse:
    """What the search makes of ?q=, step by step. Nothing is stored or counted."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    typed = " ".join(request.GET.get("q", "").split())
    steps, is_unusable = [], False
    if typed:
        now = timezone.now()
        try:
            steps = search.explain(index(now), typed, urgent_rules(now))
        except UNUSABLE:
            log.exception("The search index can't be used; a search could not be tried.")
            is_unusable = True
    context = {
        "title": "Try a search",
        "query": typed[:SHOWN_LETTERS],
        "steps": _told(steps),
        "is_unusable": is_unusable,
    }
    return render(request, "admin/try_search.html", staff_site.each_context(request) | context)


def _told(steps: list[search.Step]) -> list[Told]:
    """The steps, each page and urgent sign with the way to its form."""
    numbers = [step.hit.id for step in steps if step.hit and step.hit.kind != WORD]
    pages = Article.objects.in_bulk(numbers)
    return [Told(step, *_way(step, pages)) for step in steps]


def _way(step: search.Step, pages: dict[int, Article]) -> tuple[str, str]:
    """The address of a form and the words of the link to it, both empty where there is none."""
    if step.urgent:
        sign = UrgentSign.objects.get(slug=step.urgent.slug)
        return reverse("admin:articles_urgentsign_change", args=[sign.pk]), "Phrases of this sign"
    if step.hit is None:
        return "", ""
    if step.hit.kind == WORD:
        address = reverse("admin:articles_glossaryterm_change", args=[step.hit.id])
        return address, f"The word {step.hit.title}"
    address = form_address(pages[step.hit.id])
    return f"{address}#synonyms-group", f"Other names of {step.hit.title}"


@admin.register(SearchMiss, site=staff_site)
class MissDesk(ReadOnly):
    """The report in place of a list; single rows are not for reading."""

    fields = ["day", "words", "days", "count"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            "title": "Searches that found nothing",
            "report": report(timezone.localdate()),
            "is_counted": misses.is_on(),
            "days_until_words": misses.DAYS_UNTIL_WORDS,
            "days_kept": misses.DAYS_KEPT,
        }
        frame = staff_site.each_context(request)
        return render(request, "admin/search_misses.html", frame | context)
