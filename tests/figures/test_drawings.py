"""Icon arrays, the certainty meter and the time span: what is drawn, and what is refused."""

import re

import pytest

from articles.figures import certainty_words, icon_array, meter, time_span, unknown_array


def people(svg: str, fill: str) -> int:
    """How many 20 by 30 cells the rects with that fill cover."""
    rect = (
        r'<rect(?: x="\d+")?(?: y="\d+")? width="(\d+)" height="(\d+)" fill="url\(#([a-z0-9-]+)\)"'
    )
    return sum(
        int(width) * int(height) // 600 for width, height, id in re.findall(rect, svg) if id == fill
    )


@pytest.mark.parametrize(
    ("count", "of"),
    [
        (76, 100),
        (18, 100),
        (0, 100),
        (100, 100),
        (8, 12),
        (3, 6),
        (1, 1),
        (95, 99),
        (10, 20),
        (5, 7),
    ],
)
def test_as_many_people_are_drawn_as_there_are(count: int, of: int) -> None:
    svg = icon_array(count, of, id="p")
    assert people(svg, "p-on") == count
    assert people(svg, "p-off") == of - count
    assert svg.count("<rect") <= 6
    assert len(svg) < 1_100


def test_every_count_of_every_group_is_drawn_without_overlap_or_gap() -> None:
    for of in range(1, 101):
        for count in range(of + 1):
            assert sorted(cells(icon_array(count, of, id="p"))) == list(range(of))


def test_a_dozen_people_stand_in_two_rows() -> None:
    assert 'viewBox="0 0 120 60"' in icon_array(8, 12, id="p")


def cells(svg: str) -> list[int]:
    """The numbers of all cells that are covered, row by row from the top."""
    covered = []
    columns = int(re.search(r'viewBox="0 0 (\d+)', svg)[1]) // 20
    for rect in re.findall(r"<rect([^>]*)>", svg):
        size = {name: int(n) for name, n in re.findall(r'(x|y|width|height)="(\d+)"', rect)}
        for row in range(size["height"] // 30):
            for column in range(size["width"] // 20):
                covered.append(
                    (size.get("y", 0) // 30 + row) * columns + size.get("x", 0) // 20 + column
                )
    return covered


def test_an_icon_array_is_the_drawing_of_the_design() -> None:
    assert icon_array(18, 100, id="d") == (
        '<svg viewBox="0 0 200 300" aria-hidden="true"><defs>'
        '<pattern id="d-on" width="20" height="30" patternUnits="userSpaceOnUse"><g class="a-on">'
        '<circle cx="10" cy="8" r="4.6"/><path d="M3.5 27v-6a6.5 6.5 0 0 1 13 0v6z"/></g></pattern>'
        '<pattern id="d-off" width="20" height="30" patternUnits="userSpaceOnUse"><g class="a-off">'
        '<circle cx="10" cy="8" r="4.6"/><path d="M3.5 27v-6a6.5 6.5 0 0 1 13 0v6z"/></g></pattern>'
        '</defs><rect width="200" height="30" fill="url(#d-on)"/>'
        '<rect y="30" width="160" height="30" fill="url(#d-on)"/>'
        '<rect x="160" y="30" width="40" height="30" fill="url(#d-off)"/>'
        '<rect y="60" width="200" height="240" fill="url(#d-off)"/></svg>'
    )


@pytest.mark.parametrize(
    ("count", "of", "id", "reason"),
    [
        (-1, 10, "p", "between 0 and 10"),
        (11, 10, "p", "between 0 and 10"),
        (1, 101, "p", "holds 1 to 100"),
        (0, 0, "p", "holds 1 to 100"),
        (1, 10, "1p", "start with a small letter"),
        (1, 10, 'p"><', "start with a small letter"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(
    count: int, of: int, id: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        icon_array(count, of, id=id)


def test_an_unknown_number_is_dashed_people_with_a_question_mark() -> None:
    svg = unknown_array("u1")
    assert 'id="u1"' in svg
    assert 'class="a-unk"' in svg
    assert 'fill="url(#u1)"' in svg
    assert svg.endswith(">?</text></svg>")
    assert "the number is not well known" in svg


@pytest.mark.parametrize(
    ("low", "high", "cells", "words"),
    [
        ("high", "high", "####", "How sure: high"),
        ("moderate", "moderate", "###.", "How sure: moderate"),
        ("low", "low", "##..", "How sure: low"),
        ("very_low", "very_low", "#...", "How sure: very low"),
        ("not_studied", "not_studied", "....", "How sure: not studied"),
        ("very_low", "low", "#/..", "How sure: very low to low"),
        ("very_low", "moderate", "#//.", "How sure: very low to moderate"),
    ],
)
def test_the_meter_and_its_words_agree(low: str, high: str, cells: str, words: str) -> None:
    drawn = meter(low, high)
    for markup, sign in (
        ('<i class="on"></i>', "#"),
        ('<i class="may"></i>', "/"),
        ("<i></i>", "."),
    ):
        drawn = drawn.replace(markup, sign)
    assert drawn == f'<div class="meter" aria-hidden="true">{cells}</div>'
    assert certainty_words(low, high) == words


def test_experts_who_disagree_are_said_to_disagree() -> None:
    assert certainty_words("very_low", "moderate", disagree=True) == "How sure: experts disagree"


@pytest.mark.parametrize(
    ("low", "high", "reason"),
    [("good", "high", "no level of certainty"), ("high", "low", "swap them")],
)
def test_a_grade_that_does_not_exist_or_runs_down_is_refused(low: str, high: str, reason: str):
    for use in (meter, certainty_words):
        with pytest.raises(ValueError, match=reason):
            use(low, high)


def test_the_time_span_names_all_five_periods_in_order() -> None:
    presence = {
        "weeks": "unlikely", "during": "likely", "same_day": "possible", "next_days": "unknown",
    }  # fmt: skip
    assert time_span(presence) == (
        '<ol class="span" role="list">'
        '<li class="full"><strong>During treatment</strong><br>Most likely</li>'
        '<li class="part"><strong>Same day</strong><br>Can happen</li>'
        '<li class="unk"><strong>Next days</strong><br>Not known</li>'
        "<li><strong>Weeks later</strong><br>Not expected: call</li>"
        '<li class="unk"><strong>Long term</strong><br>Not known</li></ol>'
    )


@pytest.mark.parametrize("presence", [{"tomorrow": "likely"}, {"during": "often"}])
def test_a_period_or_presence_that_does_not_exist_is_refused(presence: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not possible here: use one of"):
        time_span(presence)
