"""The sentences that numbers make: a table that a clinician can check."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from articles.figures import (
    both_frames,
    is_small_study,
    outcome_lines,
    outcome_sentence,
    people_studied,
    people_to_draw,
)
from articles.pages import Outcome
from articles.pages import OutcomeValue as Value

DRIP, DUMMY = "ketamine", "a dummy drip"


def said(measure: str, *values: Value, scale: str = "") -> str:
    outcome = Outcome(
        key="o", question="Does it?", answer="No.", measure=measure, scale=scale, values=values
    )
    return outcome_sentence(outcome)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            [Value(arm=DRIP, percent=76, people=30), Value(arm=DUMMY, percent=18, people=30)],
            "76 in 100 with ketamine, 18 in 100 with a dummy drip. 30 people in each group.",
        ),
        (
            [Value(arm=DRIP, count=8, of=12), Value(arm=DUMMY, count=3, of=12)],
            "8 of 12 people with ketamine, 3 of 12 with a dummy drip.",
        ),
        (
            [Value(arm=DRIP, percent=29.2, people=99), Value(arm=DUMMY, percent=15.5, people=96)],
            "About 29 in 100 with ketamine, about 16 in 100 with a dummy drip. "
            "99 people with ketamine, 96 people with a dummy drip.",
        ),
        ([Value(arm=DRIP, percent=37, people=16)], "37 in 100 with ketamine. 16 people."),
        ([Value(count=76, of=100)], "76 in 100."),
        ([Value(arm=DRIP, count=95, of=249)], "About 38 in 100 (95 of 249 people) with ketamine."),
        ([Value(arm=DRIP, count=0, of=1985)], "0 in 100 (0 of 1,985 people) with ketamine."),
        ([Value(arm=DRIP, percent=0.4)], "Fewer than 1 in 100 with ketamine."),
        ([Value(arm=DRIP, count=1, of=249)], "Fewer than 1 in 100 with ketamine."),
        ([Value(percent=99.7)], "More than 99 in 100."),
        ([Value(low=51, high=89)], "51 to 89 in 100."),
        ([Value(low=20.3, high=46.4)], "20 to 46 in 100."),
        ([Value(low=0.4, high=5)], "Up to 5 in 100."),
        ([Value(percent=38, low=23, high=51)], "38 in 100 (may be 23 to 51 in 100)."),
        ([Value(arm="before the drip", percent=40)], "40 in 100 before the drip."),
        ([], ""),
    ],
)
def test_people_are_counted_out_of_100_or_out_of_a_small_group(
    values: list[Value], words: str
) -> None:
    assert said("people", *values) == words


@pytest.mark.parametrize(
    ("values", "scale", "words"),
    [
        (
            [Value(arm=DRIP, mean=2.68, people=30), Value(arm=DUMMY, mean=5.45, people=30)],
            "0 to 10",
            "On a 0 to 10 scale, the average was 2.7 with ketamine and 5.5 with a dummy drip. "
            "30 people in each group.",
        ),
        (
            [Value(arm="a", mean=1), Value(arm="b", mean=2.5), Value(arm="c", mean=3)],
            "11-point pain scale",
            "On an 11-point pain scale, the average was 1 with a, 2.5 with b, and 3 with c.",
        ),
        ([Value(mean=40.04, low=35, high=45)], "", "The average was 40 (may be 35 to 45)."),
        ([Value(low=2, high=3.5)], "0 to 10", "On a 0 to 10 scale, the average was 2 to 3.5."),
    ],
)
def test_averages_are_told_on_their_scale(values: list[Value], scale: str, words: str) -> None:
    assert said("score", *values, scale=scale) == words


@pytest.mark.parametrize(
    ("value", "scale", "words"),
    [
        (
            Value(difference=-1.8, low=-3.2, high=-0.4),
            "0 to 10",
            "1.8 points lower than with a dummy treatment, on a 0 to 10 scale. "
            "The true number may be between 0.4 and 3.2 lower.",
        ),
        (
            Value(difference=-15.79, low=-32.09, high=0.51),
            "0 to 100",
            "15.8 points lower than with a dummy treatment, on a 0 to 100 scale. "
            "The true number may be between 32.1 lower and 0.5 higher.",
        ),
        (
            Value(difference=1, arm="a calming medicine"),
            "0 to 10",
            "1 point higher than with a calming medicine, on a 0 to 10 scale.",
        ),
        (
            Value(difference=12, low=5, high=25),
            "people in 100",
            "About 12 more people in 100 than with a dummy treatment. "
            "The true number may be between 5 and 25 more.",
        ),
        (
            Value(difference=-1),
            "",
            "About 1 fewer person in 100 than with a dummy treatment.",
        ),
        (
            Value(difference=0.4, low=-0.2, high=3),
            "",
            "Fewer than 1 more person in 100 than with a dummy treatment. "
            "The true number may be between fewer than 1 fewer and 3 more.",
        ),
        (Value(difference=0), "", "No difference from a dummy treatment."),
        (
            Value(low=-5, high=25),
            "people in 100",
            "Between 5 fewer and 25 more people in 100 than with a dummy treatment.",
        ),
        (
            Value(low=-3.2, high=-0.4),
            "0 to 10",
            "Between 0.4 and 3.2 lower than with a dummy treatment, in points on a 0 to 10 scale.",
        ),
    ],
)
def test_a_difference_says_from_what_and_how_far_it_may_be_off(
    value: Value, scale: str, words: str
) -> None:
    assert said("difference", value, scale=scale) == words


def test_times_are_named_when_there_is_more_than_one() -> None:
    first = Value(time="after one week", arm=DRIP, count=2, of=12)
    later = Value(time="after eight weeks", arm=DRIP, count=1, of=12)
    assert said("people", first) == "2 of 12 people with ketamine."
    assert said("people", first, later) == (
        "After one week: 2 of 12 people with ketamine. "
        "After eight weeks: 1 of 12 people with ketamine."
    )


def test_each_time_is_a_line_and_the_last_says_how_many_people_there_were() -> None:
    values = [Value(time=t, arm=DRIP, percent=50, people=30) for t in ("day 1", "week 8")]
    outcome = Outcome(key="o", question="Does it?", answer="No.", values=tuple(values))
    assert outcome_lines(outcome) == [
        "Day 1: 50 in 100 with ketamine.",
        "Week 8: 50 in 100 with ketamine. 30 people.",
    ]


def test_groups_that_shrink_are_told_beside_each_time() -> None:
    before = Value(time="before", mean=6.8, people=240)
    later = Value(time="after a year", mean=5.7, people=93)
    assert said("score", before, later, scale="0 to 10") == (
        "Before: on a 0 to 10 scale, the average was 6.8. 240 people. "
        "After a year: on a 0 to 10 scale, the average was 5.7. 93 people."
    )


def test_a_number_says_how_sure_it_is_where_it_differs_and_what_its_source_adds() -> None:
    grade = {"certainty_from": "moderate", "certainty_to": "moderate"}
    weeks = Value(
        time="3 to 5 weeks", arm=DUMMY, difference=-0.99, note="The author says no", **grade
    )
    days = Value(time="3 to 7 days", arm=DUMMY, difference=-1.34)
    assert said("difference", days, weeks, scale="0 to 10") == (
        "3 to 7 days: 1.3 points lower than with a dummy drip, on a 0 to 10 scale. "
        "3 to 5 weeks: 1 point lower than with a dummy drip, on a 0 to 10 scale. "
        "How sure: moderate. The author says no."
    )


def test_people_whom_no_number_names_are_counted_by_the_outcome() -> None:
    bare = Outcome(key="o", question="Does it?", answer="No.", people=60)
    assert people_studied(bare) == 60
    assert people_studied(structs.replace(bare, values=(Value(count=1, of=12),))) == 12


@pytest.mark.parametrize(
    ("value", "yes", "no"),
    [
        (Value(percent=76), "76 in 100 felt it.", "24 did not."),
        (Value(count=8, of=12), "8 of 12 felt it.", "4 did not."),
        (Value(percent=37.5), "About 38 in 100 felt it.", "About 62 did not."),
        (Value(count=95, of=249), "About 38 in 100 felt it.", "About 62 did not."),
        (Value(percent=0.4), "Fewer than 1 in 100 felt it.", "More than 99 in 100 did not."),
        (Value(percent=0), "0 in 100 felt it.", "100 did not."),
    ],
)
def test_both_frames_add_up(value: Value, yes: str, no: str) -> None:
    assert both_frames(value, "felt it", "did not") == (yes, no)


def test_an_average_has_no_two_frames() -> None:
    with pytest.raises(ValueError, match="Only a count of people or a number in 100"):
        both_frames(Value(mean=2.7), "felt it", "did not")


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (Value(percent=76), (76, 100)),
        (Value(count=8, of=12), (8, 12)),
        (Value(count=95, of=249), (38, 100)),
        (Value(percent=0), (0, 100)),
        (Value(percent=0.4), None),
        (Value(percent=99.5), None),
        (Value(mean=2.7), None),
        (Value(difference=12), None),
        (Value(low=51, high=89), None),
    ],
)
def test_only_counted_people_from_1_in_100_up_are_drawn(
    value: Value, drawn: tuple[int, int] | None
) -> None:
    assert people_to_draw(value) == drawn


SHARES = st.one_of(
    st.builds(Value, percent=st.floats(0, 100)),
    st.integers(1, 5_000).flatmap(
        lambda of: st.builds(Value, count=st.integers(0, of), of=st.just(of))
    ),
)


@given(SHARES)
def test_no_share_is_told_as_1_in_x_and_the_drawing_fits_the_words(value: Value) -> None:
    words = said("people", value)
    assert not re.search(r"\b1 in (?!100\b)", words)
    drawn = people_to_draw(value)
    if drawn:
        count, of = drawn
        assert 0 <= count <= of <= 100
        assert re.search(rf"\b{count} (in|of) {of}\b", words)


@pytest.mark.parametrize(
    ("values", "is_small"),
    [
        ([Value(arm=DRIP, percent=76, people=30), Value(arm=DUMMY, percent=18, people=30)], True),
        ([Value(arm=DRIP, count=8, of=12)], True),
        ([Value(count=95, of=249)], False),
        ([Value(arm=DRIP, percent=50, people=50), Value(arm=DUMMY, percent=9, people=50)], False),
        ([Value(difference=12)], False),
        ([], False),
    ],
)
def test_a_study_of_fewer_than_100_people_is_called_small(values: list, is_small: bool) -> None:
    outcome = Outcome(key="o", question="Does it?", answer="No.", values=tuple(values))
    assert is_small_study(outcome) is is_small


def test_people_who_had_each_treatment_in_turn_are_counted_once() -> None:
    values = (Value(arm=DRIP, count=5, of=20), Value(arm=DUMMY, count=2, of=20))
    outcome = Outcome(key="o", question="Does it?", answer="No.", values=values)
    assert people_studied(outcome) == 40
    assert people_studied(structs.replace(outcome, is_crossover=True)) == 20


def test_the_people_of_a_series_are_those_of_its_largest_time() -> None:
    values = (Value(time="day 1", count=5, of=20), Value(time="week 8", count=2, of=14))
    outcome = Outcome(key="o", question="Does it?", answer="No.", values=values)
    assert people_studied(outcome) == 20
