"""Under which settings readers were served is in the log, once for each change of them."""

import msgspec
import pytest

from articles.models import Event
from articles.publishing import record_start, verify_events

pytestmark = pytest.mark.django_db


def starts():
    return [msgspec.json.decode(event.detail) for event in Event.objects.filter(about="site")]


def test_a_start_notes_what_decides_what_readers_get(settings):
    settings.UNSIGNED_PAGES = "held"
    event = record_start()
    assert (event.verb, event.about, event.row, event.by) == ("started", "site", None, None)
    [noted] = starts()
    assert (noted["unsigned_pages"], noted["country"]) == ("held", "US")
    assert noted["lines"]["emergency"] == "911"
    assert verify_events().broken is None


def test_only_a_start_with_other_settings_is_noted(settings):
    for setting in ("held", "held", "shown", "shown", "held"):
        settings.UNSIGNED_PAGES = setting
        record_start()
    assert [noted["unsigned_pages"] for noted in starts()] == ["held", "shown", "held"]
