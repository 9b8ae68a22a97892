"""The tags that print numbers: a count is drawn and said both ways, anything else is not."""

from articles.pages import Outcome, OutcomeValue
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


def test_a_count_is_said_both_ways() -> None:
    assert numbers.frames(STRANGE.values[0], STRANGE) == ("76 in 100 felt strange.", "24 did not.")


def test_a_count_is_drawn_with_its_words() -> None:
    drawn = numbers.icon_array(STRANGE.values[0], STRANGE, "felt_strange-1")
    assert (
        'aria-label="76 of 100 people are filled in: those with ketamine who felt strange."'
        in drawn
    )
    assert 'id="p-felt-strange-1-on"' in drawn


def test_an_average_is_never_drawn_as_people() -> None:
    assert numbers.icon_array(AVERAGE, STRANGE, "a") == ""
    assert numbers.frames(AVERAGE, STRANGE) == ("", "")


def test_how_sure_is_printed_beside_its_cells() -> None:
    assert numbers.certainty(STRANGE) == "How sure: very low to low"
    assert numbers.meter(STRANGE).count('class="may"') == 1


def test_a_number_is_typed_once_and_said_by_the_outcome() -> None:
    assert numbers.outcome_words(STRANGE) == (
        "76 in 100 with ketamine, 18 in 100 with a dummy drip. 30 people in each group."
    )
