"""Suggestions: what is offered while a word is typed, and what never is."""

import pytest

from articles import search
from tests.search.test_urgent import RULES
from tests.timing import takes

DOCUMENTS = [
    search.Document(
        id=1,
        kind="condition",
        path="/crps/",
        title="CRPS",
        medical_name="Complex regional pain syndrome",
        names=("RSD", "Suicide disease", "hidden name"),
        shown_names=("RSD", "Suicide disease"),
    ),
    search.Document(id=2, kind="side_effect", path="/sick/", title="Feeling sick"),
    search.Document(
        id=3,
        kind="side_effect",
        path="/swelling/",
        title="Oedema",
        shown_names=("Swollen feet", "Édema"),
        misspellings=("swolen",),
    ),
    search.Document(id=4, kind="guide", path="/pain/", title="What is pain?"),
    search.Document(id=5, kind="guide", path="/over/", title="Overdose and what to do"),
    *(
        search.Document(id=n, kind="guide", path=f"/p{n}/", title=f"Pages about {n}")
        for n in range(10, 30)
    ),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    path = tmp_path_factory.mktemp("suggest") / "index"
    search.build(path, DOCUMENTS, "1")
    return search.open(path)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("cr", [("CRPS", "/crps/")]),
        ("RS", [("RSD", "/crps/")]),
        ("regional", [("Complex regional pain syndrome", "/crps/")]),
        ("pain syn", [("Complex regional pain syndrome", "/crps/")]),
        ("sick", [("Feeling sick", "/sick/")]),
        ("edem", [("Oedema", "/swelling/")]),
        ("oedem", [("Oedema", "/swelling/")]),
        ("swollen fe", [("Swollen feet", "/swelling/")]),
        ("hidden", []),
        ("swolen", []),
        ("", []),
        ("?", []),
        ("zebra", []),
    ],
)
def test_titles_and_shown_names_are_offered_by_the_beginnings_of_their_words(index, typed, offered):
    found = search.suggest(index, typed)
    assert [(one.text, one.path) for one in found] == offered


def test_one_page_is_offered_once_and_a_whole_beginning_goes_first(index):
    found = search.suggest(index, "pa", limit=40)
    assert len({one.path for one in found}) == len(found)
    assert found[0].text.startswith("Pa")


def test_a_limit_is_kept(index):
    assert len(search.suggest(index, "pages")) == 8
    assert len(search.suggest(index, "pages", limit=3)) == 3


@pytest.mark.parametrize("typed", ["sui", "suicide", "suicide disease", "overd", "overdose"])
def test_nothing_is_offered_for_words_of_suicide_and_overdose_nor_their_beginnings(index, typed):
    assert search.suggest(index, typed) == ()


def test_a_name_that_holds_such_a_word_is_not_offered_by_its_other_words(index):
    texts = [one.text for typed in ("disease", "what to") for one in search.suggest(index, typed)]
    assert texts == []


def test_nothing_is_offered_where_an_urgent_rule_speaks(index):
    assert search.suggest(index, "sick", rules=RULES)
    assert search.suggest(index, "i can't breathe", rules=RULES) == ()


@pytest.mark.parametrize("typed", ["\0", "x" * 10_000, "😀", '"pain', "pa " * 3000, "%", "*"])
def test_nothing_that_can_be_typed_breaks_or_slows_suggestions(index, typed):
    assert takes(lambda: search.suggest(index, typed), under=0.5)
