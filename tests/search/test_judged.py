"""The search of the seeded site on 1,289 judged searches: bars that it must not fall below.

Three sets, each written without a look at the search or the names of the pages, and each of use
to the search afterwards: this guards what was reached. README says how the sets fared unseen.
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
    ("exact", "success_1", 0.99),
    ("med_syn", "success_1", 0.98),
    ("lay_syn", "success_1", 0.96),
    ("misspell", "success_1", 0.98),
    ("nl_question", "success_1", 0.90),
    ("nl_question", "success_3", 0.95),
    ("abbrev", "success_1", 0.97),
    ("spanish", "success_1", 0.96),
    ("no_result", "abstention", 0.92),
    ("false_alarm", "success_3", 0.92),
    ("all", "urgent", 0.97),
]
CEILINGS = [("all", "false_alarms", 0.01), ("all", "empty", 0.01)]
NEVER_MISSED = {"suicide", "overdose", "breathing"}


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return [msgspec.json.decode(line, type=Judged) for line in JUDGED.read_bytes().splitlines()]


@pytest.fixture(scope="module")
def outcomes(judged, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield [searched(one) for one in judged]


def test_no_stratum_falls_below_its_bar(outcomes):
    rows = {row.stratum: row for row in figures(outcomes)}
    found = {(stratum, name): getattr(rows[stratum], name) for stratum, name, _ in FLOORS}
    below = [(floor, found[floor[:2]]) for floor in FLOORS if found[floor[:2]] < floor[2]]
    above = [(bar, getattr(rows[bar[0]], bar[1])) for bar in CEILINGS
             if getattr(rows[bar[0]], bar[1]) > bar[2]]  # fmt: skip
    assert (below, above) == ([], [])


def test_what_may_kill_is_never_missed(outcomes):
    missed = [
        one.judged.query
        for one in outcomes
        if one.judged.urgent_kind in NEVER_MISSED and not one.urgent
    ]
    assert missed == []


def test_each_judged_search_is_there_once_and_says_what_it_expects(judged):
    assert len({one.query.casefold() for one in judged}) == len(judged)
    for one in judged:
        assert (one.expect == "pages") == bool(one.targets), one.id
        assert (one.expect == "urgent") == bool(one.urgent_kind), one.id
