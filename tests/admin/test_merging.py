"""Two changes of one form put together: nothing is lost that was not named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.merging import Place, is_new, merge

WORDS = st.sampled_from([[], ["a"], ["b"], ["c"]])
ROWS = st.fixed_dictionaries({"text": WORDS, "order": WORDS})
LINES = st.dictionaries(st.sampled_from(["points/1", "points/2", "points/3"]), ROWS, max_size=3)
ADDED = st.dictionaries(st.sampled_from(["points/+0", "points/+1"]), ROWS, max_size=2)


@st.composite
def three_sheets(draw):
    """What was shown, what is stored and what was typed; only a stored line has a number."""
    base, stored = draw(LINES), draw(LINES)
    typed = {key: draw(ROWS) for key in base if draw(st.booleans())}
    for sheet in (base, stored, typed):
        sheet[""] = draw(ROWS)
    return base, stored, typed | draw(ADDED)


@pytest.mark.parametrize(
    ("was", "stored", "typed", "left", "is_asked"),
    [
        ("a", "a", "a", "a", False),
        ("a", "a", "b", "b", False),  # only I changed it
        ("a", "b", "a", "b", False),  # only the other did
        ("a", "b", "b", "b", False),  # both in the same way
        ("a", "b", "c", "c", True),
    ],
)
def test_a_field_is_asked_about_only_if_both_changed_it(was, stored, typed, left, is_asked):
    found = merge({"": {"f": [was]}}, {"": {"f": [stored]}}, {"": {"f": [typed]}})
    assert found.sheet == {"": {"f": [left]}}
    assert found.clashes == ([Place("", "f")] if is_asked else [])


LINE, OTHER = {"t": ["a"]}, {"t": ["b"]}


@pytest.mark.parametrize(
    ("was", "stored", "typed", "left", "is_asked"),
    [
        (LINE, LINE, None, None, False),  # I took it away
        (LINE, None, LINE, None, False),  # the other did
        (LINE, None, None, None, False),
        (LINE, OTHER, None, OTHER, True),  # I took away what the other changed
        (LINE, None, OTHER, OTHER, True),  # the other took away what I changed
        (None, LINE, None, LINE, False),  # the other added it
    ],
)
def test_a_line_that_one_took_away_and_the_other_changed_is_asked_about(
    was, stored, typed, left, is_asked
):
    sheets = [{"": {}} | ({"points/1": line} if line else {}) for line in (was, stored, typed)]
    found = merge(*sheets)
    assert found.sheet.get("points/1") == left
    assert found.clashes == ([Place("points/1")] if is_asked else [])


def test_a_line_that_both_added_comes_once():
    found = merge({"": {}}, {"": {}, "points/7": LINE}, {"": {}, "points/+0": LINE})
    assert found.sheet == {"": {}, "points/7": LINE}


def test_without_a_base_all_that_differs_is_asked_about():
    stored = {"": {"f": ["a"], "g": ["x"]}, "points/1": LINE, "points/2": LINE}
    found = merge({}, stored, {"": {"f": ["b"], "g": ["x"]}, "points/1": OTHER, "points/3": LINE})
    assert found.clashes == [Place("", "f"), Place("points/1", "t"), Place("points/3")]
    assert found.sheet["points/2"] == LINE


@given(three_sheets())
def test_no_change_is_lost_that_was_not_asked_about(sheets):
    base, stored, typed = sheets
    found = merge(*sheets)
    for theirs in (True, False):
        side = stored if theirs else typed
        for key in {*base, *stored, *typed}:
            if Place(key) in found.clashes or side.get(key) == base.get(key):
                continue  # asked about, or nothing to lose
            if key not in side:
                assert key not in found.sheet
                continue
            if is_new(key) and key not in found.sheet:
                assert typed[key] in stored.values()  # the other added the same
                continue
            for field, value in side[key].items():
                changed = base.get(key, {}).get(field) != value
                if changed and Place(key, field) not in found.clashes:
                    assert found.sheet[key][field] == value


@given(three_sheets())
def test_what_nobody_typed_is_never_made_up(sheets):
    base, stored, typed = sheets
    for key, row in merge(*sheets).sheet.items():
        for field, value in row.items():
            assert value in [sheet.get(key, {}).get(field, []) for sheet in (stored, typed)]


@given(three_sheets())
def test_one_who_changed_nothing_gets_what_is_stored(sheets):
    base, stored, _ = sheets
    found = merge(base, stored, base)
    assert (found.sheet, found.clashes) == (stored, [])
