"""New rules on risk, tone and eaten numbers; hints on plain words, which only score and offer."""

import time
from itertools import islice, product

import pytest

from articles.models import Condition
from articles.publishing import build_page, check, look_over
from articles.publishing.rules import HINTS, RULES, Subject
from articles.publishing.rules.plain import plainer
from articles.rendering import LIMIT
from articles.text.syllables import syllables
from tests.rows import condition

pytestmark = pytest.mark.usefixtures("seeded")


def found_in(text):
    return {f.code: f for f in check(build_page(condition(body=text)))}


def hints_in(text):
    hints = look_over(build_page(condition(body=text))).hints
    return {hint.code for hint in hints if hint.where == "More"}


@pytest.mark.parametrize(
    "text",
    [
        "They are twice as likely to fall.",
        "It doubles your risk.",
        "Falls are three times more likely.",
        "The risk ratio was high.",
        "It lowers the risk of falls by half.",
        "It lowers the risk by a third.",
        "Falls were 30% lower. [@FQ-03]",
        "Half the risk of falls.",
        "It carries a 2.5-fold higher risk.",
        "Risk doubled.",
        "Risk fell by half.",
        "Your risk goes down by half.",
        "The risk was cut in half.",
        "Falls were twice as common.",
        "Half as many fell.",
        "Twice as many fell.",
        "It cuts falls by 50%. [@FQ-03]",
        "They are twice as likely to fall. It was seen in 4 of 5 studies. [@FQ-03]",
    ],
)
def test_a_change_of_risk_alone_stops_a_page(text):
    found = found_in(text)["relative-risk"]
    assert found.blocks
    assert "how many of 100 people with it and how many without it" in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "They are twice as likely to fall: 4 of 100 people, not 2 of 100. [@FQ-03]",
        "Take it twice a day. [@FQ-03]",
        "A double dose is no help.",
        "It is likely to pass.",
        "Half of the people felt it. [@FQ-03]",
        "Of 100 people, 30 felt it. [@FQ-03]",
        "Twice as many fell: 4 of 100 people, not 2. [@FQ-03]",
        "The drip is run at half the rate.",
        "The nurse halved the rate.",
        "We lower the rate by 5 drops a minute. [@FQ-03]",
        "It is 50% more expensive. [@FQ-03]",
        "Prices were 20% higher. [@FQ-03]",
        "A hazard ratio is a way to compare.",
    ],
)
def test_a_change_with_its_people_is_left_alone(text):
    assert "relative-risk" not in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. First.\n5. mg is the dose.",
        "1. First.\n\n7. Half of that.",
    ],
)
def test_a_number_that_markdown_eats_stops_a_page(text):
    found = found_in(text).get("number-eaten")
    assert found, text
    assert found.blocks


@pytest.mark.parametrize(
    "text",
    [
        "0.5 mg, 1,000 mg and 10^3 cells. [@FQ-03]",
        "The dose is 0.5*2*3 mg. [@FQ-03]",
        "1. First.\n2. Then.\n3. Last.",
        "1) First.\n2) Then.",
        "1_2_3 and 2 * 3 and 4*5. [@FQ-03]",
        "About ~5 mg. [@FQ-03]",
        "| Week | Points |\n| --- | --- |\n| 3 | 4 [@FQ-03] |",
        "### Week 4 {#week-4}\n\nWords.",
        "Wait {clinic:driving}. See [it](https://example.org/2020/5).",
        "The **5 mg** and *6 mg* doses. [@FQ-03]",
        "7. Half of that.\n8. All of it.",  # a list is printed from its first number on
        "1. First.\n2. Then.\n\n### Later\n\n3. Last.",
    ],
)
def test_a_number_that_readers_see_is_left_alone(text):
    assert "number-eaten" not in found_in(text)


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("It is excruciating.", "emotive", "stirs readers up"),
        ("- a\n" * 8, "long-list", "A list has 8 points"),
    ],
)
def test_a_rule_finds(text, code, told):
    found = found_in(text)[code]
    assert told in found.sentence
    assert not found.blocks


def test_a_review_that_is_late_is_found():
    article = condition()
    Condition.objects.filter(pk=article.pk).update(review_due_on="2020-01-31")
    [found] = [f for f in check(build_page(article)) if f.code == "review-late"]
    assert "2020-01-31" in found.sentence


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("Approximately all.", "plainer-word", '“Approximately”: write "about".'),
        ("In order to sleep.", "plainer-word", '“In order to”: write "to".'),
        ("An individualized plan.", "hard-words", "Hard words: individualized."),
        ("The drip was given slowly.", "passive", "does not say who does it"),
        ("A QRST was seen.", "short-form", "“QRST” is not spelled out"),
        ("word " * 260, "long-section", "260 words stand without a heading"),
        ("It is a silver bullet.", "metaphor", "is a picture"),
        ("That is promising.", "strong-word", "is a strong word"),
        ("Nausea is common.", "word-without-number", "how many of 100 people"),
        ("It had 1985432 cells. [@FQ-03]", "bare-thousand", "write 1,985,432"),
        ("Of 100, 5% felt it. [@FQ-03]", "mixed-format", "counts out of 100"),
    ],
)
def test_a_hint_is_offered_and_stops_nothing(text, code, told):
    look = look_over(build_page(condition(body=text)))
    [hint] = [one for one in look.hints if (one.code, one.where) == (code, "More")]
    assert told in hint.sentence
    assert not hint.blocks
    assert code not in {finding.code for finding in look.findings}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You feel tired. It is used to sleep.", "passive"),
        ("The National Quality Register (NQR) says so. The NQR is old.", "short-form"),
        ("National Quality Register, or NQR.", "short-form"),
        ("Nausea is common: 20 of 100 people. [@FQ-03]", "word-without-number"),
        ("In 2025 and 1998. [@FQ-03]", "bare-thousand"),
        ("It helps 1,985 people. [@FQ-03]", "bare-thousand"),
        ("An emergency.", "hard-words"),
    ],
)
def test_a_hint_leaves_alone(text, code):
    assert code not in hints_in(text)


def test_a_plainer_word_is_never_harder_than_the_word():
    for word, instead in plainer().items():
        assert word == word.lower(), word
        quoted = instead.split('"')[1]
        assert quoted.lower() != word
        assert hardest(quoted) <= hardest(word), word


def hardest(words):
    """Three syllables are plain enough, whatever they stand for."""
    return max(3, *map(syllables, words.split()))


@pytest.mark.parametrize(
    "opening", ["[", "[[", "1,", "1.", "7", "1. ", "- ", "*", "5*", "is ", "A ", "% ", "\n1. "]
)
def test_no_rule_is_slowed_down_by_what_is_typed_to_the_limit(opening):
    none_is_slow((opening * LIMIT)[:LIMIT])


def test_no_rule_is_slowed_down_by_short_forms_that_all_differ():
    none_is_slow(" ".join(map("".join, islice(product("ABCDEFGH", repeat=5), LIMIT // 6))))


def none_is_slow(text):
    subject = Subject(build_page(condition(body=text)))
    assert subject.words
    for rule in (*RULES, *HINTS):
        before = time.process_time()
        list(rule(subject))
        assert time.process_time() - before < 1, rule.__name__
