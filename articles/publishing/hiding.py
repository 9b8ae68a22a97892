"""hide_note: a reason that readers must not read any more, in whatever list of changes it stands.

The editions and entries that hold it stay as they were; the log says who hid it.
"""

from collections.abc import Iterator

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from articles.caching import raise_stamp
from articles.models import Edition, Event

from .events import record
from .rights import require_publisher
from .starts import SITE

HID = "hid_note"


def plain_note(note: str) -> str:
    """The form in which two reasons are compared: readers get it with its full stop."""
    return " ".join(note.split()).rstrip(".").casefold()


def hidden_notes() -> frozenset[str]:
    """Every reason that was hidden, as plain_note gives it."""
    return frozenset(plain_note(_note_of(event)) for event in Event.objects.filter(verb=HID))


@transaction.atomic
def hide_note(*, note: str, by: User) -> None:
    """Takes the reason from readers, wherever it stands, from now on.

    NotAllowed if `by` may not publish; ValueError if no change has that reason.
    """
    require_publisher(by, "Somebody who may publish pages must do this.")
    if plain_note(note) not in map(plain_note, _notes_with(" ".join(note.split()).rstrip("."))):
        raise ValueError("No change has that reason: copy the whole sentence as readers have it.")
    record(verb=HID, about=SITE, by=by, note=note)
    raise_stamp()


def _notes_with(words: str) -> Iterator[str]:
    """The reasons of editions and of entries in the log that hold these words."""
    yield from Edition.objects.filter(note__icontains=words).values_list("note", flat=True)
    written = msgspec.json.encode(words).decode()[1:-1]
    for event in Event.objects.filter(detail__icontains=written).exclude(verb=HID):
        yield _note_of(event)


def _note_of(event: Event) -> str:
    return str(msgspec.json.decode(event.detail).get("note", ""))
