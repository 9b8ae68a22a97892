"""record_start notes the settings that decide what readers get: audits ask for those of a day."""

import msgspec
from django.conf import settings
from django.db import transaction

from articles.emergency import LINES
from articles.models import Event, Stamp

from .events import record

SITE, STARTED = "site", "started"
"""What the log calls the site as a whole, and the deed."""


class Served(msgspec.Struct, frozen=True):
    """Whether unsigned pages are shown or held, and the lines to call where the clinic has none."""

    unsigned_pages: str
    country: str
    lines: dict[str, str]


def served_now() -> Served:
    """The settings of this process."""
    lines = LINES[settings.COUNTRY]._asdict()
    return Served(settings.UNSIGNED_PAGES, settings.COUNTRY, lines)


@transaction.atomic
def record_start() -> Event | None:
    """Adds an entry by nobody if the site is served with other settings than were noted last."""
    Stamp.hold()
    now = msgspec.to_builtins(served_now())
    last = Event.objects.filter(about=SITE, verb=STARTED).last()
    if last and msgspec.json.decode(last.detail) == now:
        return None
    return record(verb=STARTED, about=SITE, by=None, **now)
