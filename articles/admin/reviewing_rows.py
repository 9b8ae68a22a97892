"""The approver's screen for a row that many pages print: before, after, and its pages."""

from typing import Any

import msgspec
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Article, Guidance, Outcome, Review, SignOff
from articles.rendering import Pair

from .comparing import changed_rows, pairs_of
from .desk import form_address, may_send_back
from .reviewing import DecisionForm
from .second_factor import needs_fresh_factor
from .site import staff_site


class Reached(msgspec.Struct, frozen=True):
    """One page that the change reaches, and its parts that read otherwise with it."""

    article: Article
    address: str
    parts: tuple[Pair, ...] = ()

    @property
    def prefix(self) -> str:
        """What keeps the ids of its parts apart from those of other pages."""
        return _apart(self.article.pk)


@staff_site.route("reviews/<int:pk>/", name="shared_review")
def review_shared(request: HttpRequest, pk: int) -> HttpResponse:
    """A change of a row that many pages print: before, after, and every page it reaches."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    review = get_object_or_404(Review.objects.exclude(about=""), pk=pk)
    try:
        row: Any = publishing.named_row(review.about)
    except LookupError as error:
        raise Http404(str(error)) from error
    form = DecisionForm([], request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = request.POST.get("do", "")
        if deed == "sign" and (asked := needs_fresh_factor(request)):
            return asked
        if deed in ("sign", "send_back") and _done(request, deed, review, form.cleaned_data):
            return HttpResponseRedirect(reverse("admin:review_queue"))
    before, after = publishing.before_and_after(review)
    context = {
        "title": f"Check “{publishing.title_of(row)}”",
        "review": review,
        "changed": changed_rows(
            publishing.row_places_of(row, before), publishing.row_places_of(row, after)
        ),
        "reasons": review.differences.splitlines(),
        "to_sign": publishing.parts_to_sign(review),
        "pages": _reached(review, row),
        "form": form,
        "why_not": publishing.why_not_sign_review(review=review, by=request.user),
        "may_send_back": may_send_back(request.user),
        "back": reverse("admin:review_queue"),
    }
    return render(request, "admin/review_shared.html", staff_site.each_context(request) | context)


def _apart(page: int) -> str:
    return f"page-{page}-"


def _reached(review: Review, row: Any) -> list[Reached]:
    """Every page, with what differs on it; a word or a sign reads the same on each of its pages."""
    now = timezone.now()
    parts: dict[int, tuple[Pair, ...]] = {}
    if isinstance(row, (Outcome, Guidance)) and not review.closed_at:
        for one in publishing.reprints(row, now):
            found = pairs_of(one.before, one.page, now, _apart(one.edition.article_id))
            parts[one.edition.article_id] = tuple(part for part in found if part.differs)
    return [
        Reached(article, form_address(article), parts.get(article.pk, ()))
        for article in review.articles.all()
    ]


def _done(request: HttpRequest, deed: str, review: Review, said: dict[str, Any]) -> bool:
    try:
        if deed == "sign":
            scope = said["scope"] or SignOff.Scope.EVIDENCE
            publishing.sign_review(review=review, by=request.user, scope=scope)
            review.refresh_from_db()
            live = review.ended == Review.Ended.PUBLISHED
            words = "readers have it now, on all its pages." if live else "it waits for the rest."
            messages.success(request, f"Signed: {words}")
        else:
            publishing.send_review_back(review=review, by=request.user, note=said["note"])
            messages.success(request, "Sent back: readers see no change.")
    except publishing.NotAllowed as error:
        raise PermissionDenied from error
    except ValueError as error:
        messages.error(request, str(error))
        return False
    return True
