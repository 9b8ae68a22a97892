"""import_facts on a fact base of our own: what it drafts, what it leaves alone, what it refuses."""

import json
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from articles.management.commands.import_facts import Command

BASE = json.loads(Path(__file__).with_name("facts.json").read_text())


def a_base(**changes):
    return BASE | changes


def a_fact(key, **changes):
    return BASE["facts"][0] | {"id": key} | changes


def a_source(key, **changes):
    return BASE["sources"][0] | {"id": key} | changes


def a_figure(key, **changes):
    return BASE["frequencies"][0] | {"id": key} | changes


def a_term(preferred, **changes):
    return BASE["terms"][0] | {"preferred": preferred} | changes


@pytest.fixture
def imported(tmp_path):
    """Imports a base into the test's folder and gives the rows of one fixture by their key."""

    def run(base, fixture, *options):
        (tmp_path / "facts.json").write_text(json.dumps(base), encoding="utf-8")
        call_import(tmp_path, *options)
        rows = yaml.safe_load((tmp_path / "out" / f"{fixture}.yaml").read_text(encoding="utf-8"))
        return {row.get("key") or row["preferred"]: row for row in rows}

    return run


def call_import(folder, *options):
    out = StringIO()
    file, fixtures = str(folder / "facts.json"), str(folder / "out")
    call_command(Command(), file, "--out", fixtures, *options, stdout=out)
    return out.getvalue()


def test_a_claim_is_drafted_in_american_spelling_and_without_quotations(imported):
    assert imported(a_base(), "claims")["RISK-01"] == {
        "key": "RISK-01",
        "kind": "statement",
        "document": "A",
        "section": "6. Side effects",
        "topic": "side_effects",
        "claim": "An anesthetic can change how colors look.",
        "verdict": "agrees",
        "certainty": "very_low",
        "certainty_source": "our grade",
        "caveat": "",
        "say_instead": "",
        "sources": ["SMITH-2020"],
        "left_out": "",
    }


def test_a_fact_that_the_documents_leave_out_is_marked_as_added(imported):
    claim = imported(a_base(), "claims")["EXT-01"]
    assert (claim["document"], claim["topic"]) == ("added", "guides")


def test_a_claim_known_only_from_memory_is_left_out_and_says_why(imported):
    fact = a_fact("RISK-01", certainty_source="our grade: believed true from memory, unverified")
    assert "memory" in imported(a_base(facts=[fact]), "claims")["RISK-01"]["left_out"]


def test_remarks_on_slips_of_the_document_are_dropped(imported):
    fact = a_fact(
        "RISK-01", fact="Signs vary. (The seed misspells 'vary'.)", caveat="See the seed."
    )
    claim = imported(a_base(facts=[fact]), "claims")["RISK-01"]
    assert (claim["claim"], claim["caveat"]) == ("Signs vary.", "See the document.")


def test_a_figure_is_one_sentence_with_every_number(imported):
    claim = imported(a_base(), "claims")["FQ-01"]
    assert claim["claim"] == (
        "Feeling sick (20 adults, one drip): day 1, ketamine 6, ketamine n 20; ci 1.5 to 9.25."
    )
    assert (claim["kind"], claim["verdict"], claim["sources"]) == (
        "figure",
        "agrees",
        ["SMITH-2020"],
    )


def test_a_grade_that_differs_by_time_point_stays_in_words(imported):
    figure = a_figure("FQ-01", certainty="stomach very low; others low")
    claim = imported(a_base(frequencies=[figure]), "claims")["FQ-01"]
    assert claim["certainty"] == ""
    assert claim["certainty_source"] == "stomach very low; others low"


def test_the_title_of_a_source_keeps_its_own_spelling(imported):
    source = imported(a_base(), "sources")["SMITH-2020"]
    assert source["title"] == "A randomised study of anaesthesia"


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("Smith A, Jones B", "Smith A, Jones B"),
        ("Smith A, et al. (authors from memory, unverified)", ""),
        ("authors not shown in the excerpt", ""),
        ("NHS (text as copied at example.org)", "NHS"),
    ],
)
def test_authors_are_shown_only_when_they_were_read(imported, authors, shown):
    source = a_source("SMITH-2020", authors=authors)
    assert imported(a_base(sources=[source]), "sources")["SMITH-2020"]["authors"] == shown


def test_a_guessed_year_and_a_remembered_address_are_left_out(imported):
    source = a_source(
        "SMITH-2020", verified_by="copies (year inferred, unverified; the address is from memory)"
    )
    row = imported(a_base(sources=[source]), "sources")["SMITH-2020"]
    assert (row["year"], row["url"]) == (None, "")


def test_a_title_that_was_not_seen_is_named_as_ours(imported):
    source = a_source("SMITH-2020", title="Table of trials (title not shown in the excerpt)")
    row = imported(a_base(sources=[source]), "sources")["SMITH-2020"]
    assert row["title"] == "Table of trials"
    assert row["read_note"] == "full abstract; the title is our description"


@pytest.mark.parametrize(
    ("seen", "read", "note"),
    [
        ("full text", "full_text", "full text"),
        ("full abstract", "abstract", "full abstract"),
        ("abstract (most)", "abstract", "most of the abstract"),
        ("page", "part", "excerpt of the page"),
        ("first part", "part", "first part of the page"),
        ("news reports of it", "relayed", "news reports of it"),
        (
            "digests + key messages, not the review",
            "relayed",
            "digests and key messages, not the review",
        ),
    ],
)
def test_how_far_a_source_was_read_is_told_to_readers(imported, seen, read, note):
    row = imported(a_base(sources=[a_source("SMITH-2020", seen=seen)]), "sources")["SMITH-2020"]
    assert (row["read"], row["read_note"]) == (read, note)


@pytest.mark.parametrize(
    ("title", "container", "kind"),
    [
        ("Drip or dummy: a placebo-controlled study", "Pain 1:2-3", "trial"),
        ("Ketamine for pain: a systematic review", "Pain 1:2-3", "review"),
        ("Consensus guidelines on drips", "Pain 1:2-3", "guideline"),
        ("Warning on nasal spray", "FDA safety communication", "alert"),
        ("Injury of the liver: a report of 3 cases", "Pain 1:2-3", "case_report"),
        ("Registered trial", "ClinicalTrials.gov record", "registry"),
        ("Nausea", "A.D.A.M. Medical Encyclopedia", "reference"),
        ("Untitled", "example.org", "other"),
    ],
)
def test_the_kind_of_a_source_is_guessed_from_its_words(imported, title, container, kind):
    source = a_source("SMITH-2020", title=title, container=container)
    assert imported(a_base(sources=[source]), "sources")["SMITH-2020"]["kind"] == kind


def test_a_name_stands_once_and_long_or_warned_lay_words_are_not_shown(imported):
    term = a_term(
        "Central sensitisation",
        synonyms=["central sensitization", "Wind-up", "old word"],
        lay=["nerves on high alert all day", "touch hurts", "nickname (avoid)", "wind-up"],
        abbreviations=["CS"],
        former_names=["Old word"],
    )
    assert imported(a_base(terms=[term]), "terms")["Central sensitization"]["names"] == [
        {"word": "nerves on high alert all day", "kind": "lay", "shown": False},
        {"word": "touch hurts", "kind": "lay", "shown": True},
        {"word": "nickname", "kind": "lay", "shown": False},
        {"word": "wind-up", "kind": "lay", "shown": True},
        {"word": "CS", "kind": "abbreviation", "shown": True},
        {"word": "Old word", "kind": "former", "shown": True},
    ]


def test_codes_stand_one_by_one_without_their_notes(imported):
    term = a_term(
        "Ketamine", codes={"RxCUI": ["206967, 206970 (two products)"], "ATC": ["N01AX03"]}
    )
    assert imported(a_base(terms=[term]), "terms")["Ketamine"]["codes"] == [
        {"system": "RxCUI", "code": "206967"},
        {"system": "RxCUI", "code": "206970"},
        {"system": "ATC", "code": "N01AX03"},
    ]


def test_a_row_that_somebody_finished_stays_byte_for_byte_and_new_rows_follow(imported, tmp_path):
    imported(a_base(), "sources")
    path = tmp_path / "out" / "sources.yaml"
    finished = "# checked by hand\n" + path.read_text().replace("kind: study", "kind: trial")
    path.write_text(finished)
    rows = imported(a_base(sources=[a_source("SMITH-2020"), a_source("NEW-2021")]), "sources")
    assert path.read_text().startswith(finished)
    assert list(rows) == ["SMITH-2020", "NEW-2021"]


def test_a_second_run_changes_nothing(imported, tmp_path):
    imported(a_base(), "claims")
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert call_import(tmp_path).count(" 0 rows added") == 3
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == first


def test_replace_starts_over(imported, tmp_path):
    imported(a_base(), "sources")
    (tmp_path / "out" / "sources.yaml").write_text("- key: GONE\n")
    assert list(imported(a_base(), "sources", "--replace")) == ["SMITH-2020"]


def test_a_row_is_written_in_block_style_with_its_keys_in_order(imported, tmp_path):
    term = a_term("Sigma receptor", abbreviations=["NO"], codes={"MeSH": ["D011954"]})
    imported(a_base(terms=[term]), "terms")
    assert (tmp_path / "out" / "terms.yaml").read_text() == (
        "- preferred: Sigma receptor\n"
        "  kind: condition\n"
        "  names:\n"
        "    - word: 'NO'\n"
        "      kind: abbreviation\n"
        "      shown: true\n"
        "  codes:\n"
        "    - system: MeSH\n"
        "      code: D011954\n"
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
        ("[]", "Expected `object`"),
        (json.dumps({"facts": []}), "missing required field `additions`"),
        (json.dumps(a_base(facts=[a_fact("X", verdict="true")])), r"\$.facts\[0\].verdict"),
        (json.dumps(a_base(facts=[a_fact("X", sources=["GONE"])])), "X cites GONE: no such source"),
        (json.dumps(a_base(frequencies=[{"id": "FQ-9"}])), "Figure FQ-9 lacks type, outcome"),
        (json.dumps(a_base(facts=[a_fact("EXT-01")])), "EXT-01: used twice"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, content, complaint):
    content = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "facts.json").write_bytes(content)
    with pytest.raises(CommandError, match=complaint):
        call_import(tmp_path)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"Cannot read .*facts\.json: No such file"):
        call_import(tmp_path)


@pytest.mark.parametrize("broken", ["key: value\n", "- just words\n", "- key: [\n"])
def test_a_broken_fixture_is_not_written_over(imported, tmp_path, broken):
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "sources.yaml"
    path.write_text(broken)
    with pytest.raises(CommandError, match="nothing was written"):
        imported(a_base(), "sources")
    assert path.read_text() == broken
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == ["sources.yaml"]
