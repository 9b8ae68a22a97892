"""The screen of the second person: numbers that wait, beside those that readers have."""

from typing import NamedTuple

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles import publishing
from articles.emergency import LINES
from articles.models import ClinicProfile, NewNumbers

from .second_factor import needs_fresh_factor
from .site import staff_site

WORDS = ("after_hours_words", "crisis_note")
"""What is read, not rung."""
OFFICIAL = ("emergency_number", "crisis_number", "poison_number")
"""Lines that somebody in danger may need: checked in an official list, never rung as a test."""
NATIONAL = {
    "emergency_number": "emergency",
    "crisis_number": "crisis",
    "crisis_note": "crisis_note",
    "poison_number": "poison",
}
"""Which of the country's lines pages print where the clinic has none."""


class Difference(NamedTuple):
    """One number as readers have it and as it would be; empty: pages print no such number."""

    name: str
    label: str
    old: str
    new: str

    @property
    def is_rung(self) -> bool:
        return bool(self.new) and self.name not in (*WORDS, *OFFICIAL, "extension")

    @property
    def is_official(self) -> bool:
        return bool(self.new) and self.name in OFFICIAL


@staff_site.route("numbers/", name="new_numbers")
def new_numbers(request: HttpRequest) -> HttpResponse:
    """Shows what waits, and lets a second person confirm it or anybody concerned take it back."""
    may_type = request.user.has_perm("articles.add_clinicprofile")
    may_confirm = request.user.has_perm("articles.confirm_numbers")
    if not (may_type or may_confirm):
        raise PermissionDenied
    if request.method == "POST":
        return _decide(request)
    waiting = NewNumbers.waiting()
    context = {
        "title": "Numbers that wait for a second person",
        "waiting": waiting,
        "differences": _differences(waiting) if waiting else [],
        "may_confirm": may_confirm and waiting and waiting.typed_by_id != request.user.pk,
        "is_own": waiting and waiting.typed_by_id == request.user.pk,
    }
    return render(request, "admin/new_numbers.html", staff_site.each_context(request) | context)


def _decide(request: HttpRequest) -> HttpResponse:
    """Confirms what stood on the screen, or takes it back."""
    number = request.POST.get("numbers", "")
    is_number = number.isdecimal() and len(number) < 19
    numbers = get_object_or_404(NewNumbers, pk=number if is_number else 0)
    try:
        if request.POST.get("do") == "take_back":
            publishing.take_numbers_back(numbers=numbers, by=request.user)
            messages.success(request, "Taken back: readers keep the numbers that they have.")
            return redirect("admin:articles_clinicprofile_add")
        if request.POST.get("do") != "confirm":
            raise ValueError("Choose what to do by one of the buttons.")
        if asked := needs_fresh_factor(request):
            return asked
        checked = request.POST.getlist("checked")
        publishing.confirm_numbers(numbers=numbers, by=request.user, checked=checked)
    except publishing.NotAllowed as error:
        raise PermissionDenied from error
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("admin:new_numbers")
    messages.success(request, "Confirmed: every page prints the new numbers from now on.")
    return redirect("admin:articles_clinicprofile_changelist")


def _differences(numbers: NewNumbers) -> list[Difference]:
    now = ClinicProfile.current()
    return [
        Difference(name, numbers.label(name), _printed(now, name), _printed(numbers, name))
        for name in publishing.differing(numbers, now)
    ]


def _printed(row: ClinicProfile | NewNumbers, name: str) -> str:
    """What pages print of a column: the country's line where the clinic has none."""
    said: str = getattr(row, name)
    national = NATIONAL.get(name)
    return said or (getattr(LINES[settings.COUNTRY], national) if national else "")
