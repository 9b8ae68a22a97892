"""A change of an outcome's numbers: the sentence names the one that changed, and no other."""

import pytest

from articles.pages import Outcome, OutcomeValue
from articles.publishing.change_class import class_of, row_places

DUMMY = OutcomeValue(time="3 months", arm="a dummy treatment", difference=12.0, low=5.0, high=20.0)
KETAMINE = OutcomeValue(time="3 months", arm="ketamine", mean=3.5)


def reasons(before: tuple[OutcomeValue, ...], after: tuple[OutcomeValue, ...]) -> tuple[str, ...]:
    """What the approver reads of a change from these numbers to those."""
    both = (
        Outcome(key="pain", question="Is pain less?", answer="No one knows.", values=values)
        for values in (before, after)
    )
    found = class_of(*(row_places(one, one.question) for one in both))
    assert found.level == "substantive"
    return found.reasons


def changed(**numbers: object) -> OutcomeValue:
    said = {name: getattr(DUMMY, name) for name in DUMMY.__struct_fields__}
    return OutcomeValue(**(said | numbers))


def test_only_the_number_that_changed_is_named():
    assert reasons((DUMMY, KETAMINE), (changed(low=6.0), KETAMINE)) == (
        "Lower end (3 months, a dummy treatment) of “Is pain less?” was 5 and is 6 now.",
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((KETAMINE, DUMMY), "Times and groups of “Is pain less?” was"),
        ((DUMMY,), "Mean (3 months, ketamine) of “Is pain less?” was 3.5 and is not said now."),
        ((DUMMY, KETAMINE, KETAMINE), "Mean (3 months, ketamine, 2) of “Is pain less?” was not"),
        ((changed(arm="no treatment"), KETAMINE), "Times and groups of “Is pain less?” was"),
        ((changed(difference=None), KETAMINE), "was 12 and is not said now."),
    ],
)
def test_no_change_of_numbers_goes_untold(after, said):
    assert any(said in sentence for sentence in reasons((DUMMY, KETAMINE), after))
