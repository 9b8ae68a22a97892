"""change_facts, confirm_numbers and take_numbers_back: what only the clinic can say of itself.

Numbers that readers call are on pages once a second person has rung them; all else is at once.
"""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.caching import raise_stamp
from articles.models import ClinicProfile, NewNumbers, Stamp
from articles.models.clinic import Numbers

from .events import record
from .rights import Changed, NotAllowed

TYPES, CONFIRMS = "articles.add_clinicprofile", "articles.confirm_numbers"
"""The right to change the clinic's facts, and that of the second person."""


class Saved(NamedTuple):
    """The row that readers have from now on, and the numbers that wait; None: there is none."""

    profile: ClinicProfile | None
    waiting: NewNumbers | None


@transaction.atomic
def change_facts(*, facts: ClinicProfile, by: User) -> Saved:
    """Brings `facts`, an unsaved row, to readers, but for changed numbers: these wait.

    NotAllowed if `by` may not; ValidationError for facts that are wrong; ValueError for changed
    numbers while others wait.
    """
    if not by.has_perm(TYPES):
        raise NotAllowed("Somebody who may change the clinic's facts must do this.")
    facts.full_clean()
    Stamp.hold()
    now = ClinicProfile.current()
    waiting = _ask(numbers_of(facts), now, by) if numbers_of(facts) != numbers_of(now) else None
    if _others_of(facts) == _others_of(now):
        return Saved(None, waiting)
    profile = ClinicProfile(**_others_of(facts), **numbers_of(now), saved_by=by)
    _bring_to_readers(profile, now, verb="changed", by=by)
    return Saved(profile, waiting)


@transaction.atomic
def confirm_numbers(*, numbers: NewNumbers, by: User, checked: Collection[str]) -> ClinicProfile:
    """Brings numbers to readers: `by` rang or checked each that differs, named in `checked`.

    NotAllowed for who typed them, or may not confirm; Changed if they don't wait any more;
    ValueError if one is not checked, or if nobody would answer after hours.
    """
    if not by.has_perm(CONFIRMS):
        raise NotAllowed("Somebody who may confirm numbers must do this.")
    _hold_waiting(numbers)
    if numbers.typed_by_id == by.pk:
        raise NotAllowed("You typed these numbers: somebody else must ring and confirm them.")
    now = ClinicProfile.current()
    if missing := [name for name in differing(numbers, now) if name not in checked]:
        words = ", ".join(map(NewNumbers.label, missing))
        raise ValueError(f"Ring or check each number and tick it. Still to do: {words}.")
    profile = ClinicProfile(
        **_others_of(now), **numbers_of(numbers), saved_by=numbers.typed_by, confirmed_by=by
    )
    try:
        profile.clean()
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    _end(numbers, NewNumbers.Ended.CONFIRMED, by)
    typed_by = numbers.typed_by.get_full_name() or numbers.typed_by.get_username()
    _bring_to_readers(profile, now, verb="confirmed", by=by, typed_by=typed_by)
    return profile


@transaction.atomic
def take_numbers_back(*, numbers: NewNumbers, by: User) -> None:
    """Ends the waiting: readers keep the numbers that they have.

    NotAllowed for who may neither type nor confirm numbers; Changed if they don't wait any more.
    """
    if not (by.has_perm(TYPES) or by.has_perm(CONFIRMS)):
        raise NotAllowed("Somebody who may change or confirm the clinic's numbers must do this.")
    _hold_waiting(numbers)
    _end(numbers, NewNumbers.Ended.TAKEN_BACK, by)
    record(verb="took_back", about=numbers, by=by, after=numbers_of(numbers))


def numbers_of(row: Numbers) -> dict[str, str]:
    """The numbers of a row, and the words beside them, by column."""
    return {name: getattr(row, name) for name in Numbers.NUMBERS}


def why_wait(other: NewNumbers) -> str:
    """Why no more numbers can be typed now."""
    return (
        f"{other} wait for a second person: have them confirmed or take them back, then change "
        "numbers again."
    )


def differing(new: Numbers, old: Numbers) -> list[str]:
    """The columns in which two rows have other numbers, in the order of the form."""
    return [name for name in Numbers.NUMBERS if getattr(new, name) != getattr(old, name)]


def _others_of(row: ClinicProfile) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ClinicProfile.OTHERS}


def _ask(numbers: dict[str, str], now: ClinicProfile, by: User) -> NewNumbers:
    if other := NewNumbers.waiting():
        raise ValueError(why_wait(other))
    asked = NewNumbers.objects.create(**numbers, typed_by=by)
    record(verb="submitted", about=asked, by=by, before=numbers_of(now), after=numbers)
    return asked


def _hold_waiting(numbers: NewNumbers) -> None:
    Stamp.hold()
    numbers.refresh_from_db()
    if numbers.ended:
        raise Changed(
            f"These numbers do not wait any more: they were "
            f"{numbers.get_ended_display().lower()} by {numbers.ended_by}."
        )


def _end(numbers: NewNumbers, how: str, by: User) -> None:
    numbers.ended, numbers.ended_at, numbers.ended_by = how, timezone.now(), by
    numbers.save(update_fields=["ended", "ended_at", "ended_by"])


def _bring_to_readers(
    profile: ClinicProfile, before: ClinicProfile, *, verb: str, by: User, **detail: str
) -> None:
    profile.save()
    old, new = ({**_others_of(row), **numbers_of(row)} for row in (before, profile))
    record(verb=verb, about=profile, by=by, before=old, after=new, **detail)
    raise_stamp()
