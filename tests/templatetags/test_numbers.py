"""The tags that print numbers: a count is drawn and said both ways, anything else is not."""

from msgspec import structs

from articles.pages import ConditionPage, Outcome, OutcomeValue, Point
from articles.templatetags import numbers

STRANGE = Outcome(
    key="felt_strange",
    question="Will I feel strange?",
    answer="Most did.",
    measure="percent",
    happened="felt strange",
    did_not="did not",
    certainty_from="very_low",
    certainty_to="low",
    values=(
        OutcomeValue(arm="ketamine", percent=76, people=30),
        OutcomeValue(arm="a dummy drip", percent=18, people=30),
    ),
)
AVERAGE = OutcomeValue(arm="ketamine", mean=2.7)


def test_a_count_is_drawn_and_said_both_ways() -> None:
    [row] = numbers.drawing([STRANGE], "1").rows
    said, others = row.cells[0][1:]
    assert (said, others) == ("76 in 100 felt strange.", "24 did not.")
    assert 'id="p-1-0-0-on"' in row.cells[0].picture


def test_an_average_without_a_scale_is_not_drawn() -> None:
    assert numbers.drawing([structs.replace(STRANGE, values=(AVERAGE,))], "a") is None


def test_how_sure_is_printed_beside_its_cells() -> None:
    assert numbers.certainty(STRANGE) == "How sure: very low to low"
    assert numbers.meter(STRANGE).count('class="may"') == 1


def test_a_line_ends_with_how_sure_unless_each_number_said_it() -> None:
    assert numbers.certainty_after(STRANGE) == "How sure: very low to low."
    own = structs.replace(AVERAGE, certainty_from="low", certainty_to="low")
    assert numbers.certainty_after(structs.replace(STRANGE, values=(own,))) == ""


def test_a_number_is_typed_once_and_said_by_the_outcome() -> None:
    assert numbers.outcome_words(STRANGE) == (
        "76 in 100 with ketamine, 18 in 100 with a dummy drip. 30 people in each group."
    )


def test_numbers_that_a_page_drew_or_told_before_are_only_pointed_to() -> None:
    def page(part: str) -> ConditionPage:
        point = Point(part=part, side="benefit", outcome="felt_strange")
        return ConditionPage(id=1, slug="s", title="S", outcomes=(STRANGE,), points=(point,))

    assert numbers.numbers_at(page("drawn"), STRANGE) == "drawn-1"
    assert numbers.numbers_at(page("pair"), STRANGE) == "sides"
    assert numbers.numbers_at(page("sure"), STRANGE) == ""
