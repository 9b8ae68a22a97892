"""What changed phrases would do to searches, told before they are saved."""

from articles.search.samples import danger, ordinary
from articles.search.trying import consequences, faults, try_words
from tests.search.test_urgent import rule

PAIN = rule("pain", "emergency", "crushing pain", "-killing pain")
CRISIS = rule("crisis", "crisis", "want to die")


def test_words_are_tried_beside_the_other_rules():
    tried = try_words("crushing pain", PAIN, [CRISIS])
    assert (tried.fits, tried.excused, tried.is_own) == (("crushing pain",), (), True)
    tried = try_words("crushing pain want to die", PAIN, [CRISIS])
    assert (tried.raised, tried.is_own) == (CRISIS, False)


def test_a_phrase_that_a_line_excuses_is_told():
    killing = rule("pain", "emergency", "killing", "-killing pain")
    tried = try_words("killing pain", killing, [])
    assert (tried.fits, tried.excused, tried.raised) == ((), ("killing",), None)


def test_new_alarms_on_ordinary_searches_are_named_once():
    wide = rule("pain", "emergency", "crushing pain", "nausea")
    found = consequences(PAIN, wide, [CRISIS])
    assert "nausea" in found.alarmed
    assert set(found.alarmed) <= set(ordinary())
    assert not consequences(wide, wide, [CRISIS])


def test_danger_that_is_no_longer_heard_is_named():
    silent = rule("crisis", "crisis", "want to die", "-just want to die")
    found = consequences(CRISIS, silent, [PAIN])
    assert "I just want to die" in found.unheard
    assert "want to die" not in found.unheard
    assert set(found.unheard) <= {words for some in danger().values() for words in some}


def test_each_fault_is_told():
    assert len(faults(["chest pain", "*", "-{persons} fell", "a + b + c"])) == 3
