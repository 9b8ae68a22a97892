"""How phrases of urgent rules are written: what each sign means, what is refused, how fast."""

import pytest

from articles.search.urgent import recognize
from tests.search.test_urgent import RULES, rule
from tests.timing import takes


@pytest.mark.parametrize(
    ("phrase", "query", "alarms"),
    [
        ("want * die", "want die", True),
        ("want * die", "want one two three die", True),
        ("want * die", "want one two three four die", False),
        ("want * die", "want to want a b c die", True),
        ("can* breathe", "can not breathe", True),
        ("can* breathe", "can't breathe", True),
        ("can* breathe", "can ketamine help me breathe", False),
        ("faint", "fainted", False),
        ("faint*", "fainted", True),
        ("do not wake", "don’t wake", True),
        ("don't wake", "do not wake", True),
        ("i am dying", "I'm dying", True),
        ("i have swallowed", "ive swallowed", True),
        ("going to jump", "gonna jump", True),
        ("can't", "decant", False),
        ("a.b", "axb", False),
        ("wake/rouse him", "rouse him", True),
        ("wake/rouse him", "lift him", False),
        ("wake/rous* him", "rousing him", True),
        ("cant/couldnt wake", "could not wake", True),
        ("{child} ate", "my 3 year old ate", True),
        ("{child} ate", "my boss ate", False),
        ("{person}/i fell", "i fell", True),
        ("headache + fever", "fever and a headache", True),
        ("headache + fever", "headache with fever", True),
        ("headache + fever", "headache", False),
        ("headache + fever", "headache a b c d e f g h i fever", False),
        ("= stroke", "Stroke?", True),
        ("= stroke", "stroke order", False),
        ("= stroke", "a stroke", False),
        ("cannot go on", "i really just cannot even go on", True),
        ("hurt myself", "hurt my self", True),
        ("she blue", "she's blue", True),
        ("she blue", "she is blue", True),
    ],
)
def test_a_phrase_means_what_its_stars_say(phrase, query, alarms):
    assert (recognize(query, [rule("r", "emergency", phrase)]) is not None) is alarms


@pytest.mark.parametrize("phrase", ["", "*", "-", "- *", "?!"])
def test_a_phrase_without_a_word_is_refused_with_a_reason(phrase):
    with pytest.raises(ValueError, match="has no word; write the words that patients use"):
        rule("r", "crisis", phrase)


def test_a_phrase_of_many_stars_is_refused_as_it_takes_too_long():
    with pytest.raises(ValueError, match="more than 2 stars"):
        rule("r", "emergency", "a * * * b")


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("{persons} fell", "There is no list of words '{persons}'; there are {child} {person}"),
        ("{child fell", "There is no list of words"),
        ("headache +", "has no word.* on each side of a"),
        ("a + b + c", "more than one \\+: write two phrases"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused_with_a_reason(phrase, reason):
    with pytest.raises(ValueError, match=reason):
        rule("r", "emergency", phrase)


@pytest.mark.parametrize(
    "typed",
    [
        "\ufdfa" * 5_000,
        "want die " * 600,
        "not " * 1_500,
        "a" * 5_000,
        "headache spine cannot he took my pain " * 150,
        " ".join(f"unconc{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600)),
    ],
    ids=["letters that grow", "danger", "words", "one word", "lists", "slips"],
)
def test_no_message_takes_long(typed):
    phrases = ("{spine} + {headache}", "{took} * {toomuch} * {medicine}", "{cannot} * breath*")
    rules = [*RULES, rule("lists", "emergency", *phrases)]
    recognize("warm", rules)
    assert takes(lambda: recognize(typed, rules), under=0.25)
