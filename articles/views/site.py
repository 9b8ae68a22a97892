"""The front page, search and the registers."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from articles import misses
from articles.afterwards import Answered
from articles.kept_pages import keep
from articles.queries import lists, registers
from articles.queries.evidence import evidence_table
from articles.queries.searching import search_page


@keep()
def home(request: HttpRequest) -> HttpResponse:
    """The front page: search, doors, conditions and side effects."""
    return render(request, "pages/home.html", lists.home(timezone.now()))


@keep("q", "kind", "exact", seconds=30)
def search(request: HttpRequest) -> HttpResponse:
    """Results for ?q=; urgent words get help alone, with the results behind one link.

    `exact=1` is the way back from a correction. That nothing was found is counted once the
    answer is out.
    """
    asked = request.GET
    is_exact = asked.get("exact") == "1"
    found = search_page(asked.get("q", ""), asked.get("kind", ""), timezone.now(), exact=is_exact)
    if found["is_miss"]:
        page = render_to_string("pages/search.html", found, request)
        return Answered(page, then=partial(misses.note, found["query"], timezone.localdate()))
    template = "pages/urgent.html" if found["urgent"] else "pages/search.html"
    return render(request, template, found)


@keep()
def evidence(request: HttpRequest) -> HttpResponse:
    """What the studies found: conditions by patients' questions."""
    return render(request, "pages/evidence.html", evidence_table(timezone.now()))


@keep()
def words(request: HttpRequest) -> HttpResponse:
    """The glossary by letter."""
    letters = [{"letter": letter, "terms": terms} for letter, terms in registers.glossary()]
    return render(request, "pages/glossary.html", {"letters": letters})


@keep("document", "verdict", "topic", "page", seconds=300)
def claims(request: HttpRequest) -> HttpResponse:
    """What we checked: every claim, by document, verdict and topic."""
    found = registers.claims(request.GET.dict(), timezone.now())
    return render(request, "pages/claims.html", {"register": found})


@keep("kind", "page", seconds=300)
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, by kind, with what was read of it and where it is used."""
    found = registers.sources(request.GET.dict(), timezone.now())
    return render(request, "pages/sources.html", {"register": found})
