"""What keeps a page from being published, each in a sentence that says what to do."""

import re

import msgspec
import pytest

from articles import pages
from articles.models import Claim, Image, Outcome, Point, UrgentSign
from articles.publishing import Blocked, build_page, check
from articles.publishing.language import overclaims
from tests.rows import condition, published, side_effect

pytestmark = pytest.mark.usefixtures("seeded")

PROMISES = """
It is a breakthrough.
A miracle for many.
Ketamine is proven to help.
It gives hope.
It works like magic.
It is non-addictive.
Ketamine cures pain.
The drip is safe.
It is very effective.
A game changer for pain.
It does not only ease pain, it is proven and effective.
It isn't just effective.
No doubt it is effective.
"""
HONEST = """
It has not been proven.
Nobody has proven that it helps.
It is not a cure.
There is no cure.
Is it safe?
Ask if it is safe with your other drugs.
It is unproven.
No one can say yet how effective it is.
It may be less effective than hoped.
Keep it in a safe place.
Safety checks come first.
"""


def lines(text):
    return text.strip().splitlines()


@pytest.mark.parametrize("sentence", lines(PROMISES))
def test_a_promise_is_found(sentence):
    assert overclaims(sentence)


@pytest.mark.parametrize("sentence", lines(HONEST))
def test_honest_words_are_left_alone(sentence):
    assert overclaims(sentence) == []


def test_a_denial_excuses_its_own_sentence_only():
    assert overclaims("It is not known why. It is proven to help.") == ["proven"]


def findings(article):
    return {finding.code: finding for finding in check(build_page(article))}


@pytest.mark.parametrize(
    ("changes", "code", "sentence"),
    [
        ({"body": "Words. [@NOBODY-9]"}, "unknown-citation", "[@NOBODY-9] is neither a source"),
        ({"body": "[here](condition:nowhere)"}, "unknown-link", "There is no page condition:no"),
        ({"body": "![](image:nothing)"}, "unknown-picture", "There is no picture nothing"),
        ({"body": "It is a breakthrough."}, "banned-claim", "“breakthrough” promises more"),
        ({"summary": "Ketamine is proven.\nB."}, "banned-claim", "“proven” promises more"),
        ({"summary": "Only one point."}, "summary-length", "has 1 of the 2 to 4 points"),
        ({"summary": "A\nB\nC\nD\nE"}, "summary-length", "has 5 of the 2 to 4 points"),
    ],
)
def test_what_is_wrong_with_a_page_blocks_it(changes, code, sentence, editor):
    article = condition(**changes)
    found = findings(article)[code]
    assert found.blocks
    assert sentence in found.sentence
    with pytest.raises(Blocked, match=re.escape(sentence)):
        published(article, editor)
    assert not article.editions.exists()


def test_the_message_names_the_page_and_the_place(editor):
    article = condition(treatment="Words. [@NOBODY-9]")
    with pytest.raises(Blocked, match=r"^Back pain: Time, travel, and cost: \[@NOB") as blocked:
        published(article, editor)
    assert list(blocked.value.findings) == ["Back pain"]


def test_a_word_that_nobody_explained_is_told_but_does_not_block(editor):
    article = condition(body="It is [[unheard of]].")
    assert not findings(article)["unknown-term"].blocks
    assert published(article, editor)


def test_a_side_effect_says_when_to_call(editor):
    article = side_effect(when_to_call="", when_emergency="")
    with pytest.raises(Blocked, match="Say when to call the clinic"):
        published(article, editor)


@pytest.mark.parametrize("level", UrgentSign.Level.values)
def test_no_page_goes_out_while_a_kind_of_urgent_sign_is_missing(level, editor):
    UrgentSign.objects.filter(level=level).update(text="")
    with pytest.raises(Blocked, match=f"no sign of the kind {level}"):
        published(condition(), editor)


def test_benefits_and_risks_are_as_many(editor):
    article = condition()
    article.points.all().delete()
    Point.objects.create(article=article, part="pair", side="benefit", text="Less pain.")
    with pytest.raises(Blocked, match="Benefits listed: 1; risks listed: 0. Give both"):
        published(article, editor)
    Point.objects.create(article=article, part="pair", side="harm", text="Feeling sick.")
    assert published(article, editor)


def test_a_picture_that_tells_something_is_described():
    Image.objects.create(key="arm", file="images/a.png", width=2, height=2, alt="A red arm")
    Image.objects.create(key="line", file="images/b.png", width=2, height=2, is_decorative=True)
    found = findings(condition(body="![](image:arm)\n\n![](image:line)"))
    assert "unknown-picture" not in found


def test_a_basis_without_a_source_is_found_too():
    claim = Claim.objects.create(
        key="X-1", document="A", topic="about", claim="It helps.", verdict="agrees"
    )
    outcome = Outcome.objects.create(key="x", question="Does it?", answer="No one knows.")
    outcome.basis.add(claim)
    article = condition()
    Point.objects.create(article=article, part="sure", outcome=outcome)
    assert "[@X-1] has no source yet: add one" in findings(article)["unknown-citation"].sentence


@pytest.mark.parametrize("part", ["sure", "drawn"])
def test_a_list_of_outcomes_has_no_entry_without_one(part, editor):
    """Readers would be answered with an error."""
    article = condition()
    Point.objects.create(article=article, part=part, text="Less pain.")
    with pytest.raises(Blocked, match="choose one, or move the words"):
        published(article, editor)


@pytest.mark.parametrize(
    ("outcome", "value", "said"),
    [
        ({"certainty_from": "high", "certainty_to": "low"}, {"percent": 20}, "swap them"),
        ({}, {"percent": 150}, "150 of 100 people cannot be drawn"),
        ({}, {"percent": -5}, "-5 of 100 people cannot be drawn"),
        ({"scale": "0 to 10"}, {"mean": 27}, "27 lies outside its scale of 0 to 10"),
    ],
)
def test_a_number_that_no_page_could_draw_blocks_it(outcome, value, said):
    """No row can hold it today; what was stored or shaped otherwise may still."""
    page = build_page(condition())
    drawn = pages.Outcome(
        key="x", question="Does it?", answer="No.", values=(pages.OutcomeValue(**value),), **outcome
    )
    page = msgspec.structs.replace(page, outcomes=(drawn,))
    [found] = [finding for finding in check(page) if finding.code == "not-printable"]
    assert found.blocks
    assert said in found.sentence


def test_a_register_may_be_linked_and_an_unknown_one_is_found():
    assert "unknown-link" not in findings(condition(body="[Words](site:words)."))
    assert "unknown-link" in findings(condition("b", body="[Words](site:nothing)."))
