"""Options side by side: every choice answers every question, in as much detail as the others."""

import time

import pytest

from articles.pages import GuidePage
from articles.publishing.rules import RULES, Subject, options

OF_CHOICES = (
    options.every_choice_answers_every_question,
    options.every_choice_gets_as_much_detail,
    options.silence_says_whom_to_ask,
)
FOUR = "A drop of one point. [@A]"
NINE = "A drop of one point in the first week. [@A]"
TWELVE = "A drop of one point in the first week, in a small study. [@A]"

LONG = "A drop of one point in the first week, in a small study that ran for some time. [@A]"


def table(**told):
    rows = "".join(f"| {name.capitalize()} | {words} |\n" for name, words in told.items())
    return f"### A question?\n\n| Choice | What |\n| --- | --- |\n{rows}\n"


def found(*tables):
    page = GuidePage(id=1, slug="options", title="Options", body="\n".join(tables))
    return [finding for rule in OF_CHOICES for finding in rule(Subject(page))]


def test_the_rules_are_among_those_that_every_page_keeps():
    assert set(OF_CHOICES) <= set(RULES)


@pytest.mark.parametrize(
    "tables",
    [
        [table(drips=NINE, drugs=NINE), table(drips=FOUR, drugs=NINE)],
        [table(drips=TWELVE, drugs="We hold no number: ask your team.")],
        [table(drips=TWELVE, drugs="We hold no number. It may help. [@A]")],  # what it tells counts
        [table(drips=FOUR + " " + FOUR[:-5] + "[@A]", drugs="Yes. [@A]")],  # both are short
        [table(drips=NINE, drugs="[[nsaid|Pills]] may help for some days. [@A]")],
        ["| Pain | It fell. |\n| --- | --- |\n| Week 1 | It fell a lot in the first week. |\n"],
    ],
)
def test_a_fair_table_is_left_alone(tables):
    assert found(*tables) == []


@pytest.mark.parametrize(
    ("tables", "code", "sentence"),
    [
        (
            [table(drips=NINE, drugs=NINE), table(drips=NINE)],
            "unequal-choices",
            "One table compares “Drips”, “Drugs”, another “Drips”: give every table the same",
        ),
        (
            [table(drips=NINE, drugs=NINE), table(drugs=NINE, drips=NINE)],
            "unequal-choices",
            "another “Drugs”, “Drips”",
        ),
        (
            [table(drips=LONG, drugs=FOUR)],
            "uneven-choices",
            "“Drips” takes 18 words and “Drugs” 5 under one question",
        ),
        (
            [table(drips=LONG, drugs=FOUR).replace("| Choice |", "|Choice|")],
            "uneven-choices",
            "“Drips” takes 18 words",
        ),
        (
            [table(drips=NINE, drugs="We hold no number.")],
            "silent-choice",
            "“Drugs” has a question that nobody can answer yet: add “ask your team”",
        ),
        ([table(drips=NINE, drugs="")], "silent-choice", "“Drugs” has a question"),
    ],
)
def test_an_unfair_table_is_found(tables, code, sentence):
    findings = {finding.code: finding.sentence for finding in found(*tables)}
    assert sentence in findings[code]
    assert not any(finding.blocks for finding in found(*tables))


def test_a_table_that_never_ends_slows_nothing_down():
    body = "| Choice | What |\n| --- | --- |\n" + "| a " * 20_000
    before = time.process_time()
    found(body)
    assert time.process_time() - before < 0.5
