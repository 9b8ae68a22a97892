"""The entries of lists as plain words, under the heading that stands over them."""

import pytest

from articles.rendering import ListEntry, list_entries


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("- Pregnancy: not advised. [@EXT-14]", "Pregnancy: not advised."),
        ("- A weak heart. [@EXT-10] It may get worse. [@EXT-10]", "A weak heart."),
        (
            "- A bulging artery ([[aneurysm]]), now or ever",
            "A bulging artery (aneurysm), now or ever",
        ),
        ("- [[glp-1|GLP-1 drugs]], such as semaglutide", "GLP-1 drugs, such as semaglutide"),
        ("- **Opioids** and [pills](risk:mixing)", "Opioids and pills"),
        ("1. First", "First"),
        ("**A spinal cord injury.** [@EXT-101] It matters.", "A spinal cord injury."),
    ],
)
def test_an_entry_is_its_words_up_to_the_first_source(written, entry):
    assert list_entries(written) == (ListEntry("", entry),)


@pytest.mark.parametrize(
    "written", ["", "A sentence.", "**Anything else:**", "## Heading", "A **word**."]
)
def test_what_is_no_list_has_no_entry(written):
    assert list_entries(written) == ()


def test_an_entry_knows_its_heading_by_id_or_words():
    text = "- Zero\n\n### One {#first}\n\n- A\n- B\n\n### Two\n\n- C"
    assert list_entries(text) == (("", "Zero"), ("first", "A"), ("first", "B"), ("Two", "C"))
