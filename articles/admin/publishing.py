"""Publishing and withdrawing from the desk: a reason first, what the checks found, then it is done.

One page or many, the same two views: a list's action only leads here.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles import publishing
from articles.models import Article, Edition
from articles.pages import path_of

from .desk import ask, form_address, require_publisher
from .site import staff_site


class WithdrawForm(forms.Form):
    """Why something that readers see is changed."""

    note = forms.CharField(
        label="Why? In one line", max_length=240, help_text="It is kept with the edition."
    )


class PublishForm(WithdrawForm):
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
    if request.method == "POST" and form.is_valid():
        try:
            editions = publishing.publish(articles=articles, by=request.user, **form.cleaned_data)
        except publishing.Blocked:
            form = PublishForm(request.POST)  # somebody changed a page: show what was found
        else:
            messages.success(request, _said(articles, editions))
            return HttpResponseRedirect(_back(articles))
    findings = {article: publishing.check(publishing.build_page(article)) for article in articles}
    is_blocked = any(finding.blocks for found in findings.values() for finding in found)
    return ask(
        request,
        title=f"Publish {_called(articles)}",
        words="Readers see it at once."
        if not is_blocked
        else "Not yet: first correct what stands in red below.",
        findings=[(form_address(article), article, found) for article, found in findings.items()],
        form=None if is_blocked else form,
        button="" if is_blocked else "Publish now",
        back=_back(articles),
    )


@staff_site.route("pages/withdraw/", name="pages_withdraw")
def withdraw_pages(request: HttpRequest) -> HttpResponse:
    """Takes the pages named by ?page= away from readers, all of them or none."""
    require_publisher(request.user)
    articles = _named(request)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                for article in articles:
                    publishing.withdraw(article=article, by=request.user, **form.cleaned_data)
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Withdrawn: {_called(articles)}. Nothing was deleted.")
        return HttpResponseRedirect(_back(articles))
    return ask(
        request,
        title=f"Withdraw {_called(articles)}",
        words="Readers who follow a link are told that the page was withdrawn. Its words and its "
        "history stay here.",
        form=form,
        button="Withdraw now",
        back=_back(articles),
    )


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


def _said(articles: list[Article], editions: list[Edition]) -> str:
    """What happened, with a link to each page; what read the same already is said too."""
    links = ((path_of(edition.kind, edition.slug), edition.title) for edition in editions)
    listed = format_html_join(", ", '<a href="{}">{}</a>', links)
    done = format_html("Published: {}.", listed) if editions else ""
    same = len(articles) - len(editions)
    rest = f"{same} read the same as before, so nothing was published." if same else ""
    if same and len(articles) == 1:
        rest = "Nothing was published: readers have these very words already."
    return format_html("{} {}", done, rest)
