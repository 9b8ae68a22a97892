"""What the rules find that does not keep a page from readers, and what they leave alone."""

import pytest

from articles.models import (
    GlossaryTerm,
    Guidance,
    Guide,
    Outcome,
    Point,
    Question,
    ReadNext,
    Source,
)
from articles.publishing import build_page, check, withdraw
from articles.publishing.rules import Subject, numbers, wording
from tests.rows import condition, published
from tests.timing import takes

pytestmark = pytest.mark.usefixtures("seeded")

LONG = "This is a sentence " + "that goes on " * 6 + "and never ends."
BLOCKING = {"unknown-clinic-fact", "number-without-source"}
HARD = "Intravenous administration necessitates individualized cardiovascular monitoring. " * 3


def findings(article):
    return {finding.code: finding for finding in check(build_page(article))}


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("[x](condition:crps#plan)", "lost-link", "write condition:crps, as only"),
        ("[x](/conditions/crps/)", "lost-link", "write condition:crps instead"),
        ("[x](/nowhere)", "lost-link", "write kind:address"),
        ("It fell by 3 points.", "number-without-source", "“It fell by 3 points.” has a number"),
        ("It helped 1 in 5. [@FQ-03]", "one-in-x", "“1 in 5” is hard to compare"),
        ("It helped one in five. [@FQ-03]", "one-in-x", "“one in five” is hard to compare"),
        ("It helped 1 out of every 4. [@FQ-03]", "one-in-x", "“1 out of every 4”"),
        ("It hit 3 in 1,000. [@FQ-03]", "mixed-denominator", "“3 in 1,000” can't be compared"),
        ("It hit 3 out of 10. [@FQ-03]", "mixed-denominator", "“3 out of 10” can't be compared"),
        ("One person in five felt it. [@FQ-03]", "one-in-x", "“One person in five”"),
        ("It helped one in twenty. [@FQ-03]", "one-in-x", "“one in twenty”"),
        ("It helped 1 person in 5. [@FQ-03]", "one-in-x", "“1 person in 5”"),
        ("It hit 5 per 1,000. [@FQ-03]", "mixed-denominator", "“5 per 1,000” can't be compared"),
        ("It hit 5 patients per 1,000. [@FQ-03]", "mixed-denominator", "“5 patients per 1,000”"),
        ("It hit 5 of 10,000. [@FQ-03]", "mixed-denominator", "“5 of 10,000”"),
        ("It hit five per thousand. [@FQ-03]", "mixed-denominator", "“five per thousand”"),
        ("It hit 4 in 100,000. [@FQ-03]", "mixed-denominator", "“4 in 100,000”"),
        ("It hit two in three. [@FQ-03]", "mixed-denominator", "“two in three”"),
        ("It hit 3 in 20 people. [@FQ-03]", "mixed-denominator", "“3 in 20”"),
        ("Half of people felt it.", "number-without-source", "“Half of people felt it.” has"),
        ("It lasts four hours.", "number-without-source", "“It lasts four hours.” has"),
        ("### 76 in 100 felt it\n\nSo.", "number-without-source", "“76 in 100 felt it” names"),
        ("### 12 people got ill\n\nSo.", "number-without-source", "“12 people got ill” names"),
        ("| 7 people died | So. | So. |", "number-without-source", "“7 people died” names"),
        ("Give {50 mg} now.", "number-without-source", "“Give {50 mg} now.” has"),
        ("| 30% of people | Sick. | So. |", "number-without-source", "“30% of people” names"),
        ("Sufferers like it.", "blame", "“Sufferers” hurts or blames: say “people who have it”"),
        ("Abusers like it.", "blame", "say “people who misuse it”"),
        (
            "The [[pain|ache]] of [[crps|CRPS]] fell by 3.",
            "number-without-source",
            "The ache of CRPS",
        ),
        (
            "| Pain | It fell by 3 [[pain|points]]. |",
            "number-without-source",
            "“It fell by 3 points.”",
        ),
        ("Addicts like it.", "blame", "say “people who use it and can't stop”"),
        ("People suffer from it.", "blame", "say “have”, as in “people who have CRPS”"),
        ("They are victims.", "blame", "“victims” hurts or blames: say “people who have it”"),
        ("The colour fades.", "british-spelling", "“colour” is British: write “color”"),
        ("An anaesthetic.", "british-spelling", "write “anesthetic”"),
        ("Colour fades.", "british-spelling", "“Colour” is British: write “Color”"),
        ("## Colour\n\nIt fades.", "british-spelling", "write “Color”"),
        (LONG, "long-sentence", "has over 20 words: make it two"),
        ("A. B. C. D.".replace(". ", " is so. "), "long-paragraph", "of at most 3 sentences each"),
        (HARD, "too-hard", "It reads at grade"),
        ("See [below](#nowhere).", "unknown-part", "There is no part #nowhere on this page"),
        ("See [below](#Plan).", "unknown-part", "write {#plan} after"),
        ("It is a placebo.", "unexplained-term", "write [[placebo|placebo]] where"),
        ("Placebos helped too.", "unexplained-term", "write [[placebo|Placebos]] where"),
        ("A [[word left open.", "mark-left-over", "Readers would see “[[word left open.”"),
        ("So. [@EXT-04", "mark-left-over", "“[@EXT-04”"),
        ("So. [@ bad cite]", "mark-left-over", "“[@ bad cite]”"),
        ("A <b>bold</b> word.", "mark-left-over", "“<b>”"),
        ("A ** word.", "mark-left-over", "“**”"),
        ("It is {clinic:parking}.", "unknown-clinic-fact", "write one of {clinic:arrival}, "),
    ],
)
def test_a_rule_finds(text, code, sentence):
    found = findings(condition(body=text))[code]
    assert sentence in found.sentence
    assert found.blocks is (code in BLOCKING)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It fell by 3 points. [@FQ-03]", "number-without-source"),
        ("Of 100 people, 76 felt it. [@FQ-03]", "mixed-denominator"),
        ("76 in 100 felt it. [@FQ-03]", "one-in-x"),
        ("8 of 12 people felt it. [@FQ-03]", "mixed-denominator"),
        ("8 out of 12 people felt it. [@FQ-03]", "mixed-denominator"),
        ("Pain fell by 3 in 10 weeks. [@FQ-03]", "mixed-denominator"),
        ("60 adults in 30 French pain clinics. [@FQ-03]", "mixed-denominator"),
        ("About 11 more of 100 people. [@FQ-03]", "mixed-denominator"),
        ("### For at least 24 hours\n\nSo. [@FQ-03]", "number-without-source"),
        ("Ask on November 25, 2026.", "number-without-source"),
        ("Our rule is {clinic:driving}.", "number-without-source"),
        ("See [below](#plan).\n\n### A plan {#plan}\n\nWords.", "unknown-part"),
        ("See [the numbers](#short).", "unknown-part"),
        ("It is a [[placebo]]. A placebo again.", "unexplained-term"),
        ("The behavior of a color.", "british-spelling"),
        ("One of three ways helped. [@FQ-03]", "one-in-x"),
        ("| After [[week|week]] 3 | It fell. | A little. |", "number-without-source"),
        ("It disabuses people.", "blame"),
        ("1. First this.\n2. Then that.", "number-without-source"),
        ("Call 911.", "number-without-source"),
        ("Call or text 988.", "number-without-source"),
        ("Come at 8 am on Monday.", "number-without-source"),
        ("Come at 10:30 on Monday.", "number-without-source"),
        ("Fewer than 1 in 100 felt it. [@FQ-03]", "one-in-x"),
        ("Pain of 3 < 5 and [[placebo]]. [@FQ-03]", "mark-left-over"),
        ("See [the site](https://example.org/colour/centre).", "british-spelling"),
        ("See [the site](https://example.org/).", "lost-link"),
        ("See [CRPS](condition:crps).", "lost-link"),
    ],
)
def test_a_rule_leaves_alone(text, code):
    assert code not in findings(condition(body=text))


@pytest.mark.parametrize("opening", ["[", "[[", "[@", "](", "{", "1,"])
def test_rules_are_not_slowed_down_by_what_is_opened_and_never_closed(opening):
    """Time that grows with the square of the length took four seconds a rule."""
    page = build_page(condition(body=(opening * 40_000)[:40_000]))
    rules = (
        numbers.every_number_has_a_source,
        numbers.numbers_are_out_of_the_same_hundred,
        wording.spelling_is_american,
        wording.sentences_and_paragraphs_are_short,
    )

    def all_read() -> None:
        subject = Subject(page)  # a new one: it keeps what it has read
        for rule in rules:
            list(rule(subject))

    assert takes(all_read, under=0.5)


def test_a_page_about_the_site_is_its_own_source():
    words = {"title": "A guide", "summary": "A\nB", "body": "We read 232 sources."}
    assert "number-without-source" in findings(Guide.objects.create(slug="a", **words))
    site = Guide.objects.create(slug="b", purpose="site", **words)
    assert "number-without-source" not in findings(site)


def test_the_word_that_a_page_is_about_is_explained_by_the_page():
    GlossaryTerm.objects.create(slug="lumbago", word="Lumbago", meaning="Pain in the back.")
    article = condition(title="Lumbago", body="Lumbago is pain in the back.")
    assert "unexplained-term" not in findings(article)


def test_a_short_word_within_a_longer_one_is_not_found_beside_it():
    GlossaryTerm.objects.all().delete()
    for slug, word in (("nmda-receptor", "NMDA receptor"), ("receptor", "Receptor")):
        GlossaryTerm.objects.create(slug=slug, word=word, meaning="A part of a cell.")
    found = [
        finding.sentence
        for finding in check(build_page(condition(body="It blocks the NMDA receptor.")))
        if finding.code == "unexplained-term"
    ]
    assert len(found) == 1
    assert "[[nmda-receptor|NMDA receptor]]" in found[0]


@pytest.mark.parametrize("name", ["title", "one_line"])
def test_names_are_read_like_all_other_words(name):
    article = condition(**{name: "A cure: 1 in 5 see more colour with this miracle."})
    assert {"banned-claim", "one-in-x", "british-spelling"} <= findings(article).keys()


@pytest.mark.parametrize("name", ["one_line", "medical_name"])
def test_what_can_name_no_source_tells_no_result(name):
    article = condition(**{name: "It helps 55 of 100 people."})
    found = findings(article)["number-without-source"]
    assert found.blocks
    assert "can name no source and tells a result" in found.sentence
    setattr(article, name, "For the first 24 hours.")
    assert "number-without-source" not in findings(article)


def test_a_question_tells_no_result_and_a_label_only_what_its_words_cite():
    article = condition()
    asked = Question.objects.create(article=article, text="Why do 55 of 100 people feel better?")
    assert findings(article)["number-without-source"].where == "Questions to ask, question 1"
    asked.delete()
    point = Point(article=article, part="pair", side="harm", label="7 people died", text="So.")
    point.save()
    assert findings(article)["number-without-source"].where.endswith("(in bold)")
    point.text = "So. [@FQ-03]"
    point.save()
    assert "number-without-source" not in findings(article)


def test_questions_and_labels_are_read_like_all_other_words():
    article = condition()
    Question.objects.create(article=article, text="Why does this miracle help?")
    row = Outcome.objects.create(key="x", question="Is the colour gone?", answer="Not known.")
    Point.objects.create(article=article, part="sure", outcome=row, label="Ask [[this")
    found = findings(article)
    assert found["banned-claim"].where == "Questions to ask, question 1"
    assert found["british-spelling"].where == "Outcome: Is the colour gone?"
    assert found["mark-left-over"].where.startswith("How sure are we?")


def test_a_place_is_called_as_on_the_form():
    article = condition(treatment="It fell by 3 points.")
    assert findings(article)["number-without-source"].where == "Time, travel, and cost"
    pair(article, "A miracle.", "Feeling sick.")
    assert findings(article)["banned-claim"].where == "Benefits and risks, What may get better"


@pytest.mark.parametrize("status", ["superseded", "retracted"])
def test_a_source_that_no_longer_stands_is_found(status):
    article = condition(body="So. [@SIGTERMANS-2009]")
    assert "source-fallen" not in findings(article)
    Source.objects.filter(key="SIGTERMANS-2009").update(status=status)
    assert "[@SIGTERMANS-2009]" in findings(article)["source-fallen"].sentence


def test_a_link_to_a_page_that_was_withdrawn_is_found(editor):
    other = condition("other", title="Sore feet")
    article = condition(body="See [feet](condition:other).")
    published(other, editor)
    assert "withdrawn-link" not in findings(article)
    withdraw(article=other, by=editor, note="Too old.")
    assert "“Sore feet”, which was withdrawn" in findings(article)["withdrawn-link"].sentence


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
    article = condition(pair=False)
    pair(article, benefit, harm)
    assert code in findings(article)


@pytest.mark.parametrize("harm", ["5 people felt sick.", "5 people felt sick for a day or so."])
def test_a_fair_pair_is_left_alone(harm):
    article = condition(pair=False)
    pair(article, "3 points less pain.", harm)
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
