"""What a visit plan can be made of: live pages' questions, what matters, what staff must know."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import caching
from articles.models import Article, Guide, Question, Risk
from articles.publishing import publish, withdraw
from articles.queries.visit import chosen, lists, visit_plan
from tests.rows import WORDS, condition, side_effect, urgent_signs

WHO = "### Reasons\n\n- Pregnancy: not advised.\n- Severe liver disease.\n- Do not stop an opioid."
DECIDING = "### What matters? {#matters}\n\n- A clear head\n\n### Other {#other}\n\n- Not this"


def asking(article, *questions):
    for question in questions:
        Question.objects.create(article=article, text=question)
    return article


@pytest.fixture
def site(empty, editor):
    urgent_signs()
    made = [
        asking(condition("crps", title="CRPS"), "Why me?", "What does it cost?"),
        asking(side_effect("dizziness", title="Dizziness"), "May I drive?"),
        asking(
            Guide.objects.create(
                slug="is-it-right-for-me", purpose="deciding", body=DECIDING, **WORDS
            ),
            "What does it cost?",
            "What else is there?",
        ),
        asking(
            Guide.objects.create(slug="privacy", purpose="site", body="Words.", **WORDS), "Who?"
        ),
        Risk.objects.create(slug="who-should-not-have-it", body=WHO, **WORDS),
    ]
    publish(articles=made, by=editor, note="")


def test_questions_stand_under_their_subject_with_the_leading_page_first(site, now):
    groups = {group.title: group for group in visit_plan(now).groups}
    assert groups["My condition"].first == ()
    assert groups["Deciding"].first == ("What does it cost?", "What else is there?")
    assert [page.name for page in groups["My condition"].others] == ["condition-crps"]
    assert [page.title for page in groups["Risks"].others] == ["Dizziness"]
    assert groups["Going home"].first == ()


def test_a_chosen_page_comes_first_and_no_question_stands_twice(site, now):
    plan = visit_plan(now)
    assert lists(plan, chosen(plan, "condition-crps")) == [
        ("CRPS", ["Why me?", "What does it cost?"]),
        ("Deciding", ["What else is there?"]),
    ]


@pytest.mark.parametrize("name", ["", "condition-nowhere", "guide-privacy", "<script>"])
def test_a_page_without_questions_for_a_visit_is_not_chosen(site, now, name):
    plan = visit_plan(now)
    assert chosen(plan, name) is None
    assert b"<script>&" not in Client().get("/visit-plan/", {"from": name}).content


def test_what_matters_is_read_under_its_heading_alone(site, now):
    assert visit_plan(now).matters == ("A clear head",)


def test_what_staff_must_know_is_named_without_what_is_said_of_it(site, now):
    [part] = visit_plan(now).to_tell
    assert (part.title, part.words) == ("Reasons", ("Pregnancy", "Severe liver disease"))


def test_a_withdrawn_page_takes_its_questions_along(site, editor, now):
    withdraw(article=Article.objects.get(slug="crps"), by=editor, note="A test.")
    assert visit_plan(timezone.now()).groups[0].others == ()


def test_a_site_that_holds_its_pages_back_still_has_places_to_write(site, settings):
    settings.UNSIGNED_PAGES = "held"
    answer = Client().get("/visit-plan/?from=condition-crps", follow=True)
    assert answer.status_code == 200
    assert "Why me?" not in answer.text
    assert "My own questions" in answer.text
    assert 'href="/visit-plan/"' in Client().get("/sources/").text


@pytest.mark.parametrize("name", ["", "condition-nothing", "a" * 300])
def test_a_name_of_no_page_is_no_address_of_its_own(site, name):
    answer = Client().get("/visit-plan/", {"from": name})
    assert (answer.status_code, answer["Location"]) == (302, "/visit-plan/")


def test_fifty_pages_cost_as_many_questions_as_one(empty, editor, settings):
    settings.STAMP_LOOK_SECONDS = 3600
    urgent_signs()
    counts = []
    for numbers in (range(1), range(1, 50)):
        publish(articles=[asking(condition(f"n-{n}"), "Why?") for n in numbers], by=editor, note="")
        caching.forget()
        with CaptureQueriesContext(connection) as queries:
            assert Client().get("/visit-plan/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_plan_of_the_site_as_it_ships_is_whole(seeded, now):
    plan = visit_plan(now)
    assert all(len(group.first) >= 5 for group in plan.groups[1:])
    assert (len(plan.matters), len(plan.prompts)) == (7, 3)
    told = [words for part in plan.to_tell for words in part.words]
    for words in ("Pregnancy", "Sleeping with a CPAP machine", "Alcohol", "Opioids", "Lamotrigine"):
        assert words in told
    assert not [words for words in told if re.search(r" (may|add|slow|push|raise)\b", words)]
    assert "A spinal cord injury at chest level T6 or higher" in told
    assert not [words for words in told if words.startswith("Do not")]


def test_the_clinics_own_rules_stand_on_it(seeded, editor, now):
    assert visit_plan(now).clinic == (("No driving after a drip, for at least", "24 hours"),)
