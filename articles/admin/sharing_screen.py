"""The screen that asks about a change of a row that many pages print, and what became of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from articles import publishing
from articles.models import Article, Edition, Source
from articles.publishing.change_class import LEVELS

from .desk import form_address
from .scheduling import public_reason
from .site import staff_site

PREFIX = "why"
NOW, LATER = "readers have it now", "readers keep the old words until somebody signs it"
TOLD = "readers are told now, and somebody signs it after that"
UNCHANGED = "Readers see no change yet. Look at what it reaches, say why, then save."
AT_ONCE = "Readers are told as soon as you save. Look at what it reaches, say why, then save."
WORDING = "Only punctuation, capitals, “a” or “the”, or how a word is spelled differs."


class ShareForm(forms.Form):
    """Why, and what kind of change; what the rules exclude is not offered."""

    note = public_reason(help_text="Whoever signs the change reads it first. ")
    change = forms.ChoiceField(label="What kind of change is it?", widget=forms.RadioSelect)

    def __init__(self, least: str, *args: Any, fell: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, prefix=PREFIX, **kwargs)
        offered = LEVELS[LEVELS.index(least) :]
        waits = TOLD if fell else LATER
        self.fields["change"].choices = [
            (level, f"{level.label}: {NOW if level == Edition.Change.EDITORIAL else waits}")
            for level in map(Edition.Change, offered)
        ]
        self.fields["change"].initial = max(
            least, Edition.Change.SUBSTANTIVE.value, key=LEVELS.index
        )

    @staticmethod
    def is_in(request: HttpRequest) -> bool:
        """Whether the screen was answered."""
        return f"{PREFIX}-note" in request.POST


def ask_to_share(
    request: HttpRequest,
    *,
    row: Any,
    back: str,
    form: ShareForm | None = None,
    found: publishing.Change | None = None,
    reached: list[Article] | None = None,
    removal: str = "",
    blocked: list[str] | None = None,
) -> HttpResponse:
    """The screen; what was typed before it is carried along and stored only by its answer."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not name.startswith(f"{PREFIX}-")
        for value in values
    ]
    name = publishing.title_of(row)
    words = AT_ONCE if has_fallen(row) else UNCHANGED
    context = {
        "title": f"Take “{name}” from readers" if removal else f"Change “{name}” for readers",
        "words": removal or (words if found and found.reasons else f"{words} {WORDING}"),
        "button": "Ask for a signature" if removal else "Save this change",
        "form": form,
        "kept": kept if form else [],
        "reasons": found.reasons if found else (),
        "pages": [(form_address(one), one) for one in reached or ()],
        "blocked": blocked,
        "back": back,
    }
    return render(request, "admin/share.html", staff_site.each_context(request) | context)


def tell(request: HttpRequest, row: Any, done: publishing.SharedChange) -> None:
    """Says what became of the change, with the way to the review that it opened."""
    many = len(done.pages)
    where = f"on {many} page{'' if many == 1 else 's'}" if many else "in the word list alone"
    if done.review is None:
        messages.success(request, f"Readers have the new words of “{row}” now, {where}.")
        return
    address = reverse("admin:shared_review", args=[done.review.pk])
    link = format_html('<a href="{}">See what waits</a>', address)
    words = "“{}” waits for somebody who signs it; until then readers have what they had, {}. {}."
    if has_fallen(row):
        words = "“{}”: readers are told now, {}. Somebody still has to sign it. {}."
    messages.success(request, format_html(words, row, where, link))


def has_fallen(row: Any) -> bool:
    """Whether it is a source that no longer stands: readers are told of that at once."""
    return isinstance(row, Source) and row.status != Source.Status.CURRENT
