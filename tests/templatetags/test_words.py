"""The tags that print text: sources are numbered for the page, and never twice."""

from types import SimpleNamespace

import pytest
from django.template import Context

from articles import pages
from articles.rendering import Term
from articles.templatetags import words

READER = SimpleNamespace(
    terms={"placebo": Term("placebo", "Placebo", "A dummy treatment.")},
    citations={"TRIAL": (4,), "REVIEW": (1,)},
    links={},
    pictures={},
    clinic={},
    anchors={},
    withdrawn=(),
)
HERE = Context({"reader": READER})
TRIAL = '&nbsp;<span class="cite">[<a href="#s4" aria-label="Source 4">4</a>]</span>'


def test_a_text_is_printed_with_the_sources_of_its_page() -> None:
    assert words.markdown(HERE, "It fell. [@TRIAL]").strip() == f"<p>It fell.{TRIAL}</p>"


def test_a_heading_in_a_text_takes_the_level_that_it_is_told() -> None:
    assert "<h4>Pain</h4>" in words.markdown(HERE, "## Pain", level=4)


def test_without_a_reader_a_text_is_still_readable() -> None:
    assert "dummy" in words.line(Context(), "A [[placebo|dummy]] drip.")


@pytest.mark.parametrize("nothing", ["", None])
def test_no_text_prints_nothing(nothing: str) -> None:
    assert words.markdown(HERE, nothing) == words.line(HERE, nothing) == ""


def test_keys_are_printed_as_numbers_in_order() -> None:
    assert words.cite(HERE, ("TRIAL", "REVIEW")) == (
        '&nbsp;<span class="cite">[<a href="#s1" aria-label="Source 1">1</a>, '
        '<a href="#s4" aria-label="Source 4">4</a>]</span>'
    )


def test_no_keys_print_nothing() -> None:
    assert words.cite(HERE, ()) == ""


def test_a_line_that_cites_its_source_is_not_cited_again() -> None:
    assert words.cited(HERE, "Unclear. [@REVIEW]", ("TRIAL",)).count('class="cite"') == 1
    assert "#s1" in words.cited(HERE, "Unclear. [@REVIEW]", ("TRIAL",))


def test_a_line_without_a_source_gets_the_ones_behind_it() -> None:
    assert words.cited(HERE, "Unclear.", ("TRIAL",)) == f"Unclear.{TRIAL}"


def test_known_numbers_are_printed_as_they_are() -> None:
    assert words.cite_numbers((4,)) == TRIAL


def test_the_two_sides_of_a_page_are_kept_apart() -> None:
    better, worse = (pages.Point(part="pair", side=side, text=side) for side in ("benefit", "harm"))
    page = pages.BenefitPage(id=1, slug="a", title="A", points=(better, worse))
    assert words.part(page, "pair", "harm") == (worse,)


def test_an_outcome_that_a_page_lacks_is_an_error() -> None:
    with pytest.raises(LookupError):
        words.outcome(pages.BenefitPage(id=1, slug="a", title="A"), "missing")
