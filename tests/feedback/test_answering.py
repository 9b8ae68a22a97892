"""What staff make of an answer: a state, a reason, and a line for all readers."""

import datetime

import msgspec
import pytest

from articles import caching, feedback
from articles.models import Event, Feedback
from articles.publishing import NotAllowed, verify_events
from articles.queries.told import has_told, what_you_told_us
from tests.conftest import person

DONE = {"state": "page_changed", "reason": "", "public_line": "We made the part on time shorter."}


@pytest.fixture
def answerer(db):
    return person("answerer", change=("feedback",), view=("feedback",))


def test_an_answer_is_kept_logged_and_told_with_the_next_request(said, answerer, now):
    row = said()
    assert not has_told(now)
    feedback.answer(feedback=row, by=answerer, **DONE)
    row.refresh_from_db()
    assert (row.state, row.public_line) == ("page_changed", DONE["public_line"])
    assert isinstance(row.answered_on, datetime.date)
    [told] = what_you_told_us(now)["told"]
    assert (told.entry.path, told.did) == ("/conditions/crps/", "We changed the page")
    assert has_told(now)
    event = Event.objects.get(verb="answered")
    assert (event.about, event.by) == (f"feedback:{row.pk}", answerer)
    assert msgspec.json.decode(event.detail) == {
        "page": "condition:crps", "state": "page_changed", "public_line": DONE["public_line"],
    }  # fmt: skip
    assert verify_events().broken is None


def test_the_log_and_the_public_list_never_hold_the_readers_words(said, answerer, patient):
    row = said("My godfather could not follow the part on time.")
    feedback.answer(feedback=row, by=answerer, **DONE | {"reason": "It was too long."})
    assert "godfather" not in "".join(Event.objects.values_list("detail", flat=True))
    assert "godfather" not in patient.get("/what-you-told-us/").content.decode()


@pytest.mark.parametrize("field", ["reason", "public_line"])
def test_the_readers_own_words_are_refused_in_what_stays(field, said, answerer):
    row = said("My godfather could not follow the part on time.")
    quoted = DONE | {field: "Someone said: “my godfather could not FOLLOW, the part”."}
    with pytest.raises(ValueError, match="5 words in a row are the reader's own"):
        feedback.answer(feedback=row, by=answerer, **quoted)
    assert Feedback.objects.get().state == "new"


@pytest.mark.parametrize(
    ("change", "said_so"),
    [
        ({"state": "new"}, "Choose what you did"),
        ({"state": "deleted"}, "Choose what you did"),
        ({"state": "no_change", "reason": "  "}, "Say why the page stays as it is"),
    ],
)
def test_an_answer_that_says_too_little_is_refused(change, said_so, said, answerer):
    with pytest.raises(ValueError, match=said_so):
        feedback.answer(feedback=said(), by=answerer, **DONE | change)
    assert not Event.objects.filter(verb="answered").exists()


def test_who_may_only_read_feedback_answers_nothing(said):
    reader = person("reader", view=("feedback",))
    with pytest.raises(NotAllowed):
        feedback.answer(feedback=said(), by=reader, **DONE)
    assert Feedback.objects.get().state == "new"


def test_people_are_counted_from_ten_on(said, now):
    for number in range(9):
        said("", was_clear=number > 1)
    assert what_you_told_us(now)["counted"] == ()
    said("", was_clear=True)
    caching.forget()
    [count] = what_you_told_us(now)["counted"]
    assert (count.entry.title, count.people, count.clear) == ("CRPS", 10, 8)
