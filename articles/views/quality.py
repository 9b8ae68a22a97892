"""Quality in public: how one page is rated, and what was corrected on all of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.kept_pages import keep
from articles.pages import PLACES
from articles.queries.article import Moved
from articles.queries.changed import corrections as corrected
from articles.queries.quality import quality as rated

from .articles import has_moved
from .errors import not_found

KINDS = {place: kind for kind, place in PLACES.items()}


@keep()
def quality(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """What is measured of one page, what it rests on, and what changed on it, and why."""
    try:
        found = rated(KINDS.get(place, ""), slug, timezone.now())
    except Moved as moved:
        return has_moved(request, f"/quality{moved.path}")
    except LookupError:
        return not_found(request)
    response = render(request, "pages/quality.html", {"quality": found})
    response["X-Robots-Tag"] = "noindex"  # it is about a page, and a search should find the page
    return response


@keep()
def corrections(request: HttpRequest) -> HttpResponse:
    """Claims taken back or corrected and changes of safety, the newest first."""
    return render(request, "pages/corrections.html", {"changes": corrected(timezone.now())})
