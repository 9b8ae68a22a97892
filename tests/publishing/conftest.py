"""A signed page, a row that pages print, and somebody who both writes and signs."""

import pytest

from articles.models import Outcome
from tests.conftest import signer
from tests.rows import condition, source, sourced

from .signed_pages import MANY, live_and_signed


@pytest.fixture
def page(editor, clinical_reviewer):
    """A signed, live page."""
    source()
    return live_and_signed(condition(body="Take 5 mg. [@S-1]"), editor, clinical_reviewer)


@pytest.fixture
def both_hands():
    """May write, and may sign what others wrote."""
    return signer("both-hands", add=MANY, change=MANY)


@pytest.fixture
def outcome():
    answer = "For 2 in 10 people."
    return sourced(Outcome.objects.create(key="x", question="Does it last?", answer=answer))
