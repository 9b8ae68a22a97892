"""The command that measures the search on judged searches."""

import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.usefixtures("seeded")

LINES = [
    {"id": "1", "query": "rsd", "stratum": "abbrev", "expect": "pages",
     "targets": {"condition:crps": 2}},
    {"id": "2", "query": "want to die", "stratum": "urgent", "expect": "urgent",
     "urgent_kind": "suicide"},
    {"id": "3", "query": "zzyzx", "stratum": "no_result", "expect": "none"},
    {"id": "4", "query": "crps", "stratum": "abbrev", "expect": "pages",
     "targets": {"guide:privacy": 2}},
]  # fmt: skip


@pytest.fixture
def judged(tmp_path):
    path = tmp_path / "judged.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)) + "\n")
    return path


def test_a_row_a_stratum_and_the_misses_are_printed(judged, capsys):
    call_command("evaluate_search", judged, misses=True)
    printed = capsys.readouterr().out
    assert printed.splitlines()[1].split()[:3] == ["abbrev", "2", "0.500"]
    assert "abbrev 4 “crps” -> condition:crps" in printed
    assert "not guide:privacy" in printed


def test_json_holds_the_figures(judged, capsys):
    call_command("evaluate_search", judged, json=True)
    found = json.loads(capsys.readouterr().out)
    assert [row["stratum"] for row in found["figures"]] == [
        "abbrev",
        "urgent",
        "no_result",
        "all",
    ]
    assert found["figures"][1]["urgent"] == 1.0
    assert found["figures"][2]["abstention"] == 1.0


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("no json", "line 1: JSON is malformed"),
        ('{"id": "1"}', "line 1: Object missing required field"),
        (json.dumps(LINES[0] | {"targets": {"crps": 2}}), "line 1: 'crps' must be a kind"),
    ],
)
def test_a_line_that_is_no_judged_search_is_named(tmp_path, line, error):
    path = tmp_path / "judged.jsonl"
    path.write_text(line)
    with pytest.raises(CommandError, match=error):
        call_command("evaluate_search", path)
