"""The pages of the seven kinds, and the list of each kind."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from articles.kept_pages import keep
from articles.models import SideEffect
from articles.pages import PLACES
from articles.queries import article as reading
from articles.queries.directory import KIND_LABELS, LIST_TITLES
from articles.queries.lists import list_page, side_effect_list
from articles.toc import table_of_contents

from .errors import not_found


@keep()
def article(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """One page; what was withdrawn or waits for a signature says so and shows a way on."""
    try:
        found = reading.article_page(kind, slug, timezone.now())
    except reading.Moved as moved:
        return has_moved(request, moved.path)
    except reading.Gone as gone:
        return render(request, "pages/withdrawn.html", around(kind, str(gone)), status=410)
    except reading.Held as held:
        return render(request, "pages/held.html", around(kind, str(held)), status=503)
    except LookupError as error:
        return not_found(request, error)
    return show(request, found)


def has_moved(request: HttpRequest, path: str) -> HttpResponse:
    """Leads an old address on, with what was asked of it."""
    asked = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{path}?{asked}" if asked else path)
    response["Cache-Control"] = "max-age=3600"  # the page may move back
    return response


def show(request: HttpRequest, found: reading.Reading, **extra: Any) -> HttpResponse:
    """A page as patients see it; preview uses it too, so that both look the same."""
    return render(request, f"pages/{found.page.KIND}.html", context_of(found) | extra)


def context_of(found: reading.Reading) -> dict[str, Any]:
    """What the template of a page prints, but for the site's frame."""
    page = found.page
    return around(page.KIND, page.title) | {
        "page": page,
        "state": found.state,
        "also_called": found.also_called,
        "related": found.related,
        "reader": found.reader,
        "picture": found.picture,
        "pops": found.pops,
        "notices": found.notices,
        "toc": table_of_contents(page, found.related),
        "json_ld": partial(reading.json_ld, found),  # made only where the page prints it
        "description": page.one_line,
    }


def around(kind: str, title: str) -> dict[str, Any]:
    """The title of a page and the list that it belongs to."""
    return {
        "title": title,
        "kind_label": KIND_LABELS[kind],
        "kind_list": {"title": LIST_TITLES[kind], "path": f"/{PLACES[kind]}/"},
    }


@keep("feel", "since", "exact", seconds=30)
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """All pages of one kind; side effects can be narrowed to what is felt, and when."""
    if kind == SideEffect.KIND:
        return _side_effects(request)
    return render(request, "pages/list.html", list_page(kind, timezone.now()))


def _side_effects(request: HttpRequest) -> HttpResponse:
    """The list for ?feel= and ?since=; urgent words get help alone, as in search."""
    asked = request.GET
    is_exact = asked.get("exact") == "1"
    feel, since = asked.get("feel", ""), asked.get("since", "")
    found = side_effect_list(feel, since, timezone.now(), exact=is_exact)
    template = "pages/urgent.html" if found["urgent"] else "pages/side_effect_list.html"
    return render(request, template, found)
