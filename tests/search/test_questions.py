"""Shapes of questions: what is asked, whatever it is asked about."""

import pytest

from articles import search
from articles.search.questions import shapes


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("can i take lisinopril with ketamine", "interactions mixing"),
        ("is it safe with gabapentin", "interactions mixing"),
        ("ketamine and tramadol together", "interactions mixing"),
        ("i'm on warfarin, is that ok", "interactions mixing"),
        ("does it interact with lithium", "interactions mixing"),
        ("zoloft", "interactions mixing"),
        ("zoloft and wine", "interactions mixing"),
        ("i have glaucoma is ketamine ok", "contraindications"),
        ("had a stroke last year is it safe", "contraindications"),
        ("what helps against nausea", ""),
        ("gabapentin side effects", ""),
    ],
)
def test_a_question_is_known_by_its_shape(typed, words):
    found = shapes(tuple(typed.replace("'", "").replace(",", "").split()))
    assert " ".join(dict.fromkeys(word for shape in found for word in shape.words)) == words


def test_a_medicine_that_no_page_has_heard_of_leads_to_the_page_on_mixing(tmp_path):
    documents = [
        search.Document(
            id=1,
            kind="risk",
            path="mixing",
            title="Mixing with other medicines",
            medical_name="Drug interactions",
            names=("Other medicines taken together",),
        ),
        search.Document(id=2, kind="guide", path="other", title="What is ketamine?"),
        search.Document(id=3, kind="side_effect", path="sick", title="Feeling sick"),
    ]
    search.build(tmp_path / "index", documents, "1")
    index = search.open(tmp_path / "index")
    for typed in (
        "can i take lisinopril with ketamine",
        "ketamine and zolmitriptan together",
        "eliquis",
    ):
        assert search.find(index, typed).hits[0].path == "mixing"
    assert search.find(index, "lisinopril side effects").hits == ()
