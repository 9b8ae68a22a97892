"""Browsers send two characters at each end of a line: that alone is no change of a text."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils.datastructures import MultiValueDict

from articles import publishing
from articles.admin.site import with_our_line_ends
from articles.models import Event, GlossaryTerm, UrgentSign
from tests.rows import condition

from .forms import filled_in, form_of

pytestmark = pytest.mark.django_db
TWO_LINES = "A light feeling.\n\nA cough that stays."


def sent_by_a_browser(client, address, **changes):
    values = filled_in(client.get(address)) | changes
    sent = {
        name: value.replace("\n", "\r\n") if isinstance(value, str) else value
        for name, value in values.items()
    }
    return client.post(address, sent)


def test_one_changed_field_of_a_page_is_the_only_one_that_changed(as_owner):
    page = condition(body=TWO_LINES, treatment=TWO_LINES, feels_like="One.")
    answer = sent_by_a_browser(as_owner, form_of(page), feels_like="Two.")
    assert answer.status_code == 302
    page.refresh_from_db()
    assert (page.body, page.treatment, page.feels_like) == (TWO_LINES, TWO_LINES, "Two.")
    assert "\r" not in page.summary
    assert LogEntry.objects.get().get_change_message() == "Changed About the condition."


def test_the_phrases_of_a_sign_do_not_differ_once_it_was_saved(as_owner):
    sign = UrgentSign.objects.create(
        slug="test", level="emergency", text="You can't breathe.", heading="Call", advice="Call.",
        phrases="can't breathe\nno air at all",
    )  # fmt: skip
    answer = sent_by_a_browser(as_owner, form_of(sign))
    assert answer.status_code == 302
    assert publishing.open_review_of(sign) is None
    assert not Event.objects.filter(verb="changed").exists()
    sign.refresh_from_db()
    assert sign.phrases == "can't breathe\nno air at all"


def test_the_log_too_has_our_line_ends(as_owner):
    word = GlossaryTerm.objects.create(slug="test", word="Test", meaning="One.")
    sent_by_a_browser(as_owner, form_of(word), meaning="One.\nTwo.")
    assert "\r" not in "".join(Event.objects.values_list("detail", flat=True))


def test_a_form_keeps_all_that_it_holds_but_the_line_ends():
    sent = MultiValueDict({"a": ["1\r\n2", "3"], "b": ["x"], "empty": [""]})
    assert dict(with_our_line_ends(sent).lists()) == {"a": ["1\n2", "3"], "b": ["x"], "empty": [""]}
