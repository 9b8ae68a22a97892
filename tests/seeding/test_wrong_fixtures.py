"""A wrong fixture gives one clear sentence, and nothing is loaded."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Edition, Seeded, Source
from articles.publishing import Blocked
from articles.seeding import FixtureError, seed


def nothing_is_loaded():
    return not any(model.objects.exists() for model in (Article, Edition, Seeded, Source))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("risks", "- slug: [", r"risks.yaml is not YAML in line \d+: .+"),
        ("risks", "- slug: a\n  slug", r"risks.yaml is not YAML in line \d"),
        ("risks", "slug: falls", "risks.yaml must be a list of rows, each starting with a dash"),
        ("risks", "", "risks.yaml must be a list of rows"),
        ("risks", "- falls", "risks.yaml, row 1 : Expected `object`, got `str`"),
        ("claims", "- key: C-9", "claims.yaml, row 1 C-9: .*missing required field `document`"),
        (
            "sources",
            "- {key: a, title: A, colour: red}",
            "sources.yaml, row 1 a: .*unknown field `colour`",
        ),
        ("sources", "- {key: a, title: 5}", r"sources.yaml, row 1 a: Expected `str`, got `int`"),
        (
            "sources",
            "- {key: a, title: A, kind: rumor}",
            "sources, a: kind: Value 'rumor' is not a valid choice",
        ),
        (
            "sources",
            "- {key: a, title: A}\n- {key: a, title: B}",
            "sources.yaml, row 2: a is there already, in sources.yaml: each row needs a",
        ),
    ],
)
def test_a_file_that_can_not_be_read(folder, name, text, sentence):
    (folder.path / f"{name}.yaml").write_text(text)
    with pytest.raises(FixtureError, match=sentence):
        seed(folder.path)
    assert nothing_is_loaded()


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("claims", {"sources": ["lost"]}, "claims, C-1: sources names lost, which no"),
        ("outcomes", {"basis": ["C-9"]}, "outcomes, lasts: basis names C-9, which no"),
        ("conditions", {"guidance": ["lost"]}, "conditions, back-pain: guidance names lost"),
        (
            "conditions",
            {"terms": ["Lost"]},
            "condition:back-pain names the term 'Lost', which terms.yaml does not have",
        ),
        (
            "conditions",
            {"points": [{"part": "sure", "outcome": "lost"}]},
            "condition:back-pain names the outcome lost",
        ),
        ("conditions", {"read_next": ["risk:lost"]}, "links to risk:lost, but there is no such"),
        ("urgent_signs", {"read_more": "risk:lost"}, "links to risk:lost, but there is no such"),
        ("guidance", {"source": "lost"}, "names the source lost, which no fixture has"),
        ("claims", {"verdict": "maybe"}, "claims, C-1: verdict: .*not a valid choice"),
        ("conditions", {"slug": "Back Pain"}, "conditions, Back Pain: slug: .*valid"),
        (
            "outcomes",
            {"values": [{"count": 21, "of": 20}]},
            "outcomes, lasts, values 1: .*can't be",
        ),
        (
            "conditions",
            {"points": [{"part": "pair", "text": "A."}]},
            "condition:back-pain, points 1: .*a side",
        ),
    ],
)
def test_a_row_that_refers_to_nothing_or_breaks_a_rule(folder, name, changes, sentence):
    folder.change(name, **changes)
    with pytest.raises(FixtureError, match=sentence):
        seed(folder.path)
    assert nothing_is_loaded()


def test_a_file_that_is_missing(folder):
    (folder.path / "risks.yaml").unlink()
    with pytest.raises(FixtureError, match="risks.yaml is missing: put it, or a folder risks/"):
        seed(folder.path)


def test_a_file_that_is_not_utf_8(folder):
    (folder.path / "risks.yaml").write_bytes("- slug: façade".encode("latin-1"))
    with pytest.raises(FixtureError, match="risks.yaml is not UTF-8: save it as UTF-8"):
        seed(folder.path)


def test_a_file_can_not_make_python_objects(folder):
    (folder.path / "risks.yaml").write_text("- !!python/object/apply:os.getcwd []")
    with pytest.raises(FixtureError, match="risks.yaml is not YAML in line 1"):
        seed(folder.path)


def test_a_page_that_the_checks_refuse_loads_nothing(folder):
    folder.change("conditions", summary=["It is a breakthrough.", "B."])
    with pytest.raises(Blocked, match="Back pain: In short, point 1: “breakthrough”"):
        seed(folder.path)
    assert nothing_is_loaded()


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("claims", {"sources": ["lost"]}, "claims, C-1: sources names lost, .*Nothing was l"),
        ("conditions", {"summary": ["One."]}, "(?s)Nothing was loaded, as the checks found:.*2 to"),
    ],
)
def test_the_command_says_it_in_words_without_a_trace(folder, name, changes, sentence):
    folder.change(name, **changes)
    with pytest.raises(CommandError, match=sentence):
        call_command("seed", str(folder.path))


def test_the_command_reports_what_it_did(folder, capsys):
    call_command("seed", str(folder.path))
    said = capsys.readouterr().out
    assert "conditions added: 1" in said
    assert "Pages published: 2." in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "pictures.yaml, a-drip: there is no file drip.png in images/"),
        (b"no picture", "pictures.yaml, a-drip: This file is not a picture that the site can show"),
    ],
)
def test_a_picture_that_can_not_be_shown(folder, content, sentence):
    file = folder.path / "images" / "drip.png"
    file.write_bytes(content) if content else file.unlink()
    with pytest.raises(FixtureError, match=sentence):
        seed(folder.path)
    assert nothing_is_loaded()
