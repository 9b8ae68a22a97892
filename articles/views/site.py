"""The front page, search and the registers."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from articles import misses
from articles.afterwards import Answered
from articles.kept_pages import keep
from articles.queries import lists, registers, visit
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


@keep("from", seconds=300)
def visit_plan(request: HttpRequest) -> HttpResponse:
    """Questions to ask and things to tell, to take along; those of the page ?from= first.

    What a reader ticks or writes never comes here. A name of no page leads to the plan without it,
    so that it is not kept under every name that somebody makes up.
    """
    plan = visit.visit_plan(timezone.now())
    name = request.GET.get("from")
    chosen = visit.chosen(plan, name or "")
    if name is not None and chosen is None:
        return redirect("visit_plan")
    context = {"plan": plan, "chosen": chosen, "lists": visit.lists(plan, chosen)}
    return render(request, "pages/visit_plan.html", context)


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
