"""When readers get a page: how staff type and read the moment, and call off what is planned."""

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import dateformat, timezone

from articles import publishing
from articles.models import Article, Edition

from .desk import ask, form_address, require, require_publisher
from .site import staff_site

NOW, LATER = "now", "later"
FARTHEST = datetime.timedelta(days=731)
"""A moment beyond that is a slip in the year."""


def clinic_time() -> str:
    """What the clinic's time is called: New York time."""
    return f"{settings.TIME_ZONE.rpartition('/')[2].replace('_', ' ')} time"


def in_words(moment: datetime.datetime) -> str:
    """A moment as people say it: Sunday, March 1, 2026 at 9 a.m., New York time."""
    local = dateformat.DateFormat(timezone.localtime(moment))
    return f"{local.format('l, F j, Y')} at {local.format('P')}, {clinic_time()}"


class ClinicMoment(forms.DateTimeField):
    """A date and time on the clinic's clock."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime.datetime | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise forms.ValidationError(_no_such_hour(error.params["datetime"])) from error


def _no_such_hour(moment: datetime.datetime) -> str:
    """Why a time in the night of a clock change can't be meant."""
    zone = timezone.get_current_timezone()
    first, second = (moment.replace(fold=fold, tzinfo=zone).utcoffset() for fold in (0, 1))
    why = "is skipped" if first and second and first < second else "comes twice"
    return (
        f"The clocks change on {dateformat.format(moment, 'F j')}, and {moment:%H:%M} {why} that "
        "night: choose a time an hour earlier or later."
    )


class WhenForm(forms.Form):
    """Now, or a moment to come. A moment without the choice of it is asked about, not guessed."""

    when = forms.ChoiceField(
        label="When do readers get it?",
        choices=[(NOW, "Now"), (LATER, "At the date and time below")],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    live_from = ClinicMoment(
        label="Date and time",
        required=False,
        error_messages={"invalid": "Choose a day and a time, such as March 1, 2026, 9:00 AM."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clock = dateformat.format(timezone.localtime(), "F j, P")
        self.fields["live_from"].help_text = f"In {clinic_time()}: there it is {clock} now."

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        when, moment = said.pop("when", None), said.get("live_from")
        if "live_from" not in said or when is None:
            return said
        if when == NOW and moment:
            self.add_error("when", "You chose “Now” and a date: choose one, or empty the date.")
        if when == LATER and not moment:
            self.add_error("live_from", "Choose the day and the time at which readers get it.")
        if moment and moment > timezone.now() + FARTHEST:
            self.add_error("live_from", "That is more than two years away: check the year.")
        return said


def public_reason(asks: str = "Why?", help_text: str = "") -> forms.CharField:
    """The field for a reason that goes into a list of changes for readers."""
    return forms.CharField(
        label=f"{asks} Everybody can read this sentence",
        max_length=240,
        help_text=f"{help_text}Name no patient and no colleague. It can’t be taken back.",
    )


class WhyForm(forms.Form):
    """Why something that readers see is changed."""

    note = public_reason()


class CallOffForm(forms.Form):
    """Why something that readers were to see is not changed."""

    note = forms.CharField(
        label="Why? In one line", max_length=240, help_text="Only staff can read it."
    )


class Planned(NamedTuple):
    """An edition that goes live by itself, and when, in words."""

    edition: Edition
    moment: str


def told(editions: Iterable[Edition]) -> list[Planned]:
    return [Planned(edition, in_words(edition.live_from)) for edition in editions]


def planned(articles: Iterable[Article] | None = None) -> list[Planned]:
    """What goes live by itself, the next first: of these pages, or of all."""
    found = Edition.objects.filter(live_from__gt=timezone.now(), cancelled_at=None)
    if articles is not None:
        found = found.filter(article__in=articles)
    return told(found.defer("content", "text").order_by("live_from", "pk"))


@staff_site.route("editions/<int:pk>/cancel/", name="edition_cancel")
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Calls off what goes live by itself; the words stay on the form of the page."""
    require_publisher(request.user)
    edition = get_object_or_404(Edition.objects.select_related("article"), pk=pk)
    require(request.user, edition.article, "view")
    back = form_address(edition.article)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.cancel_scheduled(edition=edition, by=request.user, **form.cleaned_data)
        except PermissionError as error:
            raise PermissionDenied from error
        except ValueError as error:
            messages.error(request, str(error))
        else:
            words = f"Called off: “{edition.title}” does not go live by itself any more."
            messages.success(request, f"{words} Its words are on this form, as before.")
        return HttpResponseRedirect(back)
    return ask(
        request,
        title=f"Call off “{edition.title}”",
        words=f"It was to go live on {in_words(edition.live_from)}. Readers keep what they have.",
        form=form,
        button="Call it off",
        back=back,
    )
