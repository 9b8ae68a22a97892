"""What the rules find that does not keep a page from readers, and what they leave alone."""

import pytest

from articles.models import GlossaryTerm, Guidance, Outcome, Point, Question, ReadNext
from articles.publishing import build_page, check
from tests.rows import condition

pytestmark = pytest.mark.usefixtures("seeded")

LONG = "This is a sentence " + "that goes on " * 6 + "and never ends."
HARD = "Intravenous administration necessitates individualized cardiovascular monitoring. " * 3


def findings(article):
    return {finding.code: finding for finding in check(build_page(article))}


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("It fell by 3 points.", "number-without-source", "“It fell by 3 points.” has a number"),
        ("It helped 1 in 5. [@FQ-03]", "one-in-x", "“1 in 5” is hard to compare"),
        ("It helped one in five. [@FQ-03]", "one-in-x", "“one in five” is hard to compare"),
        ("It helped 1 out of every 4. [@FQ-03]", "one-in-x", "“1 out of every 4”"),
        ("It hit 3 in 1,000. [@FQ-03]", "mixed-denominator", "“3 in 1,000” can't be compared"),
        ("It hit 3 out of 10. [@FQ-03]", "mixed-denominator", "“3 out of 10” can't be compared"),
        ("Addicts like it.", "blame", "“Addicts” hurts or blames"),
        ("People suffer from it.", "blame", "“suffer from” hurts or blames"),
        ("The colour fades.", "british-spelling", "“colour” is British: write “color”"),
        ("An anaesthetic.", "british-spelling", "write “anesthetic”"),
        (LONG, "long-sentence", "has over 20 words: make it two"),
        ("A. B. C. D.".replace(". ", " is so. "), "long-paragraph", "has 4 sentences"),
        (HARD, "too-hard", "It reads at grade"),
        ("See [below](#nowhere).", "unknown-part", "There is no part #nowhere on this page"),
        ("It is a placebo.", "unexplained-term", "write [[placebo|"),
    ],
)
def test_a_rule_finds(text, code, sentence):
    found = findings(condition(body=text))[code]
    assert sentence in found.sentence
    assert not found.blocks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It fell by 3 points. [@FQ-03]", "number-without-source"),
        ("Of 100 people, 76 felt it. [@FQ-03]", "mixed-denominator"),
        ("76 in 100 felt it. [@FQ-03]", "one-in-x"),
        ("8 of 12 people felt it. [@FQ-03]", "mixed-denominator"),
        ("See [below](#plan).\n\n### A plan {#plan}\n\nWords.", "unknown-part"),
        ("See [the numbers](#short).", "unknown-part"),
        ("It is a [[placebo]]. A placebo again.", "unexplained-term"),
        ("The behavior of a color.", "british-spelling"),
    ],
)
def test_a_rule_leaves_alone(text, code):
    assert code not in findings(condition(body=text))


def test_the_word_that_a_page_is_about_is_explained_by_the_page():
    GlossaryTerm.objects.create(slug="lumbago", word="Lumbago", meaning="Pain in the back.")
    article = condition(title="Lumbago", body="Lumbago is pain in the back.")
    assert "unexplained-term" not in findings(article)


def pair(article, benefit, harm):
    for side, text in (("benefit", benefit), ("harm", harm)):
        Point.objects.create(article=article, part="pair", side=side, text=text)


@pytest.mark.parametrize(
    ("benefit", "harm", "code"),
    [
        ("3 points less pain.", "Feeling sick.", "pair-without-number"),
        ("Less pain.", "5 people felt sick.", "pair-without-number"),
        ("3 points.", "5 people felt sick for a day or two and some threw up too.", "uneven-pair"),
    ],
)
def test_benefits_and_risks_are_told_alike(benefit, harm, code):
    article = condition()
    pair(article, benefit, harm)
    assert code in findings(article)


def test_a_fair_pair_is_left_alone():
    article = condition()
    pair(article, "3 points less pain.", "5 people felt sick.")
    assert not {"pair-without-number", "uneven-pair", "no-pair"} & findings(article).keys()


def test_a_condition_shows_who_disagrees():
    article = condition()
    for position in ("recommends", "does_not_recommend"):
        assert "one-voice" in findings(article)
        row = Guidance.objects.create(key=position, body="A body", position=position, says="So.")
        article.guidance.add(row)
    assert "one-voice" not in findings(article)


def test_a_condition_answers_each_question_of_the_evidence_table_once():
    article = condition()
    for asks in Outcome.Asks.values:
        row = Outcome.objects.create(
            key=asks, question="Does it?", answer="Not known.", asks=asks, found="not_studied"
        )
        assert "evidence-gap" in findings(article)
        Point.objects.create(article=article, part="sure", outcome=row)
    assert "evidence-gap" not in findings(article)


def test_a_page_has_questions_and_a_way_on():
    article, other = condition(), condition("other")
    assert {"few-questions", "dead-end"} <= findings(article).keys()
    for number in range(4):
        Question.objects.create(article=article, text=f"Question {number}?")
    ReadNext.objects.create(article=article, target=other)
    assert not {"few-questions", "dead-end"} & findings(article).keys()
