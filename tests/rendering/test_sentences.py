"""What staff write inside a sentence, and what patients see of it."""

import pytest

from articles.rendering import Term, render, render_line

from .reading import seen

NMDA = Term("nmda", "NMDA receptor", "A tiny switch on nerve cells.")
TERMS = {"nmda": NMDA}
NUMBERS = {"TRIAL-1": [4], "REVIEW-2": [2, 4], "EXT-31": (11,)}
FOUR = '<a href="#s4" aria-label="Source 4">4</a>'
TWO = '<a href="#s2" aria-label="Source 2">2</a>'


@pytest.mark.parametrize(
    "typed",
    [
        "0.5 mg", "10^3", "2*3", "2*3*4", "0.5*70*2", "0.5*70kg*2", "(1)*2*(3)", "2**10",
        "5_000_", "100_000_000", "1-2", "<5", "5 < 6 and 7 > 6", "> 5 mg", ">5", ">= 5 mg",
        "50%", "~5", "#5", "1/2", "a -- b", '"quoted"', "[note]: take it with food",
        "[1-2]", "{not:ours}", "1e-3", "(c)", "...", "15 µg", "    an indented line",
    ],
)  # fmt: skip
def test_numbers_and_signs_survive_letter_by_letter(typed: str) -> None:
    assert seen(render(typed)) == typed.strip()
    assert seen(render_line(typed)) == typed.strip()


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("*softly* **firmly**", "<em>softly</em> <strong>firmly</strong>"),
        ("**24** hours", "<strong>24</strong> hours"),
        ("_5_ people", "<em>5</em> people"),
        ("2 *3* 4", "2 <em>3</em> 4"),
    ],
)
def test_emphasis_beside_numbers_still_works(typed: str, html: str) -> None:
    assert render_line(typed) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("0.5 mg/kg an hour", '<span translate="no">0.5&nbsp;mg/kg</span> an hour'),
        ("0.35 mg/kg/h", '<span translate="no">0.35&nbsp;mg/kg/h</span>'),
        ("1 to 2 mg/kg", '<span translate="no">1 to 2&nbsp;mg/kg</span>'),
        ("4–11 mg", '<span translate="no">4–11&nbsp;mg</span>'),
        ("70kg", '<span translate="no">70kg</span>'),
        ("1,000 mL", '<span translate="no">1,000&nbsp;mL</span>'),
        (
            "5 mcg, 5 g",
            '<span translate="no">5&nbsp;mcg</span>, <span translate="no">5&nbsp;g</span>',
        ),
        ("22\nmg", '<span translate="no">22&nbsp;mg</span>'),
        ("<5 mg", '&lt;<span translate="no">5&nbsp;mg</span>'),
        ("**25 mg**", '<strong><span translate="no">25&nbsp;mg</span></strong>'),
        ("5 grams, 5 magic, 10^3 mg", "5 grams, 5 magic, 10^3 mg"),
        ("5 of 10 people", "5 of 10 people"),
    ],
)
def test_a_number_stays_with_its_unit_and_is_not_translated(typed: str, html: str) -> None:
    assert render_line(typed) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Gone [@TRIAL-1].", f'Gone&nbsp;<span class="cite">[{FOUR}]</span>.'),
        ("Gone.[@TRIAL-1]", f'Gone.&nbsp;<span class="cite">[{FOUR}]</span>'),
        ("Gone\n[@TRIAL-1]", f'Gone&nbsp;<span class="cite">[{FOUR}]</span>'),
        ("**Gone** [@TRIAL-1]", f'<strong>Gone</strong>&nbsp;<span class="cite">[{FOUR}]</span>'),
        ("[@TRIAL-1] says", f'<span class="cite">[{FOUR}]</span> says'),
        ("A [@REVIEW-2; @TRIAL-1]", f'A&nbsp;<span class="cite">[{TWO}, {FOUR}]</span>'),
        ("A [@TRIAL-1] [@REVIEW-2]", f'A&nbsp;<span class="cite">[{TWO}, {FOUR}]</span>'),
        ("A [@TRIAL-1][@TRIAL-1]", f'A&nbsp;<span class="cite">[{FOUR}]</span>'),
        ("A [@GONE-9]", 'A&nbsp;<span class="cite cite--unknown">[? GONE-9]</span>'),
        (
            "A [@TRIAL-1; @GONE-9]",
            f'A&nbsp;<span class="cite">[{FOUR}]</span>&nbsp;'
            '<span class="cite cite--unknown">[? GONE-9]</span>',
        ),
        ("`[@TRIAL-1]` is typed so", "<code>[@TRIAL-1]</code> is typed so"),
        ("me@here.org [@] [@ x]", "me@here.org [@] [@ x]"),
    ],
)
def test_sources_are_numbered_sorted_and_merged(typed: str, html: str) -> None:
    assert render_line(typed, citations=NUMBERS) == html


@pytest.mark.parametrize(
    "typed", ["[[NMDA receptor]]", "[[nmda receptor]]", "[[nmda]]", "[[NMDA]]"]
)
def test_a_term_is_found_by_word_or_slug_in_any_case(typed: str) -> None:
    words = typed.strip("[]")
    assert render_line(f"The {typed} opens", terms=TERMS) == (
        f'The <button class="term" type="button" popovertarget="t-nmda">{words}</button>'
        '<span class="mean"> (A tiny switch on nerve cells)</span> opens'
    )


@pytest.mark.parametrize("closing", [".", ",", ":", "?", ").", "”"])
def test_a_term_is_not_torn_from_the_point_that_follows(closing: str) -> None:
    html = render_line(f"The [[nmda]]{closing}", terms=TERMS)
    assert html.startswith('The <span class="nb"><button ')
    assert html.endswith(f"</span>{closing}</span>")


def test_a_point_after_a_term_in_a_link_or_after_its_second_mention_stays() -> None:
    assert "the nmda.</a>" in render_line("[the [[nmda]].](#more)", terms=TERMS)
    assert render_line("[[nmda]] and [[nmda]].", terms=TERMS).endswith(" and nmda.")


def test_a_term_can_be_shown_in_other_words() -> None:
    assert ">switch</button>" in render_line("[[nmda|switch]]", terms=TERMS)


def test_a_term_is_explained_once_in_a_text() -> None:
    html = render("[[nmda]] and [[NMDA receptor|it]]\n\nand [[nmda]]", terms=TERMS)
    assert html.count("<button") == html.count('class="mean"') == 1
    assert html.endswith("</span> and it</p>\n<p>and nmda</p>\n")


def test_an_unknown_term_is_plain_words() -> None:
    assert render_line("[[nmda|the switch]] and [[NMDA]]") == "the switch and NMDA"


def test_a_clinic_fact_shows_the_words_of_the_clinic_or_says_that_they_are_missing() -> None:
    typed = "Food: {clinic:fasting}."
    assert render_line(typed, clinic={"fasting": "none for 6 hours"}) == (
        'Food: <span class="clinic-set">none for 6 hours</span>.'
    )
    for empty in ({}, {"fasting": " "}):
        assert render_line(typed, clinic=empty) == (
            'Food: <span class="chip chip--set">your clinic sets this</span>.'
        )
