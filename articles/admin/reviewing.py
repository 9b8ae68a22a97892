"""The approver's one screen: what readers have beside the draft, and the decision below it.

Who may do what is for publishing to say; this module shows it and passes the decision on.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import get_text_list

from articles import publishing
from articles.models import Article, Edition, ReviewNote, SignOff
from articles.pages import path_of
from articles.publishing import REQUIRED_SCOPES
from articles.queries import desk as waiting
from articles.queries.directory import held_pages
from articles.rendering import marked_words

from . import unsaved
from .comparing import cited, pairs_of
from .desk import ask, form_address, may_send_back, require
from .scheduling import planned, public_reason, told
from .second_factor import needs_fresh_factor
from .site import staff_site

Decision = Callable[..., str]
COUNTING = get_text_list([f"“{one.label}”" for one in REQUIRED_SCOPES], "with")
PAGES_SHOWN = 100
"""Of those that nobody has signed, at once."""


class SubmitForm(forms.Form):
    """What the second person should know."""

    note = public_reason(
        "What did you change, and why?", "The one who checks the page reads it first. "
    )
    publishes_when_signed = forms.BooleanField(
        label="Publish it as soon as it is signed", required=False
    )


class DecisionForm(forms.Form):
    """What the person who checks has looked at, or what should change and where."""

    scope = forms.ChoiceField(
        label="What did you check?",
        choices=[
            (one, f"{one.label} (counts as signed)" if one in REQUIRED_SCOPES else one.label)
            for one in sorted(SignOff.Scope, key=lambda one: one not in REQUIRED_SCOPES)
        ],
        help_text=f"Only {COUNTING} counts as signed; the rest is kept beside it.",
        required=False,
    )
    part = forms.ChoiceField(label="Where", required=False)
    note = forms.CharField(
        label="What should change", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, places: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", "The whole page"), *((one, one) for one in places)]


@staff_site.route("queue/", name="review_queue")
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, then the pages that nobody has signed, by risk."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    now = timezone.now()
    context = {
        "title": "What waits for a second person",
        "open": waiting.open_reviews(now),
        "unsigned": Paginator(waiting.first_review_queue(now), PAGES_SHOWN).get_page(
            request.GET.get("page")
        ),
        "planned": planned(),
        "held": held_pages(now),
    }
    return render(request, "admin/queue.html", staff_site.each_context(request) | context)


@staff_site.route("pages/<int:pk>/submit/", name="page_submit")
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the saved words to a second person."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "change")
    form = SubmitForm(request.POST or None, initial=unsaved.typed(request))
    if not request.user.has_perm("articles.publish_article"):
        del form.fields["publishes_when_signed"]
    if request.method == "POST" and form.is_valid():
        try:
            publishing.submit(article=article, by=request.user, **form.cleaned_data)
        except publishing.Blocked:
            pass  # what blocks it stands on the page that follows
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            unsaved.forget(request)
            messages.success(request, f"“{article}” waits for a second person now.")
            return HttpResponseRedirect(form_address(article))
    findings = [one for one in publishing.check(publishing.build_page(article)) if one.blocks]
    return ask(
        request,
        title=f"Send “{article}” for review",
        words="First correct what stands in red below."
        if findings
        else "Somebody who did not "
        "write these words reads and signs them. If you change them meanwhile, they come back.",
        findings=[(form_address(article), article, findings)] if findings else [],
        form=None if findings else form,
        button="" if findings else "Send for review",
        back=form_address(article),
        **unsaved.carried(request),
    )


@staff_site.route("pages/<int:pk>/review/", name="page_review")
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What readers have, the draft, what lies between, and the decision."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "view", "change")
    now = timezone.now()
    sides = waiting.both_sides(article, now)
    parts = pairs_of(sides.live, sides.draft, now)
    places = [part.title for part in parts]
    form = DecisionForm(places, request.POST or None, initial=unsaved.typed(request))
    if request.method == "POST" and form.is_valid():
        decide = DECISIONS.get(request.POST.get("do", ""))
        if decide is None:
            messages.error(request, "Choose what to do by one of the buttons.")
        elif decide in (_sign, _record) and (asked := needs_fresh_factor(request)):
            return asked
        elif _done(request, decide, article, sides, form.cleaned_data):
            unsaved.forget(request)
            return HttpResponseRedirect(request.path)
    is_same = sides.live == sides.draft
    context = {
        "title": f"Check “{article}”",
        "article": article,
        "sides": sides,
        "parts": parts,
        "changed": [part for part in parts if part.differs and not is_same and sides.live],
        "cited": cited(sides),
        "let_stand": len([one for one in sides.findings if one.overridden]),
        "planned": told(sides.scheduled),
        "form": form,
        "why_not": publishing.why_not_sign(page=sides.draft, by=request.user),
        "is_same": is_same,
        "lines": marked_words(sides.live.one_line if sides.live else "", sides.draft.one_line),
        "next": waiting.next_to_review(waiting.first_review_queue(now), article),
        "all_signed": all(part.signed for part in sides.parts),
        "may_publish": request.user.has_perm("articles.publish_article"),
        "may_send_back": may_send_back(request.user) and sides.review is not None,
        "back": form_address(article),
    }
    context |= _covered(request, sides, now) | unsaved.carried(request)
    return render(request, "admin/review_page.html", staff_site.each_context(request) | context)


def _covered(
    request: HttpRequest, sides: waiting.BothSides, now: datetime.datetime
) -> dict[str, Any]:
    """What a signature would cover, or that this person gave it already."""
    to_sign = publishing.to_sign(page=sides.draft, by=request.user)
    own = sides.parts[0].signed
    is_yours = own is not None and own.person_id == request.user.pk and not to_sign
    return {
        "level": Edition.Change(sides.change.level).label,
        "moved": _moved(sides),
        "is_held": sides.article.pk in held_pages(now),
        "is_first": sides.live is not None and not _is_signed(sides.article, now),
        "to_sign": list(to_sign.values()),
        "signed_by_you": own if is_yours else None,
    }


def _is_signed(article: Article, now: datetime.datetime) -> bool:
    """Whether somebody stands by all that readers have of the page, or would have."""
    live = article.editions.readable(now).first()
    return live is not None and publishing.signatures(article).is_signed(live)


def _moved(sides: waiting.BothSides) -> tuple[str, str] | None:
    """The address that readers know and the new one, if they differ."""
    if sides.live is None or sides.live.slug == sides.draft.slug:
        return None
    return path_of(sides.live.KIND, sides.live.slug), path_of(sides.draft.KIND, sides.draft.slug)


def _done(
    request: HttpRequest,
    decide: Decision,
    article: Article,
    sides: waiting.BothSides,
    said: dict[str, Any],
) -> bool:
    """Carries the decision out and says so; says why where it can't be."""
    try:
        words = decide(request, article, sides, said)
    except publishing.NotAllowed as error:
        raise PermissionDenied from error
    except ValueError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, words)
    return True


def _sign(
    request: HttpRequest, article: Article, sides: waiting.BothSides, said: dict[str, Any]
) -> str:
    """Signs what stood on the screen, and nothing newer."""
    seen = request.POST.get("seen", "")
    scope = said["scope"] or SignOff.Scope.EVIDENCE
    before = Edition.objects.filter(article=article).count()
    publishing.sign_off(page=sides.draft, by=request.user, scope=scope, seen=seen or "-")
    if Edition.objects.filter(article=article).count() > before:
        return f"Signed. Readers have “{article}” as you signed it from now on."
    if sides.live == sides.draft:
        return f"Signed: “{article}”, as readers have it."
    if sides.review and sides.review.publishes_when_signed:
        return f"Signed: “{article}”. It was to be published then, but {_kept_back(sides)}"
    return f"Signed: “{article}”. Somebody who may publish brings it to readers."


def _kept_back(sides: waiting.BothSides) -> str:
    """Why a signed page that was to be published is not, as the end of a sentence."""
    if sides.review and sides.review.hash != sides.seen:
        return "it is not what was sent for review any more: it must be sent again."
    blocking = [finding for finding in sides.findings if finding.blocks]
    if blocking:
        return f"a check stops it: {blocking[0].where}: {blocking[0].sentence}"
    return "who asked for that may no longer publish it: somebody else must."


def _send_back(
    request: HttpRequest, article: Article, sides: waiting.BothSides, said: dict[str, Any]
) -> str:
    publishing.send_back(article=article, by=request.user, note=said["note"], part=said["part"])
    return f"“{article}” is a draft again, with your note. What is signed stays signed."


def _comment(
    request: HttpRequest, article: Article, sides: waiting.BothSides, said: dict[str, Any]
) -> str:
    publishing.comment(article=article, by=request.user, note=said["note"], part=said["part"])
    return "Your note is kept with the page."


def _settle(
    request: HttpRequest, article: Article, sides: waiting.BothSides, said: dict[str, Any]
) -> str:
    number = request.POST.get("settled", "")
    note = ReviewNote.objects.filter(
        article=article, pk=number if number.isdecimal() and len(number) < 19 else 0
    ).first()
    if note is None:
        raise ValueError("There is no such note on this page any more.")
    publishing.settle(note=note, by=request.user)
    return "The note is done."


def _record(
    request: HttpRequest, article: Article, sides: waiting.BothSides, said: dict[str, Any]
) -> str:
    if not request.user.has_perm("articles.sign_article"):
        raise publishing.NotAllowed("Somebody who may sign pages off must do this.")
    if not (sides.live == sides.draft and request.POST.get("seen") == sides.seen):
        raise ValueError("The page was changed while you read it: read it again first.")
    publishing.record_review(article=article, by=request.user, at=timezone.now())
    return f"“{article}” was read as a whole today: its next review moves with that."


DECISIONS: dict[str, Decision] = {
    "sign": _sign,
    "send_back": _send_back,
    "comment": _comment,
    "settle": _settle,
    "record": _record,
}
"""What the buttons of the screen do."""
