"""The rubric: who judges each item, and that points come from what is there, and only from that."""

import datetime
import re
from itertools import pairwise

import pytest
from django.conf import settings
from django.utils import timezone

from articles import pages
from articles.models import Article, Claim, ClinicProfile, Guide, Question, Synonym
from articles.publishing import Blocked, build_page, look_over, sign_off, submit, withdraw_claim
from articles.publishing.build import with_references
from articles.publishing.rubric import GATE_CODES, ITEMS, Judge, judge_site
from tests.publishing.rubric_rows import DRIP, ROWS, STAY, WORSE, options, pair
from tests.rows import WORDS, condition, published, side_effect

pytestmark = pytest.mark.usefixtures("seeded")

GATES = {3, 4, 7, 12, 13, 14, 30, 49, 52}


def rated(article):
    return look_over(build_page(article)).score


def item(article, number):
    [found] = [one for one in rated(article).items if one.number == number]
    return found


def test_each_of_the_59_items_has_one_judge():
    assert [one.number for one in ITEMS] == list(range(1, 60))
    assert {one.number for one in ITEMS if one.is_gate} == GATES


def test_no_item_that_a_person_or_a_test_judges_gets_points_from_a_page():
    listed = {one.number for one in rated(condition()).items}
    assert listed == {one.number for one in ITEMS if one.judge == Judge.PAGE}
    told = {one.number: one.points for one in judge_site()}
    assert {*listed, *told} == set(range(1, 60))
    assert all(told[one.number] is None for one in ITEMS if one.judge in ("tests", "person"))


def test_what_tests_keep_is_kept_by_tests_that_are_there():
    named = [one.tests for one in ITEMS if one.judge == Judge.TESTS]
    assert [path for path in named if not (settings.BASE_DIR / path).is_file()] == []
    assert all(named)


def test_what_costs_points_is_what_a_rule_finds():
    rules = settings.BASE_DIR / "articles" / "publishing" / "rules"
    words = " ".join(path.read_text("utf-8") for path in rules.glob("*.py"))
    known = set(re.findall(r'"([a-z-]+)"', words))
    assert {code for one in ITEMS for code in one.codes} | GATE_CODES <= known


def test_every_item_that_can_fail_says_what_to_do():
    for one in ITEMS:
        assert one.to_do or one.codes or one.judge in ("tests", "person"), one


def test_the_score_is_the_share_of_the_points_that_apply():
    found = rated(condition())
    counted = [one.points for one in found.items if one.points is not None]
    assert (found.points, found.of) == (sum(counted), 2 * len(counted))
    assert found.percent == round(100 * found.points / found.of)
    assert 0 < len(counted) < len(found.items)


BY_ROWS = {3, 4, 55}
"""What does not stand on a page is asked of stored rows, below."""


def points_of(number, kind="condition", **fields):
    words = {"slug": "x", "title": "Sore back", "summary": ("It may help.", "It may not.")}
    page = with_references(pages.KINDS[kind](id=0, **words | fields))
    [found] = [one for one in look_over(page).score.items if one.number == number]
    return found.points


@pytest.mark.parametrize(("number", "bad", "good"), ROWS)
def test_an_item_holds_or_does_not(number, bad, good):
    assert points_of(number, **bad) < 2
    assert points_of(number, **good) == 2


def test_every_item_that_is_judged_on_a_page_is_tried_both_ways():
    judged = {one.number for one in ITEMS if one.judge == Judge.PAGE}
    assert {number for number, _, _ in ROWS} | BY_ROWS == judged


@pytest.mark.parametrize("kind", pages.KINDS)
def test_a_page_without_a_word_gets_no_points(kind):
    page = pages.KINDS[kind](id=0, slug="x", title="")
    assert look_over(page).score.percent == 0


def test_the_dates_hold_for_a_page_that_was_reviewed_and_is_not_due():
    article, today = condition(), timezone.localdate()
    assert item(article, 4).points == 1  # it was never reviewed
    for days, points in ((1, 2), (0, 2), (-1, 1)):
        due = today + datetime.timedelta(days)
        Article.objects.update(last_reviewed_on=today, review_due_on=due)
        assert item(article, 4).points == points


def test_a_page_is_found_by_names_that_it_shows_and_leads_on():
    article = condition()
    article.read_next.create(target=Article.objects.first())
    assert item(article, 55).points == 0
    name = Synonym.objects.create(article=article, word="Sore back")
    assert item(article, 55).points == 1
    name.is_shown = True
    name.save()
    assert item(article, 55).points == 2
    article.read_next.all().delete()
    assert item(article, 55).points == 1


def test_a_guide_to_the_options_counts_once_readers_can_open_it(editor):
    draft = Guide.objects.create(slug="options-draft", **WORDS)
    article = condition(body="See [it](guide:options-draft).")
    draft.body = options([DRIP, STAY])["body"]
    draft.save()
    assert item(article, 17).points == 0
    published(draft, editor)
    assert item(article, 17).points == 2


def test_what_fell_costs_the_points_of_a_sourced_page(editor):
    fields = {"body": "It fell. [@FQ-03]"}
    assert points_of(8, **fields) == 2
    claim = Claim.objects.get(key="FQ-03")
    claim.sources.update(status="retracted")
    assert points_of(8, **fields) == 1
    claim.sources.update(status="current")
    withdraw_claim(claim=claim, by=editor, note="It was wrong")
    assert points_of(8, **fields) < 2


def test_the_guide_on_how_pages_are_kept_leads_to_what_changed(editor):
    def points():
        [found] = [one for one in judge_site() if one.number == 6]
        return found.points

    assert points() == 2
    guide = Guide.objects.get(slug="how-we-write-and-check")
    guide.body = guide.body.replace("(site:corrections)", "(site:words)")
    guide.save()
    published(guide, editor)
    assert points() == 1


def test_an_item_that_does_not_apply_costs_nothing():
    assert item(side_effect(), 16).points is None


def test_harms_and_benefits_are_asked_of_pages_that_people_decide_by():
    assert points_of(13) == 0
    assert item(side_effect(), 13).points is None


def test_grades_are_points():
    hard = "Intravenous administration necessitates individualized cardiovascular monitoring. "
    grades = [item(condition(f"p{n}", title="A b", body=hard * n), 40).points for n in (0, 3)]
    assert grades[0] == 2
    assert all(first >= then for first, then in pairwise(grades))
    assert grades[1] == 0


def test_the_gate_of_the_reviewer_stands_open_until_somebody_signs(editor, clinical_reviewer):
    article = condition()
    published(article, editor)
    assert 3 in {gate.number for gate in rated(article).gates}
    sign_off(page=build_page(article), by=clinical_reviewer)
    assert item(article, 3).points == 1  # nobody knows whose clinic it is
    ClinicProfile.objects.create(name="A clinic")
    assert 3 not in {gate.number for gate in rated(article).gates}


def test_words_that_were_signed_stand_open_again_once_they_change(editor, clinical_reviewer):
    article = condition()
    ClinicProfile.objects.create(name="A clinic")
    published(article, editor)
    sign_off(page=build_page(article), by=clinical_reviewer)
    article.body = "Other words."
    assert item(article, 3).points == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("They are twice as likely to fall.", "how many of 100 people"),
        ("It is amazing.", "say what was found"),
        ("It is a cure.", "promises more than the evidence"),
    ],
)
def test_nobody_is_asked_to_read_a_page_with_an_open_gate(words, told, author):
    article = condition(body=words)
    with pytest.raises(Blocked, match=told):
        submit(article=article, by=author)


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ({}, "beside what may go wrong"),
        (pair(WORSE, "It hurts 5 of 10.", "It hurts."), "the same number"),
        (pair("It helps.", "It hurts 5 of 10."), "has a number"),
        (pair("It helps 5.", "It hurts in 5 of 10 for as long as it lasts."), "as much detail"),
    ],
)
def test_nobody_is_asked_to_read_a_page_that_tells_one_side(sides, told, author):
    article = condition()
    article.points.all().delete()
    for one in sides.get("points", ()):
        article.points.create(part=one.part, side=one.side, text=f"{one.text} [@FQ-03]")
    with pytest.raises(Blocked, match=told):
        submit(article=article, by=author)


def test_a_page_is_sent_for_review_with_advice_that_is_no_gate(author):
    article = condition(body="The colour fades.")
    assert look_over(build_page(article)).findings
    assert submit(article=article, by=author).opened_by == author


def test_an_unsigned_page_with_all_else_in_order_has_one_open_gate():
    article = side_effect()
    Question.objects.create(article=article, text="What helps?")
    today = timezone.localdate()
    Article.objects.update(last_reviewed_on=today, review_due_on=today)
    assert [gate.number for gate in rated(article).gates] == [3]


def test_the_clinic_says_who_pays_in_two_fields():
    def points():
        [found] = [one for one in judge_site() if one.number == 7]
        return found.points

    assert points() == 0
    ClinicProfile.objects.create(owner="The clinic pays.")
    assert points() == 1
    ClinicProfile.objects.create(owner="The clinic pays.", sells_treatment=True)
    assert points() == 2


def test_feedback_that_is_off_costs_its_points(settings):
    settings.FEEDBACK = "off"
    [found] = [one for one in judge_site() if one.number == 11]
    assert (found.points, found.to_do) == (0, "Set FEEDBACK to on.")
