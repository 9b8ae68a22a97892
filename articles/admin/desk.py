"""The desk of one page: its state and what the checks find, its preview, its address, its past."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import validate_slug
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, ReviewNote
from articles.pages import path_of
from articles.queries.article import preview_page
from articles.queries.notes import Note, open_notes
from articles.views.articles import show

from .fields import NO_SLUG
from .site import staff_site
from .status import Shown, with_shown


class Desk(NamedTuple):
    """What the form of a page says and offers beside its fields."""

    shown: str
    live_path: str
    findings: list[publishing.Finding]
    score: publishing.Score
    is_live: bool
    has_editions: bool
    may_publish: bool
    is_in_review: bool
    notes: list[Note]

    @property
    def is_blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings)


def desk_of(article: Article, user: Any) -> Desk:
    """The page's state as its very words tell it, not as its times do."""
    now = timezone.now()
    page = publishing.build_page(article)
    look = publishing.look_over(page)
    live = article.editions.readable(now).first()
    shown = Shown(with_shown(Article.objects.filter(pk=article.pk), now).get().shown)
    if live and shown != Shown.HELD:
        is_same = publishing.reads_the_same(article, page, now)
        shown = Shown.PUBLISHED if is_same else Shown.CHANGED
    return Desk(
        shown=str(shown.label),
        live_path=path_of(live.kind, live.slug) if live else "",
        findings=look.findings,
        score=look.score,
        is_live=live is not None,
        has_editions=article.editions.exists(),
        may_publish=user.has_perm("articles.publish_article"),
        is_in_review=article.stage == Article.Stage.IN_REVIEW,
        notes=open_notes(article),
    )


def form_address(article: Article) -> str:
    """Where staff change this page."""
    return reverse(f"admin:articles_{model_name(article)}_change", args=[article.pk])


def model_name(article: Article) -> str:
    """The name of the child's model, as Django's permissions and addresses spell it."""
    return article.kind.replace("_", "")


def require(user: Any, article: Article, *verbs: str) -> None:
    """PermissionDenied unless the person may do one of `verbs` to pages of this kind."""
    if not any(user.has_perm(f"articles.{verb}_{model_name(article)}") for verb in verbs):
        raise PermissionDenied


@staff_site.route("pages/<int:pk>/preview/", name="page_preview")
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The saved words as patients will see them; nothing is stored."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "view", "change")
    request.shows_patient_page = True  # type: ignore[attr-defined]
    page = publishing.build_page(article)
    return show(request, preview_page(page, timezone.now()))


@staff_site.route("notes/<int:pk>/done/", name="note_done")
def note_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks a reviewer's note as done, and leads back to the form of its page."""
    note = get_object_or_404(ReviewNote.objects.select_related("article"), pk=pk)
    require(request.user, note.article, "view", "change")
    if request.method == "POST":
        try:
            publishing.settle(note=note, by=request.user)
        except publishing.NotAllowed as error:
            raise PermissionDenied from error
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The note is done.")
    return HttpResponseRedirect(form_address(note.article))


class AddressForm(forms.Form):
    """A new last part of a page's address."""

    slug = forms.CharField(
        label="New address",
        max_length=80,
        validators=[validate_slug],
        error_messages={"invalid": NO_SLUG},
        help_text="The last part only: small letters, digits and hyphens, such as nerve-pain.",
    )


@staff_site.route("pages/<int:pk>/address/", name="page_address")
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes the address of a page; the old one goes on working."""
    article = get_object_or_404(Article, pk=pk)
    require(request.user, article, "change")
    require_publisher(request.user)
    form = AddressForm(request.POST or None, initial={"slug": article.slug})
    if request.method == "POST" and form.is_valid():
        try:
            publishing.rename(article=article, slug=form.cleaned_data["slug"], by=request.user)
        except ValueError as error:
            form.add_error("slug", str(error))
        else:
            messages.success(request, "Address changed. Readers move when you publish the page.")
            return HttpResponseRedirect(form_address(article))
    return ask(
        request,
        title=f"Change the address of “{article}”",
        words="Old links, bookmarks and printed codes go on working.",
        form=form,
        button="Change the address",
        back=form_address(article),
    )


@staff_site.route("editions/<int:pk>/restore/", name="edition_restore")
def restore_edition(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the words of an old edition back into the working copy."""
    edition = get_object_or_404(Edition.objects.select_related("article"), pk=pk)
    require(request.user, edition.article, "change")
    if request.method == "POST":
        try:
            publishing.restore(edition=edition, by=request.user)
        except PermissionError as error:
            raise PermissionDenied from error
        except ValueError as error:
            messages.error(request, str(error))
        else:
            words = f"The page reads as in edition {edition.number} again, as a draft."
            messages.success(request, f"{words} Readers see no change until you publish it.")
        return HttpResponseRedirect(form_address(edition.article))
    return ask(
        request,
        title=f"Go back to edition {edition.number} of “{edition.article}”",
        words="The words on the page's form are replaced by those of this edition. Readers see "
        f"no change until you publish it.{_what_is_lost(edition.article)}",
        button="Restore it as a draft",
        back=reverse("admin:articles_edition_change", args=[edition.pk]),
    )


def _what_is_lost(article: Article) -> str:
    """A warning if the form has words that no edition holds."""
    draft = publishing.hash_of(publishing.build_page(article))
    if article.editions.filter(hash=draft).exists():
        return ""
    by = f" by {article.edited_by}" if article.edited_by else ""
    return f" Careful: the form has words{by} that are in no edition. Copy what you need first."


def require_publisher(user: Any) -> None:
    """PermissionDenied unless the person may publish and withdraw pages."""
    if not user.has_perm("articles.publish_article"):
        raise PermissionDenied


def may_send_back(user: Any) -> bool:
    """Whether the person signs or publishes pages."""
    return any(user.has_perm(f"articles.{verb}_article") for verb in ("sign", "publish"))


def ask(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page with one question: `title`, `words`, `form`, `findings`, `button`, way `back`."""
    frame = staff_site.each_context(request)
    return render(request, "admin/ask.html", frame | context, status=status)
