"""Wherever a page tells people to call the clinic, it says what to do when it is closed."""

import html
import re

import pytest

from articles.caching import raise_stamp
from articles.models import ClinicProfile

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.once]
PHONE, LINE, WORDS = "202-555-0100", "202-555-0101", "Go to the emergency department"
PLACES = {
    "the card and the foot of a page": "/conditions/crps/",
    "the answer to a sign that needs a call": "/search/?q=yellow+eyes",
    "a search that finds nothing": "/search/?q=zzyzx",
    "the list of side effects": "/side-effects/",
    "side effects that fit": "/side-effects/?feel=yellow+eyes",
    "side effects where none fits": "/side-effects/?feel=zzyzx",
    "a page that is not there": "/nowhere/",
}


def seen(patient, address) -> str:
    """What a reader of the address sees, as one line of words."""
    page = patient.get(address).content.decode()
    shown = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.S)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shown)))


@pytest.fixture
def clinic(db):
    def say(**facts):
        ClinicProfile(phone=PHONE, hours="8 to 5", **facts).save()
        raise_stamp()

    return say


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("answer", [{"after_hours": LINE}, {"after_hours_words": WORDS}], ids=str)
def test_each_call_line_is_followed_by_the_answer_for_after_hours(answer, address, clinic, patient):
    clinic(**answer)
    shown = seen(patient, address)
    [said] = answer.values()
    calls = [found.end() for found in re.finditer(PHONE, shown)]
    assert calls
    for call, following in zip(calls, [*calls[1:], len(shown)], strict=True):
        assert said in shown[call:following]


def test_what_the_clinic_says_of_its_nights_stands_beside_the_emergency_number(clinic, patient):
    clinic(after_hours_words=WORDS)
    shown = seen(patient, "/conditions/crps/")
    assert f"Closed? {WORDS}. Call 911 at any hour for any sign under “Get help now”." in shown
    assert "your local urgent care" not in shown


def test_a_line_for_after_hours_keeps_the_way_on_if_nobody_answers(clinic, patient):
    clinic(after_hours=LINE)
    shown = seen(patient, "/conditions/crps/")
    said = f"Closed? Nights and weekends: {LINE}. No answer: 911 for any sign under “Get help now”"
    assert said in shown


def test_without_a_clinic_pages_say_what_they_said(patient):
    shown = seen(patient, "/conditions/crps/")
    assert (
        "No answer, or closed? Call 911 for any sign under “Get help now”; for the rest," in shown
    )


def test_programs_get_the_words_for_after_hours_with_the_number(clinic, patient):
    clinic(after_hours_words=WORDS)
    urgent = patient.get("/api/v1/search?q=yellow+eyes").json()["urgent"]
    assert urgent["numbers"][0]["number"] == PHONE
    assert f"When the clinic is closed: {WORDS}" in urgent["advice"]


def test_no_page_sends_people_to_a_box_by_its_color_or_to_a_list_that_paper_leaves_out(patient):
    for name in ("fast-heartbeat", "paranoia", "anxiety-or-panic", "confusion", "low-mood"):
        shown = seen(patient, f"/side-effects/{name}/")
        assert "red box" not in shown
        assert "any sign on this list" not in shown
