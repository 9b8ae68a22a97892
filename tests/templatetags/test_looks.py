"""Every code that a page can print has a look, and a look never rests on color alone."""

import pytest

from articles.models import Claim, Outcome, SideEffect
from articles.templatetags.looks import LOOKS, look

STATES = ("signed", "overdue", "awaiting", "draft")


@pytest.mark.parametrize("verdict", Claim.Verdict.values)
def test_every_verdict_is_called_what_staff_call_it(verdict: str) -> None:
    assert look(verdict).words == Claim.Verdict(verdict).label


@pytest.mark.parametrize("found", Outcome.Found.values)
def test_what_was_found_is_called_what_staff_call_it(found: str) -> None:
    assert look(found).words == Outcome.Found(found).label


@pytest.mark.parametrize("code", [*SideEffect.Action.values, *STATES])
def test_every_action_and_state_has_a_look(code: str) -> None:
    assert look(code).words


def test_two_looks_of_one_level_differ_by_icon_or_words() -> None:
    seen = [(found.icon, found.words) for code, found in LOOKS.items() if code != "draft"]
    assert len(seen) == len(set(seen))
