"""The structs that are stored: equal ones must give equal bytes, as a signature is for bytes."""

import pytest

from articles import pages


def typed(word: str) -> str:
    """The word as a form or a database hands it over: equal to what code says, not the same."""
    return "".join(list(word))


@pytest.mark.parametrize(
    ("struct", "needs", "name"),
    [
        (pages.Outcome, {"key": "k", "question": "Q?", "answer": "A."}, "measure"),
        (pages.Outcome, {"key": "k", "question": "Q?", "answer": "A."}, "certainty_from"),
        (pages.GuidePage, {"id": 1, "slug": "s", "title": "T"}, "language"),
        (pages.GuidePage, {"id": 1, "slug": "s", "title": "T"}, "purpose"),
        (pages.SideEffectPage, {"id": 1, "slug": "s", "title": "T"}, "action"),
        (pages.RiskPage, {"id": 1, "slug": "s", "title": "T"}, "nature"),
    ],
)
def test_a_default_that_was_typed_gives_the_same_bytes(struct, needs, name):
    plain = struct(**needs)
    same = struct(**needs, **{name: typed(getattr(plain, name))})
    assert same == plain
    assert pages.encode(same) == pages.encode(plain)


def test_a_page_that_says_its_defaults_is_stored_like_one_that_does_not():
    said = '{"kind":"guide","id":1,"slug":"s","language":"en","title":"T","purpose":"deciding"}'
    assert pages.encode(pages.decode(said)) == b'{"kind":"guide","id":1,"slug":"s","title":"T"}'
