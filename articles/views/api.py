"""The site for programs: pages, results and suggestions as JSON, and search for browsers."""

import logging

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.kept_pages import keep
from articles.pages import PLACES
from articles.queries import article, searching
from articles.queries.programs import page_answer

TYPED_LETTERS = 100
"""More than that is no word that is still being typed."""

KINDS = {place: kind for kind, place in PLACES.items()}

log = logging.getLogger(__name__)


@keep()
def page(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """GET /api/v1/pages/PLACE/SLUG: a page, such as /api/v1/pages/conditions/crps.

    Answers an object: `path` and `url`; `state` (who has checked it and when; `status`
    awaiting means that no clinician has); `notices` on what fell that the page rests on;
    `numbers`, for each outcome a sentence (`words`), how sure anyone can be (`certainty`), and the
    `table` that is drawn, with both frames; and `page`, the struct as it was published, with its
    sources.

    Whoever shows words of a page must show its state and notices with them. Status 404, 410 where
    the page was taken down, and 503 where it waits for a signature, each with one sentence under
    `error`. An old address leads to the new one.
    """
    try:
        return _json(page_answer(KINDS.get(place, ""), slug, timezone.now()))
    except article.Moved as moved:
        return redirect(f"/api/v1/pages{moved.path.rstrip('/')}")
    except article.Gone:
        return _json({"error": "This page was taken down: show nothing of it."}, 410)
    except article.Held:
        return _json({"error": "This page waits for a clinician's signature."}, 503)
    except LookupError:
        return _json({"error": "There is no such page: take an address from /sitemap.xml."}, 404)


@keep("q", "kind", "exact", seconds=30)
def search(request: HttpRequest) -> HttpResponse:
    """GET /api/v1/search?q=WORDS: the results of the search page.

    Parameters: `q`, the words; `kind`, only pages of that kind (condition, mechanism, dosing,
    benefit, risk, side_effect, guide, or word); `exact=1`, the words as typed, without a
    correction.

    Answers an object: `query` (what was typed, cut to 300 letters), `corrected` (the words that
    were used instead, or ""), `changed` (the same in a sentence, or ""), `urgent` (null, or
    `level`: crisis, emergency or call, `heading`, `advice` and `numbers`: `label`, `number`,
    `extension`), and `hits`, best first: `kind`, `path`, `url`, `title`, `one_line` and
    `matched_name` (the other name that led there, or "").

    Whoever shows hits must show `urgent` before them, and for crisis and emergency instead of
    them. Status 400 for an unknown kind and 503 where the search can't answer, each with one
    sentence under `error`. Words that were asked for are neither stored nor logged.
    """
    kind = request.GET.get("kind", "")
    if kind and kind not in searching.LABELS:
        known = ", ".join(searching.LABELS)
        return _json({"error": f"There is no such kind: ask for one of {known}, or none."}, 400)
    is_exact = request.GET.get("exact") == "1"
    try:
        found = searching.answer(request.GET.get("q", ""), kind, timezone.now(), exact=is_exact)
    except searching.UNUSABLE:
        log.exception("The search index can't be used; a program got no answer.")
        return _json({"error": "The search can't answer now: ask again in a minute."}, 503)
    return _json(found)


@keep("q", seconds=30)
def suggest(request: HttpRequest) -> HttpResponse:
    """GET /api/v1/suggest?q=LETTERS: up to eight pages whose names begin like that.

    Answers an object with `suggestions`, best first: `text`, `path`, `kind` and `kind_label`.
    None for words that need urgent help: whoever types them must get the answer of a search.
    """
    typed = request.GET.get("q", "")[:TYPED_LETTERS]
    response = _json({"suggestions": searching.offers(typed, timezone.now())})
    response["Cache-Control"] = "private, max-age=60"
    return response


@keep()
def opensearch(request: HttpRequest) -> HttpResponse:
    """GET /opensearch.xml: lets a browser search this site from its address bar.

    Elements and limits are those of OpenSearch 1.1, draft 6.
    """
    kind = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", content_type=kind)


def _json(content: object, status: int = 200) -> HttpResponse:
    """JSON that no search engine lists and nobody keeps."""
    response = HttpResponse(msgspec.json.encode(content), "application/json", status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
