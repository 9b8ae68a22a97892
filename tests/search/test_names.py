"""Whole names: the forms in which a code or a name is recognized."""

import pytest

from articles.search.documents import Document
from articles.search.names import code_forms, families, things_in, whole_names


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("G90.5", ("g90.5", "g905")),
        ("MG30.0Z", ("mg30.0z", "mg300z")),
        ("G90.A", ("g90 a", "g90a")),
        ("337.2", ("337.2", "3372")),
        ("R52", ("r52",)),
    ],
)
def test_a_code_is_known_with_its_point_and_without(code, forms):
    assert code_forms(code) == forms


def test_every_name_of_a_document_is_a_whole_name():
    document = Document(
        id=1,
        kind="condition",
        path="/",
        title="Nerve pain",
        medical_name="Neuropathic pain",
        names=("Sudeck’s", "nerve ache"),
        shown_names=("nerve ache",),
        misspellings=("nurve pain",),
        codes=("G62.9",),
    )
    assert [(key, name) for key, _, name in whole_names(document)] == [
        ("nerve pain", ""),
        ("neuropathic pain", "Neuropathic pain"),
        ("nerve ache", "nerve ache"),
        ("sudeck", "Sudeck’s"),
        ("nurve pain", "nurve pain"),
        ("g62.9", "G62.9"),
        ("g629", "G62.9"),
    ]


@pytest.mark.parametrize(
    ("title", "things"),
    [
        ("Anxiety or panic", ("anxiety", "panic")),
        ("Fast or uneven heartbeat, rash", ("fast", "uneven heartbeat", "rash")),
        ("Ketamine and inflammation", ("inflammation",)),
        ("Checks before, during, and after", ()),
        ("Dizziness", ()),
    ],
)  # fmt: skip
def test_a_title_that_joins_things_names_each(title, things):
    assert things_in(title) == things


@pytest.mark.parametrize(
    ("typed", "beginnings"),
    [("g43.9", ("g439", "g43")), ("e1040", ("e1040", "e104", "e10")), ("g43", ("g43",)),
     ("crps", ()), ("c4", ()), ("covid 19", ())],
)  # fmt: skip
def test_a_code_has_families_from_near_to_far(typed, beginnings):
    assert families(typed) == beginnings
