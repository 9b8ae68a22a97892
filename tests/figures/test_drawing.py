"""Outcomes as a table of pictures with words: what stands where, and what is not drawn."""

import re

import pytest
from msgspec import structs

from articles.figures import drawing
from articles.figures.axis import Ends, ends_of, spread
from articles.pages import Outcome
from articles.pages import OutcomeValue as Value


def outcome(*values: Value, **named: str) -> Outcome:
    base = Outcome(key="o", question="Does it?", answer="No.", values=values)
    return structs.replace(base, certainty_from="low", certainty_to="low", **named)


def drop(time: str, **named: object) -> Value:
    said = {"arm": "a dummy drip", "difference": -1.32, "low": -1.73, "high": -0.9}
    return Value(time=time, **(said | named))


HALF_GONE = outcome(
    Value(time="15 minutes after", arm="esketamine", count=8, of=12),
    Value(time="15 minutes after", arm="midazolam", count=3, of=12),
    Value(time="1 week after", arm="esketamine", count=2, of=12),
    Value(time="1 week after", arm="midazolam", count=0, of=12),
    happened="had half of the pain gone",
    did_not="did not",
)
DROP = outcome(drop("under 30 minutes"), measure="difference", scale="0 to 10")
SCORES = outcome(
    Value(time="week 1", arm="esketamine", mean=2.68, people=30),
    Value(time="week 1", arm="a dummy drip", mean=5.45, people=30),
    measure="score",
    scale="0 to 10",
)


def test_people_over_time_are_small_pairs_with_a_row_for_each_time() -> None:
    drawn = drawing([HALF_GONE], "p")
    assert drawn.what == "How many people had half of the pain gone"
    assert drawn.heads == ("esketamine", "midazolam")
    assert [row.head for row in drawn.rows] == ["15 minutes after", "1 week after"]
    assert [[cell[1:] for cell in row.cells] for row in drawn.rows] == [
        [("8 of 12.", "4 did not."), ("3 of 12.", "9 did not.")],
        [("2 of 12.", "10 did not."), ("0 of 12.", "12 did not.")],
    ]


def test_every_picture_has_an_id_of_its_own() -> None:
    drawn = drawing([HALF_GONE], "p")
    ids = re.findall(r'id="([^"]+)"', "".join(c.picture for row in drawn.rows for c in row.cells))
    assert len(ids) == len(set(ids)) == 8


def test_a_single_time_needs_no_head_and_says_it_in_full() -> None:
    drawn = drawing([structs.replace(HALF_GONE, values=HALF_GONE.values[:2])], "p")
    assert not drawn.is_headed
    assert drawn.rows[0].cells[0].said == "8 of 12 had half of the pain gone."
    assert drawn.sure == "How sure: low."


def test_a_group_that_was_not_counted_at_a_time_leaves_its_cell_empty() -> None:
    drawn = drawing([structs.replace(HALF_GONE, values=HALF_GONE.values[:3])], "p")
    assert drawn.rows[1].cells[1] == ("", "", "")


def test_a_number_typed_twice_for_one_time_and_group_is_not_lost() -> None:
    drawn = drawing([structs.replace(HALF_GONE, values=HALF_GONE.values[:2] * 2)], "p")
    assert len(drawn.rows) == 2


def test_what_is_known_as_a_range_only_is_told_and_not_drawn() -> None:
    told = outcome(Value(low=23, high=51), measure="percent", happened="had relief", did_not="no")
    assert drawing([told], "p").rows[0].cells == (("", "23 to 51 in 100.", ""),)


def test_a_difference_lies_on_its_whole_scale_with_its_range_in_words() -> None:
    drawn = drawing([DROP], "p")
    assert drawn.what == "Points on a 0 to 10 scale, against a dummy drip"
    assert drawn.step == "one mark for each 2 points"
    [cell] = drawn.rows[0].cells
    assert cell.said == "1.3 points lower."
    assert cell.more == "The true number may be between 0.9 and 1.7 lower."
    assert 'd="M83 7H91v6H83zM87 2v16"' in cell.picture


def test_outcomes_of_one_review_share_a_drawing_with_a_certainty_each() -> None:
    later = drop(
        "3 to 5 weeks", certainty_from="moderate", certainty_to="moderate", note="No drop."
    )
    drawn = drawing([DROP, structs.replace(DROP, values=(later,))], "p")
    assert [(row.head, row.below) for row in drawn.rows] == [
        ("Under 30 minutes", "How sure: low."),
        ("3 to 5 weeks", "How sure: moderate."),
    ]
    assert drawn.rows[1].cells[0].more.endswith("No drop.")
    assert drawn.sure == ""


def test_what_is_told_below_a_drawing_leaves_each_certainty_at_its_time() -> None:
    drawn = drawing([SCORES, outcome(time_span="12 weeks")], "p")
    assert [row.below for row in drawn.rows] == ["How sure: low.", "How sure: low."]
    assert drawn.sure == ""


def test_a_scale_that_names_what_it_measures_says_which_way_is_more() -> None:
    scale = "0 to 10 pain scale"
    drawn = drawing([structs.replace(SCORES, scale=scale)], "p")
    assert drawn.heads == ("0 to 10\u202f(more\u202fpain)",)
    drawn = drawing([structs.replace(DROP, scale=scale)], "p")
    assert drawn.heads == ("less\u202fpain same more\u202fpain",)
    assert drawn.what == "Points on a 0 to 10 pain scale, against a dummy drip"


def test_averages_are_bars_from_the_low_end_of_their_scale() -> None:
    drawn = drawing([SCORES], "p")
    assert (drawn.what, drawn.heads) == ("The average, on a 0 to 10 scale", ("0 to 10",))
    assert [(row.head, row.cells[0].said) for row in drawn.rows] == [
        ("Week 1, esketamine", "2.7"),
        ("Week 1, a dummy drip", "5.5"),
    ]
    assert 'd="M0 5H54v10H0z"' in drawn.rows[0].cells[0].picture
    assert drawn.sizes == "30 people in each group."


def test_groups_that_shrink_say_so_at_their_row() -> None:
    later = Value(time="week 12", arm="esketamine", mean=4, people=20)
    drawn = drawing([structs.replace(SCORES, values=(*SCORES.values, later))], "p")
    assert [row.below for row in drawn.rows] == ["30 people.", "30 people.", "20 people."]
    assert drawn.sizes == ""


def test_extra_people_lie_on_a_scale_of_100() -> None:
    told = outcome(drop("", difference=27, low=12, high=50), measure="difference")
    drawn = drawing([told], "p")
    assert drawn.heads == ("fewer same more",)
    assert drawn.what == "People in 100, against a dummy drip"
    named = structs.replace(told, happened="felt dizzy")
    assert drawing([named], "p").what == "People in 100 who felt dizzy, against a dummy drip"
    assert drawn.rows[0].cells[0].said == "About 27 more people in 100."


@pytest.mark.parametrize(
    "outcomes",
    [
        [],
        [outcome()],
        [structs.replace(SCORES, scale="")],
        [structs.replace(SCORES, values=(*SCORES.values, drop("later")))],
        [HALF_GONE, structs.replace(HALF_GONE, happened="slept")],
    ],
    ids=["nothing", "no number", "no scale", "two forms", "two things"],
)
def test_what_can_not_stand_in_one_table_is_left_to_sentences(outcomes: list[Outcome]) -> None:
    assert drawing(outcomes, "p") is None


def test_a_scale_has_a_taller_mark_at_its_ends_and_in_the_middle() -> None:
    marks = re.search(r'd="(M0 10h200[^"]*)"', spread(5, 4, 6, Ends(0, 10)))[1]
    assert marks.count("v14") == 3
    assert marks.count("v6") == 8


def test_a_number_outside_its_scale_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="27 lies outside its scale of -10 to 10: correct"):
        spread(27, None, None, Ends(-10, 10))


@pytest.mark.parametrize(
    ("scale", "ends"),
    [
        ("0 to 10", (0, 10)),
        ("0 to 100 pain scale", (0, 100)),
        ("people in 100", None),
        ("10 to 0", None),
        ("", None),
    ],
)
def test_a_scale_names_its_two_ends(scale: str, ends: tuple[int, int] | None) -> None:
    assert ends_of(scale) == ends
