"""What leads to a person is taken out of a text, and what a page is about is left in."""

import pytest

from articles.text.contacts import has_number_to_call, without_contacts
from tests.timing import takes

OUT = "(taken out)"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("call 202-555-0100", f"call {OUT}"),
        ("call +1 (202) 555 0100.", f"call {OUT}."),
        ("call 202.555.0100 at night", f"call {OUT} at night"),
        ("MRN 123456", f"MRN {OUT}"),
        ("born 4/7/1961", f"born {OUT}"),
        ("born 1961-04-07", f"born {OUT}"),
        ("９９９９９９９", OUT),
        ("write to ann.lee@example.org", f"write to {OUT}"),
        ("I am @annlee", f"I am {OUT}"),
        ("see https://example.org/me?id=1 now", f"see {OUT} now"),
        ("see www.example.org", f"see {OUT}"),
        ("see example.org/me", f"see {OUT}"),
        ("12 Main Street", OUT),
        ("at 7 north oak ave please", f"at {OUT} please"),
    ],
)
def test_contacts_are_taken_out(typed, kept):
    assert without_contacts(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "0.5 mg in 100 ml over 40 minutes",
        "10-20 mg, 3 times",
        "12345",
        "in 2018 or 2025?",
        "the end.Next sentence",
        "I took it 5 days in a street",
        "3 of 10 people",
    ],
)
def test_doses_years_and_slips_are_left(typed):
    assert without_contacts(typed) == typed


@pytest.mark.parametrize("part", ["1 ", "a.", "1 a ", "@", "1", "a:", "(", "a", "www.", "1-"])
def test_no_text_of_500_letters_takes_long(part):
    assert takes(lambda: without_contacts((part * 500)[:500]), under=1)


@pytest.mark.parametrize(
    "typed",
    ["In an emergency call 202-555-0199", "Monday to Friday, 2025550199", "(202) 555 0199",
     "0115 496 0123", "Text 741 for help", "ring the desk: 112"],
)  # fmt: skip
def test_a_number_to_call_is_found(typed):
    assert has_number_to_call(typed)


@pytest.mark.parametrize(
    "typed",
    ["Monday to Friday, 8:00-17:00", "8.30-12.00 and 13.00-17.15", "1200 Main Street, TX 78701",
     "TX 78701-1234", "Stay 2 hours, or 120 minutes", "Nothing to eat for 6 hours. Water: 2 hours",
     "Phone calls are answered from 8 to 5"],
)  # fmt: skip
def test_hours_and_addresses_hold_none(typed):
    assert not has_number_to_call(typed)
