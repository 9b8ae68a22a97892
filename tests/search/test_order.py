"""Which of several pages that have the words goes first, and by what."""

from articles import search
from tests.search.test_find import paths


def test_a_word_in_the_title_outweighs_names_one_line_and_text(tmp_path):
    word = "shingles"
    documents = [
        search.Document(id=1, kind="guide", path="text", title="A", text=f"{word} and more"),
        search.Document(id=2, kind="guide", path="line", title="B", one_line=f"{word} and more"),
        search.Document(id=3, kind="guide", path="name", title="C", names=(f"{word} and more",)),
        search.Document(id=4, kind="guide", path="title", title=f"{word} and more"),
    ]
    filling = [search.Document(id=n, kind="guide", path="", title="Other") for n in range(9, 20)]
    search.build(tmp_path / "index", documents + filling, "1")
    found = paths(search.open(tmp_path / "index"), word)
    assert found == ["title", "name", "line", "text"]


def test_a_whole_name_goes_before_any_score_title_first_code_last(tmp_path):
    documents = [
        search.Document(id=1, kind="guide", path="score", title="FM FM", one_line="FM", boost=9.0),
        search.Document(id=2, kind="guide", path="code", title="Old code", codes=("F.M",)),
        search.Document(id=3, kind="guide", path="name", title="Pain all over", names=("FM",)),
        search.Document(id=4, kind="guide", path="medical", title="Aching", medical_name="FM"),
        search.Document(id=5, kind="guide", path="title", title="FM", text="long " * 500),
        search.Document(id=6, kind="guide", path="shown", title="Aches", shown_names=("FM",)),
        search.Document(id=7, kind="guide", path="slip", title="Pains", misspellings=("FM",)),
    ]
    search.build(tmp_path / "index", documents, "1")
    found = paths(search.open(tmp_path / "index"), "what is fm?")
    assert found == ["title", "medical", "shown", "name", "slip", "code", "score"]


def test_a_name_that_is_the_whole_search_goes_before_one_without_its_filler(tmp_path):
    documents = [
        search.Document(id=1, kind="condition", path="illness", title="Headache"),
        search.Document(
            id=2,
            kind="side_effect",
            path="effect",
            title="Sore",
            names=("Headache after the drip",),
        ),
    ]
    search.build(tmp_path / "index", documents, "1")
    index = search.open(tmp_path / "index")
    assert paths(index, "headache after the drip") == ["effect", "illness"]
    assert paths(index, "headache")[0] == "illness"


def test_of_equals_the_page_with_more_names_of_the_word_goes_first(tmp_path):
    documents = [
        search.Document(
            id=n, kind="side_effect", path=path, title=title, names=names
        )
        for n, (path, title, names) in enumerate(
            [
                ("sleep", "Drowsiness", ("Shut eye", "Sleepy", "Nodding off", "Groggy")),
                ("eye", "Raised pressure", ("Hard eye", "Red eye", "Eye strain")),
            ]
        )
    ]  # fmt: skip
    filling = [search.Document(id=n, kind="guide", path="", title="Other") for n in range(9, 20)]
    search.build(tmp_path / "index", documents + filling, "1")
    assert paths(search.open(tmp_path / "index"), "eye") == ["eye", "sleep"]


def test_a_word_that_thousands_of_pages_hold_finds_those_named_so_then_those_that_say_it(tmp_path):
    """To order all that say it takes too long; only if too few are named so, all are looked at."""
    many = [
        search.Document(id=n, kind="guide", path=f"said{n}", title=f"Page {n}", text="It hurts.")
        for n in range(2_100)
    ]
    named = search.Document(id=9_999, kind="guide", path="named", title="Hurts")
    search.build(tmp_path / "index", [*many, named], "1")
    found = paths(search.open(tmp_path / "index"), "hurts", limit=2)
    assert found[0] == "named"
    search.build(tmp_path / "index", many, "2")
    assert len(paths(search.open(tmp_path / "index"), "hurts", limit=5)) == 5


def test_between_equals_the_page_about_it_goes_before_the_page_that_mentions_it(tmp_path):
    documents = [
        search.Document(id=n, kind=kind, path=kind, title="Pages", names=("Sleepy",))
        for n, kind in enumerate(["word", "guide", "risk", "side_effect"])
    ]
    search.build(tmp_path / "index", documents, "1")
    assert paths(search.open(tmp_path / "index"), "sleepy") == [
        "side_effect",
        "risk",
        "guide",
        "word",
    ]


def test_boost_lifts_a_page_over_its_equal(tmp_path):
    documents = [
        search.Document(id=1, kind="word", path="usual", title="Pain relief pump"),
        search.Document(id=2, kind="word", path="lifted", title="Pain relief patch", boost=2.0),
        search.Document(id=3, kind="word", path="other", title="Sleep"),
        search.Document(id=4, kind="word", path="another", title="Diet"),
        search.Document(id=5, kind="word", path="third", title="Work"),
    ]
    search.build(tmp_path / "index", documents, "1")
    assert paths(search.open(tmp_path / "index"), "relief") == ["lifted", "usual"]
