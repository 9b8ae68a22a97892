"""The search of the seeded site on 420 judged searches: floors that it must not fall below.

The set was written without a look at the search or the names of the pages, and then the search was
tuned on it: this guards what was reached, it does not tell how searches fare that nobody has seen.
`manage.py evaluate_search tests/search/judged.jsonl --misses` prints the whole table.
"""

from pathlib import Path

import msgspec
import pytest

from articles.management.commands.evaluate_search import searched
from articles.search.judging import Judged, figures

pytestmark = pytest.mark.usefixtures("seeded")

JUDGED = Path(__file__).with_name("judged.jsonl")

FLOORS = [
    ("exact", "success_1", 0.98),
    ("med_syn", "success_1", 0.85),
    ("lay_syn", "success_1", 0.84),
    ("misspell", "success_1", 0.95),
    ("nl_question", "success_1", 0.70),
    ("nl_question", "success_3", 0.79),
    ("abbrev", "success_1", 0.95),
    ("spanish", "success_1", 0.33),
    ("no_result", "abstention", 0.92),
    ("false_alarm", "success_3", 0.80),
]


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return [msgspec.json.decode(line, type=Judged) for line in JUDGED.read_bytes().splitlines()]


def test_no_stratum_falls_below_its_floor(judged):
    rows = {row.stratum: row for row in figures([searched(one) for one in judged])}
    found = {(stratum, name): getattr(rows[stratum], name) for stratum, name, _ in FLOORS}
    below = [(floor, found[floor[:2]]) for floor in FLOORS if found[floor[:2]] < floor[2]]
    assert below == []


def test_each_judged_search_is_there_once_and_says_what_it_expects(judged):
    assert len({one.query.casefold() for one in judged}) == len(judged)
    for one in judged:
        assert (one.expect == "pages") == bool(one.targets), one.id
        assert (one.expect == "urgent") == bool(one.urgent_kind), one.id
