"""The steps of a search in words: they tell of the same search that patients get."""

from articles import search
from tests.search.test_urgent import RULES


def told(steps):
    return "\n".join(" ".join([step.name, step.sentence, *step.detail]) for step in steps)


def test_every_step_and_the_first_hits_are_told(index):
    steps = search.explain(index, "will the fibromialgia hurt after the drip", RULES)
    assert [step.name for step in steps][:6] == [
        "Urgent words",
        "Plain words",
        "Filler",
        "Spelling",
        "What each word tells",
        "Enough?",
    ]
    assert "fibromialgia → fibromyalgia" in told(steps)
    assert "Hit 1: Fibromyalgia" in told(steps)
    assert "its title says: fibromyalgia" in told(steps)


def test_the_hits_are_those_that_patients_get_in_their_order(index):
    hits = search.find(index, "nausea").hits[:5]
    steps = search.explain(index, "nausea")
    assert [step.name for step in steps[6:]] == [
        f"Hit {place}: {hit.title}" for place, hit in enumerate(hits, 1)
    ]


def test_an_urgent_rule_and_its_help_are_told(index):
    steps = search.explain(index, "i can't breathe", RULES)
    assert steps[0].sentence.startswith("The rule “breathing” fits")


def test_a_name_that_led_to_a_page_is_told(index):
    assert "as the search is its hidden name" in told(search.explain(index, "rsd"))


def test_why_nothing_was_found_is_told_and_what_to_do(index):
    assert "give it these words as a name" in told(search.explain(index, "cataract surgery"))


def test_a_search_without_a_word_is_told(index):
    assert "There is no word to look for." in told(search.explain(index, "?!"))
