"""Search for programs: the same answers as JSON, help before hits, and nothing that stays."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

from articles.caching import raise_stamp
from articles.models import ClinicProfile
from tests.views.test_search import HOSTILE

pytestmark = pytest.mark.usefixtures("seeded")

SEARCH, SUGGEST = "/api/v1/search", "/api/v1/suggest"


def search(patient, words, **more):
    return patient.get(SEARCH, {"q": words} | more).json()


def texts(patient, words):
    return [one["text"] for one in patient.get(SUGGEST, {"q": words}).json()["suggestions"]]


def test_a_hit_has_what_a_program_needs_to_show_it(patient, settings):
    found = search(patient, "rsd")["hits"][0]
    assert found["kind"] == "condition"
    assert found["path"] == "/conditions/crps/"
    assert found["url"] == settings.SITE_URL + found["path"]
    assert found["matched_name"] == "RSD"
    assert found["title"]
    assert found["one_line"]


@pytest.mark.parametrize("words", ["crps", "throwing up", "pain", "fybromyalgia", "qzxwv"])
def test_the_hits_are_those_of_the_page(patient, words):
    html = patient.get("/search/", {"q": words}).content.decode().split("<main")[1]
    results = html.split("Best match")[1].split("</main>")[0] if "Best match" in html else ""
    shown = re.findall(r'<li>\s*<a href="(/[a-z][^"?]*)"', results)
    assert [hit["path"] for hit in search(patient, words)["hits"]] == shown


def test_a_correction_is_told_and_can_be_refused(patient):
    found = search(patient, "fybromyalgia")
    assert found["corrected"] == "fibromyalgia"
    assert "fibromyalgia" in found["changed"]
    assert search(patient, "fybromyalgia", exact="1")["corrected"] == ""


def test_hits_can_be_of_one_kind(patient):
    assert {hit["kind"] for hit in search(patient, "pain", kind="risk")["hits"]} == {"risk"}


def test_an_unknown_kind_is_refused_in_one_sentence_that_says_what_there_is(patient):
    response = patient.get(SEARCH, {"q": "pain", "kind": "zebra"})
    assert response.status_code == 400
    (said,) = response.json().values()
    assert "side_effect" in said
    assert said.count(". ") == 0


@pytest.mark.parametrize(
    ("words", "level", "first"),
    [
        ("want to die", "crisis", "988"),
        ("cant breathe", "emergency", "911"),
        ("yellow eyes", "call", "202-555-0100"),
    ],
)
def test_help_comes_with_what_to_say_and_whom_to_call_first(patient, words, level, first):
    ClinicProfile(phone="202-555-0100", extension="142").save()
    raise_stamp()
    urgent = search(patient, words)["urgent"]
    assert urgent["level"] == level
    assert urgent["heading"]
    assert urgent["numbers"][0]["number"] == first
    assert "911" in {number["number"] for number in urgent["numbers"]}


def test_too_much_taken_brings_the_poison_line(patient):
    labels = [
        one["label"] for one in search(patient, "took too much ketamine")["urgent"]["numbers"]
    ]
    assert labels == ["Emergency", "Poison line"]


def test_ordinary_words_bring_no_help(patient):
    assert search(patient, "crps")["urgent"] is None


def test_help_comes_where_the_index_can_not_be_made(patient, settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_INDEX = tmp_path / "file" / "search.sqlite3"
    assert search(patient, "want to die")["urgent"]["level"] == "crisis"
    broken = patient.get(SEARCH, {"q": "crps"})
    assert broken.status_code == 503
    assert list(broken.json()) == ["error"]
    assert texts(patient, "nau") == []


def test_the_start_of_a_name_is_enough_for_a_suggestion(patient):
    (found, *_) = patient.get(SUGGEST, {"q": "fibro"}).json()["suggestions"]
    assert found == {
        "text": "Fibromyalgia",
        "path": "/conditions/fibromyalgia/",
        "kind": "condition",
        "kind_label": "Condition",
    }


@pytest.mark.parametrize(
    "words",
    [
        "suic",
        "suicid",
        "suicide",
        "overd",
        "overdose",
        "want to die",
        "i cant breathe",
        "chest pain",
    ],
)
def test_words_that_need_help_get_no_suggestion(patient, words):
    assert texts(patient, words) == []


def test_suggestions_are_few_and_open_pages_of_the_site(patient):
    for letters in ("a", "ke", "pain", "s", "ne"):
        found = patient.get(SUGGEST, {"q": letters}).json()["suggestions"]
        assert len(found) <= 8
        for one in found:
            assert one["path"].startswith("/")
            assert patient.get(one["path"].partition("#")[0]).status_code == 200


def test_more_letters_than_a_word_has_are_cut(patient):
    assert patient.get(SUGGEST, {"q": "x" * 20_000}).json() == {"suggestions": []}
    assert len(search(patient, "x " * 20_000)["query"]) == 300


@pytest.mark.parametrize("path", [SEARCH, SUGGEST])
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_can_be_typed_breaks_an_answer(patient, path, typed):
    response = patient.get(path, {"q": typed})
    assert response.status_code == 200
    assert json.loads(response.content)


@pytest.mark.parametrize(("path", "kept"), [(SEARCH, "no-store"), (SUGGEST, "private, max-age=60")])
def test_no_search_engine_lists_an_answer_and_no_stranger_keeps_it(patient, path, kept):
    response = patient.get(path, {"q": "crps"})
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == kept
    assert response["Content-Type"] == "application/json"
    assert not response.cookies


def test_a_browser_is_told_how_to_search_here(patient, settings):
    settings.SITE_URL = "https://pain.example.org"
    response = patient.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.content)  # noqa: S314, the site's own words
    names = {child.tag.rpartition("}")[2]: child for child in root}
    assert root.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    assert len(names["ShortName"].text) <= 16
    assert len(names["Description"].text) <= 1024
    templates = [url.get("template") for url in root if url.tag.endswith("}Url")]
    assert templates == [
        "https://pain.example.org/search/?q={searchTerms}",
        "https://pain.example.org/opensearch.xml",
    ]


def test_the_front_page_leads_to_that_description(patient):
    assert re.search(r'rel="search"[^>]*href="/opensearch.xml"', patient.get("/").content.decode())
