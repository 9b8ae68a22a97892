"""Was this page clear? The form that readers may send, and what came of such answers."""

import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import feedback as keeping
from articles import search
from articles.kept_pages import keep
from articles.pages import Entry
from articles.queries.directory import directory
from articles.queries.frame import urgent_rules
from articles.queries.told import what_you_told_us
from articles.visitor import client_address, is_from_here

from .errors import not_found

ANSWERS = {"yes": True, "no": False}
window = keeping.Window()

PRESS_AGAIN = "Your browser did not say where the form came from. Please send it once more."
FROM_ELSEWHERE = "That form was sent from another site, so nothing was kept. You can answer here."
CHOOSE = "Please choose: was the page clear, or not? Your words are still in the field."
TOO_LATE = "Your answer is counted, but it is too late to add words to it. Please send them anew."
TOO_MANY = "Too many answers are coming in now, so yours could not be kept."
BROKEN = "Your answer could not be kept. It is not your fault."


class Outcome(NamedTuple):
    """What came of a form: kept or not, the sentence that says why not, and a way to add words."""

    status: int
    problem: str = ""
    token: str = ""
    calls: bool = False

    @property
    def is_kept(self) -> bool:
        return not self.problem


@csrf_exempt  # without a cookie there is no token: is_from_here looks where a form comes from
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """The form about one page; sent, it is kept, and urgent words get help alone at once."""
    now = timezone.now()
    entry = directory(now).at(f"/{place}/{slug}/") if keeping.is_on() else None
    if entry is None:
        return not_found(request)
    if request.method == "POST":
        response = _answer(request, entry, now)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "same-origin"  # so that the next form has an Origin
    else:
        response = render(request, "pages/feedback.html", {"entry": entry})
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, entry: Entry, now: datetime.datetime) -> HttpResponse:
    words = request.POST.get("words", "").replace("\0", "")
    urgent = search.recognize(words, urgent_rules(now))
    outcome = _keep(request, entry, words, now)
    context = {
        "entry": entry,
        "outcome": outcome,
        "clear": request.POST.get("clear"),
        "words": "" if outcome.problem == FROM_ELSEWHERE else words,
        "urgent": urgent,
    }
    template = "pages/feedback_urgent.html" if urgent else "pages/feedback.html"
    return render(request, template, context, status=outcome.status)


def _keep(request: HttpRequest, entry: Entry, words: str, now: datetime.datetime) -> Outcome:
    """Checks where a form comes from and what it says, and keeps it."""
    sent, is_ours = request.POST, is_from_here(request)
    if not is_ours:
        return Outcome(403, PRESS_AGAIN if is_ours is None else FROM_ELSEWHERE)
    if sent.get("clear") not in ANSWERS:
        return Outcome(400, CHOOSE)
    if sent.get("more"):
        return Outcome(200)  # only a program fills in a field that nobody sees
    if not window.lets_in(client_address(request) or ""):
        return Outcome(429, TOO_MANY, calls=True)
    try:
        return _stored(sent, entry, words, now)
    except keeping.TooLong as error:
        return Outcome(400, too_long(error.letters), token=sent.get("row", ""))
    except keeping.TooMany:
        return Outcome(429, TOO_MANY, calls=True)
    except keeping.NotKept:
        return Outcome(503, BROKEN, calls=True)


def _stored(sent: Any, entry: Entry, words: str, now: datetime.datetime) -> Outcome:
    """A new answer, or words for one that was given a moment ago."""
    if token := sent.get("row"):
        today = timezone.localdate(now)
        is_added = keeping.add_words(token=token, article=entry.id, words=words, today=today)
        return Outcome(200) if is_added else Outcome(400, TOO_LATE)
    kept = keeping.take(article=entry.id, was_clear=ANSWERS[sent["clear"]], words=words, now=now)
    return Outcome(200, token="" if kept.words else keeping.token_of(kept))


def too_long(letters: int) -> str:
    """What to do about words that are too many."""
    return (
        f"Your words have {letters} letters, and we can keep 500. Please shorten them: they are "
        "still in the field."
    )


@keep(seconds=300)
def told(request: HttpRequest) -> HttpResponse:
    """What readers told us, in the words of the staff, and what came of it."""
    return render(request, "pages/told.html", what_you_told_us(timezone.now()))
