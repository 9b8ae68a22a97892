"""What patients type and what they get: a table that a clinician can read, and the rough edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import search
from tests.search.test_urgent import RULES


def paths(index, typed, **options):
    return [hit.path for hit in search.find(index, typed, **options).hits]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        # Names as they are written, in any case and with any marks
        ("fibromyalgia", "/conditions/fibromyalgia/"),
        ("FIBROMYALGIA", "/conditions/fibromyalgia/"),
        ("Fíbromyalgia?", "/conditions/fibromyalgia/"),
        ("CRPS", "/conditions/crps/"),
        ("reflex sympathetic dystrophy", "/conditions/crps/"),
        ("reflex-sympathetic dystrophy", "/conditions/crps/"),
        ("suicide disease", "/conditions/crps/"),
        ("complex regional pain syndrome", "/conditions/crps/"),
        ("widespread pain", "/conditions/fibromyalgia/"),
        ("FM", "/conditions/fibromyalgia/"),
        ("IV", "/dosing/drip/"),
        ("high blood pressure", "/side-effects/high-blood-pressure/"),
        ("blood pressure", "/side-effects/high-blood-pressure/"),
        ("nausea", "/side-effects/nausea/"),
        ("vomit", "/side-effects/vomiting/"),
        ("ketamine cystitis", "/risks/bladder/"),
        ("hurts when i pee", "/risks/bladder/"),
        ("first night", "/first-night/"),
        # Codes from a letter, with the point and without
        ("G90.5", "/conditions/crps/"),
        ("g905", "/conditions/crps/"),
        ("M79.7", "/conditions/fibromyalgia/"),
        ("N308", "/risks/bladder/"),
        # Other forms of a word, British spelling, a word not typed to its end
        ("burning foot pain", "/conditions/nerve-pain/"),
        ("nerves", "/conditions/nerve-pain/"),
        ("oedema", "/words/#edema"),
        ("fibrom", "/conditions/fibromyalgia/"),
        # Whole questions
        ("what is CRPS?", "/conditions/crps/"),
        ("how long does the relief last", "/benefits/lasting-relief/"),
        ("can ketamine help if gabapentin did not", "/conditions/nerve-pain/"),
        ("is it normal to feel floaty and disconnected", "/side-effects/dissociation/"),
        ("nausea after infusion", "/side-effects/nausea/"),
        ("when can i drive", "/first-night/"),
        ("dreamlike feeling", "/side-effects/dissociation/"),
        ("swelling under the skin", "/words/#edema"),
    ],
)
def test_the_best_page_comes_first(index, typed, best):
    assert paths(index, typed)[0] == best


def test_pages_with_every_word_are_not_mixed_with_pages_that_have_some(index):
    results = search.find(index, "burning nerves")
    assert [hit.path for hit in results.hits] == ["/conditions/nerve-pain/"]
    assert results.changed == ""


def test_no_page_with_every_word_is_said_in_words(index):
    results = search.find(index, "gabapentin bladder")
    assert [hit.path for hit in results.hits] == ["/risks/bladder/"]
    assert results.changed == "No page has all of your words. These pages have some of them."


def test_nothing_found_changes_nothing(index):
    results = search.find(index, "vitamin b12")
    assert (results.hits, results.changed, results.query) == ((), "", "vitamin b12")


def test_a_number_never_finds_a_longer_number(index):
    assert paths(index, "500") == ["/dosing/drip/"]
    assert paths(index, "50") == []
    assert paths(index, "0.5 mg") == ["/dosing/drip/"]


def test_a_kind_narrows_the_hits(index):
    assert paths(index, "nausea", kind="dosing") == ["/dosing/drip/"]
    assert paths(index, "nausea", kind="mechanism") == []


def test_a_limit_keeps_the_best(index):
    assert paths(index, "nausea", limit=1) == ["/side-effects/nausea/"]
    assert len(paths(index, "nausea")) > 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("RSD", "RSD"),
        ("reflex dystrophy", "Reflex sympathetic dystrophy"),
        ("g905", "G90.5"),
        ("crps", "CRPS"),
    ],
)
def test_the_other_name_that_led_to_a_page_is_told(index, typed, name):
    assert search.find(index, typed).hits[0].matched_name == name


@pytest.mark.parametrize("typed", ["fibromyalgia", "feeling unreal", "body feelings"])
def test_no_other_name_is_told_when_the_title_says_it(tmp_path, typed):
    document = search.Document(
        id=1,
        kind="side-effect",
        path="/",
        title="Fibromyalgia and feeling unreal in the body",
        names=("Out of body feeling", "Unreal feeling", "Fibromyalgia syndrome"),
    )
    search.build(tmp_path / "index", [document], "1")
    assert search.find(search.open(tmp_path / "index"), typed).hits[0].matched_name == ""


def test_the_passage_with_the_words_is_shown_and_marked(index):
    hit = search.find(index, "gabapentin").hits[0]
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["Gabapentin"]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("will i be queasy all day after the drip", "/side-effects/nausea/"),
        ("my doctor says it may be reflex sympathetic dystrophy", "/conditions/crps/"),
        ("it really hurts when i pee after all this ketamine", "/risks/bladder/"),
        ("i keep throwing up and up", "/side-effects/vomiting/"),
        ("is it normal to feel so floaty at night", "/side-effects/dissociation/"),
    ],
)
def test_a_name_is_spotted_inside_a_longer_search(index, typed, best):
    assert paths(index, typed)[0] == best


@pytest.mark.parametrize(
    "typed",
    [
        "cataract surgery",
        "sore throat",
        "heart transplant",
        "nerve agent antidote",
        "blood donation",
        "what time does the pharmacy close",
        "vitamin b12",
        "suicide squad film",
        "pain of the opera tickets",
    ],
)
def test_what_no_page_is_about_finds_nothing(index, typed):
    assert paths(index, typed) == []


HOSTILE = [
    "",
    " ",
    '"',
    '""',
    'pain"',
    '"pain',
    "pain'",
    "'; DROP TABLE page; --",
    "\0",
    "pa\0in",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "pain AND",
    "AND pain OR NOT",
    "NEAR(pain nerve, 5)",
    "(",
    ")",
    "(((pain",
    "pain)))",
    "title:pain",
    "nosuchcolumn:pain",
    "{title names}: pain",
    "^pain",
    "pain*",
    "*",
    "+ pain + nerve",
    "- pain",
    "...!?---",
    "😀",
    "😀😀 pain",
    "\ud800",
    "%",
    "_",
    "\\",
    "a" * 3000,
    "pain " * 3000,
    '"' * 3000,
    "é" * 3000,
    "ا ب ت",
    "痛み",
    "0.5.5.5",
    "é\u0301\u200b\u202e",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_can_be_typed_breaks_the_search(index, typed):
    assert search.find(index, typed, rules=RULES).query == typed


@given(typed=st.text(st.characters(exclude_categories=[]), max_size=80))
def test_any_text_at_all_is_answered(index, typed):
    assert search.find(index, typed, rules=RULES).query == typed


@pytest.mark.parametrize("typed", ["pain AND", '"pain', "pain)))", "^pain", "😀😀 pain", "pain*"])
def test_signs_around_a_word_do_not_hide_the_pages(index, typed):
    assert set(paths(index, typed)) == set(paths(index, "pain"))


@pytest.mark.parametrize("typed", ["", "   ", "?!", "😀", "\0"])
def test_a_search_without_a_word_has_no_hits(index, typed):
    assert search.find(index, typed).hits == ()


def test_a_long_search_uses_its_first_part_and_says_so(index):
    results = search.find(index, "fibromyalgia " + "and so on " * 100)
    assert results.hits[0].path == "/conditions/fibromyalgia/"
    assert results.changed == "Your search is long. We used the first part of it."


def test_urgent_words_are_answered_beside_the_hits(index):
    results = search.find(index, "pain in the chest", rules=RULES)
    assert results.urgent.slug == "chest"
    assert results.hits[0].path == "/side-effects/high-blood-pressure/"


def test_urgent_help_comes_even_when_there_is_no_index(tmp_path):
    missing = search.open(tmp_path / "missing")
    results = search.find(missing, "i can't breathe", rules=RULES)
    assert (results.urgent.slug, results.hits) == ("breathing", ())
    with pytest.raises(search.IndexUnusable, match="missing or damaged; build it again"):
        search.find(missing, "nausea", rules=RULES)
