"""What an older release stored can still be read; what a newer one stored says so."""

import json

import msgspec
import pytest

from articles import pages

OLDEST = (
    '{"answer_on_top":["No one can say yet."],"id":7,"kind":"condition","slug":"crps",'
    '"title":"CRPS"}'
)
"""A page as an imagined release before the first stored it: `summary` had another name."""

FIRST = (
    '{"kind":"guide","id":7,"slug":"s","title":"T","one_line":"One line.","summary":["A.",'
    '"B."],"points":[{"part":"sure","label":"L","outcome":"k"}],"outcomes":[{"key":"k",'
    '"question":"Does it?","answer":"Yes.","values":[{"count":4,"of":20}]}],"body":"Words.",'
    '"links":{"condition:crps":2},"citations":{"EXT-01":[1]},"sources":[{"key":"a",'
    '"kind":"trial","title":"T"}]}'
)
"""A page of schema 1 as it lies in databases. Never change it: that is what it is for."""


SURE_EACH = (
    '{"kind":"guide","id":7,"slug":"s","title":"T","outcomes":[{"key":"k","question":"Does it?",'
    '"answer":"Yes.","values":[{"time":"5 weeks","difference":-1.0,"certainty_from":"low",'
    '"certainty_to":"moderate","note":"No drop."}],"people":60}]}'
)
"""The same schema since numbers may have a certainty of their own. Never change it either."""


def test_numbers_of_the_first_schema_have_no_certainty_of_their_own():
    value = pages.decode(FIRST, schema=1).outcome("k").values[0]
    assert (value.certainty_from, value.certainty_to, value.note) == ("", "", "")


def test_a_certainty_of_a_number_is_read_and_written_again_byte_for_byte():
    page = pages.decode(SURE_EACH, schema=1)
    value = page.outcome("k").values[0]
    assert (value.certainty_from, value.certainty_to, value.note) == ("low", "moderate", "No drop.")
    assert page.outcome("k").people == 60
    assert pages.encode(page).decode() == SURE_EACH


def test_a_page_of_the_first_schema_is_read_today():
    page = pages.decode(FIRST, schema=1)
    assert (page.KIND, page.summary, page.links) == ("guide", ("A.", "B."), {"condition:crps": 2})
    assert page.outcome("k").values[0].count == 4


def test_a_page_of_the_first_schema_is_written_again_byte_for_byte():
    """Other bytes, such as fields in another order, would un-sign every page."""
    assert pages.encode(pages.decode(FIRST, schema=1)).decode() == FIRST


def test_a_renamed_field_is_carried_over_by_one_step(monkeypatch):
    def summary_was_answer_on_top(plain):
        return {"summary": plain.pop("answer_on_top"), **plain}

    monkeypatch.setitem(pages.UPGRADES, 0, summary_was_answer_on_top)
    page = pages.decode(OLDEST, schema=0)
    assert page.summary == ("No one can say yet.",)
    assert page.KIND == "condition"


def test_every_older_schema_has_its_step():
    assert set(pages.UPGRADES) == set(range(1, pages.SCHEMA))


def test_a_newer_schema_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="newer release .* upgrade the site to read it"):
        pages.decode(FIRST, schema=pages.SCHEMA + 1)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"kind":"poem","id":1}', '{"kind":"guide"}'])
def test_what_is_no_page_is_refused(content):
    with pytest.raises(msgspec.DecodeError):
        pages.decode(content)


def test_a_field_of_a_later_release_of_this_schema_is_overlooked():
    plain = json.loads(FIRST) | {"field_of_tomorrow": 1}
    assert pages.decode(json.dumps(plain)) == pages.decode(FIRST)


def test_equal_pages_give_equal_bytes():
    one = pages.GuidePage(id=1, slug="s", title="T", links={"a": 1, "b": 2})
    other = pages.GuidePage(title="T", slug="s", id=1, links={"b": 2, "a": 1})
    assert pages.encode(one) == pages.encode(other)


def test_a_page_has_the_addresses_of_its_kind():
    assert pages.path_of("side_effect", "feeling-sick") == "/side-effects/feeling-sick/"
    assert set(pages.PLACES) == set(pages.KINDS)


def test_an_outcome_that_a_page_lacks_is_named():
    with pytest.raises(LookupError, match="The page s has no outcome k"):
        pages.GuidePage(id=1, slug="s", title="T").outcome("k")
