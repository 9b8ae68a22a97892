"""Blocks of a page: lists, boxes, steps, timelines, headings, tables."""

import pytest

from articles.rendering import render


def test_a_list_after_a_line_is_a_list() -> None:
    assert render("Bring:\n- a letter\n- a friend") == (
        "<p>Bring:</p>\n<ul>\n<li>a letter</li>\n<li>a friend</li>\n</ul>\n"
    )


@pytest.mark.parametrize("name", ["note", "card", "warn"])
def test_a_box_holds_paragraphs(name: str) -> None:
    html = render(f"::: {name}\nFirst.\n\nSecond.\n:::\nAfter.")
    assert html == (
        f'<div class="{name} flow"><p>First.</p>\n<p>Second.</p>\n</div><p>After.</p>\n'
    )


@pytest.mark.parametrize("name", ["strange", "script", "note2", "x-y"])
def test_an_unknown_box_is_its_content(name: str) -> None:
    assert render(f"::: {name}\nWords.\n:::") == "<p>Words.</p>\n"


def test_steps_are_one_entry_for_each_heading() -> None:
    assert render("::: steps\n### Before\nEat.\n#### More\n### After\nRest.\n:::") == (
        '<ol class="steps" role="list"><li><div><h3>Before</h3>\n<p>Eat.</p>\n<h4>More</h4>\n'
        "</div></li><li><div><h3>After</h3>\n<p>Rest.</p>\n</div></li></ol>"
    )


def test_words_before_the_first_step_stay_before_the_list() -> None:
    html = render("::: steps\nThree steps.\n### One\nEat.\n:::")
    assert html.startswith('<p>Three steps.</p>\n<ol class="steps" role="list"><li>')


def test_steps_without_headings_are_what_staff_typed() -> None:
    assert render("::: steps\n1. Eat\n2. Rest\n:::").startswith("<ol>\n<li>Eat</li>")


def test_a_timeline_shows_the_time_above_the_heading() -> None:
    assert render("::: timeline\n### When you arrive | Consent\nSign.\n### Home\nRest.\n:::") == (
        '<ol class="time" role="list"><li><span class="time__dot"></span><div>'
        '<p class="time__at">When you arrive</p><h3>Consent</h3>\n<p>Sign.</p>\n</div></li>'
        '<li><span class="time__dot"></span><div><h3>Home</h3>\n<p>Rest.</p>\n</div></li></ol>'
    )


def test_boxes_nest_with_more_colons_outside() -> None:
    html = render(":::: card\n::: note\nIn.\n:::\n::::")
    assert html == '<div class="card flow"><div class="note flow"><p>In.</p>\n</div></div>'


@pytest.mark.parametrize(
    ("typed", "level", "tags"),
    [
        ("# A\n## B\n# C", 3, ["h3", "h4", "h3"]),
        ("## A\n### B", 3, ["h3", "h4"]),
        ("# A\n### B", 2, ["h2", "h3"]),
        ("#### A", 2, ["h2"]),
        ("# A\n## B\n### C", 5, ["h5", "h6", "h6"]),
        ("> ## A\n\n::: note\n### B\n:::", 3, ["h3", "h4"]),
    ],
)
def test_headings_form_a_ladder_without_gaps(typed: str, level: int, tags: list[str]) -> None:
    html = render(typed, heading_level=level)
    assert [html[i + 1 : i + 3] for i in range(len(html)) if html.startswith("<h", i)] == tags


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("## Call us {#call}", '<h3 id="call">Call us</h3>\n'),
        ("## Call us", "<h3>Call us</h3>\n"),
        ("## Call us {#Not Good}", "<h3>Call us {#Not Good}</h3>\n"),
        ("## Call us {#s1}", "<h3>Call us {#s1}</h3>\n"),
        ("## Call us {#t-nmda}", "<h3>Call us {#t-nmda}</h3>\n"),
    ],
)
def test_a_heading_has_the_id_that_staff_give_it_unless_the_page_uses_it(
    typed: str, html: str
) -> None:
    assert render(typed) == html


def test_a_table_tells_each_cell_its_column_and_each_row_its_name() -> None:
    html = render(
        "| Who | How it was given [@A] |\n|---|--:|\n| CRPS | 22 mg [@A] |", citations={"A": [1]}
    )
    cite = '&nbsp;<span class="cite">[<a href="#s1" aria-label="Source 1">1</a>]</span>'
    assert html.replace("\n", "") == (
        '<table role="table" class="table"><thead role="rowgroup"><tr role="row">'
        '<th role="columnheader" scope="col">Who</th>'
        f'<th role="columnheader" scope="col">How it was given{cite}</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row">CRPS</th>'
        '<td role="cell" data-h="How it was given">'
        f'<span translate="no">22&nbsp;mg</span>{cite}</td></tr></tbody></table>'
    )


def test_the_bar_of_a_term_does_not_end_a_table_cell() -> None:
    assert '<td role="cell" data-h="B">the switch</td>' in render(
        "| A | B |\n|---|---|\n| x | [[nmda|the switch]] |"
    )


def test_a_quotation_is_one_unless_it_begins_with_a_number() -> None:
    assert render("> We found none.") == ("<blockquote>\n<p>We found none.</p>\n</blockquote>\n")
    assert render("> 5 people") == "<p>&gt; 5 people</p>\n"
