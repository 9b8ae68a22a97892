"""Publishing and withdrawing from the desk: a reason first, what the checks found, then it is done.

One page or many, the same two views: a list's action only leads here.
"""

import datetime
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles import publishing
from articles.models import Article, Edition
from articles.pages import path_of

from .desk import ask, form_address, require_publisher
from .scheduling import WhenForm, WhyForm, in_words, planned
from .site import staff_site
from .usage import used


class PublishForm(WhenForm, WhyForm):
    """Why, what kind of change, and when."""

    field_order = ["note", "change", "when", "live_from"]
    change = forms.ChoiceField(
        label="What kind of change is it?",
        choices=Edition.Change.choices,
        initial=Edition.Change.SUBSTANTIVE,
        widget=forms.RadioSelect,
    )


@staff_site.route("pages/publish/", name="pages_publish")
def publish_pages(request: HttpRequest) -> HttpResponse:
    """Publishes the pages named by ?page=, all of them or none."""
    require_publisher(request.user)
    articles = _named(request)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _published(request, articles, form):
        return HttpResponseRedirect(_back(articles))
    findings = {article: publishing.check(publishing.build_page(article)) for article in articles}
    is_blocked = any(finding.blocks for found in findings.values() for finding in found)
    return ask(
        request,
        title=f"Publish {_called(articles)}",
        words="Not yet: first correct what stands in red below."
        if is_blocked
        else "Readers get it now, or at a time that you choose. What is planned for later than "
        "that is called off, as these words are newer.",
        findings=[(form_address(article), article, found) for article, found in findings.items()],
        form=None if is_blocked else form,
        button="" if is_blocked else "Publish",
        planned=planned(articles),
        back=_back(articles),
    )


def _published(request: HttpRequest, articles: list[Article], form: PublishForm) -> bool:
    """Publishes or plans the pages and says so; the form says why where it can't be."""
    said = form.cleaned_data
    try:
        editions = publishing.publish(articles=articles, by=request.user, **said)
    except publishing.Blocked as error:  # where a check of the words stops it, these stand below
        found = [(title, one) for title, some in error.findings.items() for one in some]
        form.add_error(None, [f"{title}: {one.sentence}" for title, one in found])
        return False
    except ValueError as error:
        form.add_error("live_from" if said["live_from"] else None, str(error))
        return False
    except publishing.NotAllowed as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _said(articles, editions, said["live_from"]))
    return True


@staff_site.route("pages/withdraw/", name="pages_withdraw")
def withdraw_pages(request: HttpRequest) -> HttpResponse:
    """Takes the pages named by ?page= away from readers, all of them or none."""
    require_publisher(request.user)
    articles = _named(request)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                publishing.lock(articles)
                for article in articles:
                    publishing.withdraw(article=article, by=request.user, **form.cleaned_data)
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Withdrawn: {_called(articles)}. Nothing was deleted.")
        return HttpResponseRedirect(_back(articles))
    not_live = _not_live(articles)
    return ask(
        request,
        title=f"Withdraw {_called(articles)}",
        words=not_live
        or "Readers who follow a link are told that the page was withdrawn. Its words and its "
        "history stay here. What was to go live later is called off.",
        uses=[] if not_live else [used(article) for article in articles],
        form=form,
        button="" if not_live else "Withdraw now",
        planned=planned(articles),
        back=_back(articles),
    )


def _not_live(articles: list[Article]) -> str:
    """What keeps pages from being withdrawn: readers do not have all of them."""
    live = Edition.objects.readable(timezone.now()).filter(article__in=articles)
    have = set(live.values_list("article", flat=True))
    missing = [f"“{article}”" for article in articles if article.pk not in have]
    if not missing:
        return ""
    return f"Readers do not have {', '.join(missing)} now, so there is nothing to withdraw."


@admin.action(permissions=["publish"], description="Publish the selected pages")
def publish_selected(desk: Any, request: HttpRequest, selected: Any) -> HttpResponse:
    return HttpResponseRedirect(_address("pages_publish", selected))


@admin.action(permissions=["publish"], description="Withdraw the selected pages")
def withdraw_selected(desk: Any, request: HttpRequest, selected: Any) -> HttpResponse:
    return HttpResponseRedirect(_address("pages_withdraw", selected))


def _address(name: str, articles: Iterable[Article]) -> str:
    query = urlencode([("page", article.pk) for article in articles])
    return f"{reverse(f'admin:{name}')}?{query}"


def _named(request: HttpRequest) -> list[Article]:
    """The pages of the address; Http404 if one is unknown, so that none is left out unseen."""
    wanted = list(dict.fromkeys(request.GET.getlist("page")))
    if not wanted or not all(pk.isascii() and pk.isdigit() and len(pk) < 19 for pk in wanted):
        raise Http404("Name at least one page.")
    found = list(Article.objects.filter(pk__in=wanted))
    if len(found) != len(wanted):
        raise Http404("One of these pages does not exist.")
    for article in found:
        if not request.user.has_perm(f"articles.view_{article.kind.replace('_', '')}"):
            raise PermissionDenied
    return found


def _called(articles: list[Article]) -> str:
    return f"“{articles[0]}”" if len(articles) == 1 else f"{len(articles)} pages"


def _back(articles: list[Article]) -> str:
    if len(articles) == 1:
        return form_address(articles[0])
    return reverse("admin:articles_article_changelist")


def _said(
    articles: list[Article], editions: list[Edition], moment: datetime.datetime | None
) -> str:
    """What happened, with a link to each page; what read the same already is said too."""
    links = ((path_of(edition.kind, edition.slug), edition.title) for edition in editions)
    done = format_html("Published: {}.", format_html_join(", ", '<a href="{}">{}</a>', links))
    if moment:  # there may be no such page for readers yet
        titles = ", ".join(f"“{edition.title}”" for edition in editions)
        done = f"{titles}: goes live on {in_words(moment)}."
    same = len(articles) - len(editions)
    rest = f"{same} read the same as before, so nothing was published." if same else ""
    if same and len(articles) == 1:
        then = ", or will by then" if moment else ""
        rest = f"Nothing was published: readers have these very words already{then}."
    return format_html("{} {}", done if editions else "", rest)
