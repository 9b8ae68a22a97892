"""check_content says what the checks find over the whole site, to people and to programs."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Claim, GlossaryTerm, Image, Outcome, Point, ReadNext, Source
from articles.publishing import withdraw
from tests.rows import condition, published, urgent_signs


def run(*options):
    out = io.StringIO()
    failed = False
    try:
        call_command("check_content", *options, stdout=out)
    except CommandError:
        failed = True
    return out.getvalue(), failed


@pytest.fixture
def one_page(empty, editor):
    urgent_signs()
    article = condition(pair=False, body="The colour fades.")
    published(article, editor)
    return article


def test_a_site_without_pages_has_nothing_to_find(empty):
    said, failed = run()
    assert said.startswith("Page" + " " * 54 + " Grade Words Claims Found Score Open gates\n")
    assert said.endswith("0 pages, median grade 0.0, median score 0%, 0 findings.\n")
    assert not failed


def test_the_rubric_says_of_each_item_what_holds_or_who_judges_it(one_page):
    said = run()[0].splitlines()
    assert "13. Benefits and harms get equal room and numbers (gate): 0 of 1 pages" in said
    assert "10. Patients helped to make and test it: for a person" in said
    assert "52. WCAG 2.2 AA (gate): kept by tests/browser/test_pages.py" in said
    assert "11. Readers can answer, without an account: yes" in said


def test_people_get_a_line_for_each_page_and_a_sentence_for_each_finding(one_page):
    said, failed = run()
    assert failed
    assert "/conditions/back-pain/" in said
    told = "advice [british-spelling] More: “colour” is British: write “color”."
    assert f"/conditions/back-pain/ {told}" in said


def test_programs_get_json(one_page):
    said, failed = run("--json")
    found = json.loads(said)
    assert failed
    assert [page["path"] for page in found["pages"]] == ["/conditions/back-pain/"]
    assert found["pages"][0]["words"] > 10
    assert {"code", "where", "sentence"} <= found["pages"][0]["findings"][0].keys()
    assert found["pages"][0]["score"]["of"] > 20


def codes():
    found = json.loads(run("--json")[0])
    parts = [found["site"], *(page["findings"] for page in found["pages"])]
    return {finding["code"] for findings in parts for finding in findings}


def test_a_claim_is_on_a_page_or_says_why_not(one_page):
    row = Claim.objects.create(
        key="X-1", document="A", topic="about", claim="It helps.", verdict="agrees"
    )
    assert "unused-claim" in codes()
    row.left_out = "Nobody asked."
    row.save()
    assert not {"unused-claim", "claim-not-left-out"} & codes()


def test_a_claim_that_is_on_a_page_gives_no_reason_for_being_left_out(one_page, editor):
    source = Source.objects.create(key="S-1", title="A trial")
    row = Claim.objects.create(
        key="X-1", document="A", topic="about", claim="It helps.", verdict="agrees"
    )
    row.sources.add(source)
    one_page.body = "So. [@X-1]"
    one_page.save()
    published(one_page, editor)
    assert not {"unused-claim", "claim-not-left-out"} & codes()
    row.left_out = "Nobody asked."
    row.save()
    assert "claim-not-left-out" in codes()


def test_a_figure_is_a_number_on_a_page_or_says_why_not(one_page, editor):
    row = Claim.objects.create(
        key="F-1", kind="figure", document="A", topic="about", claim="3 of 6.", verdict="agrees"
    )
    assert "unplaced-figure" in codes()
    outcome = Outcome.objects.create(key="x", question="How many?", answer="Three.")
    outcome.basis.add(row)
    row.sources.add(Source.objects.create(key="S-1", title="A trial"))
    assert {"unplaced-figure", "unused-outcome"} <= codes()
    Point.objects.create(article=one_page, part="sure", outcome=outcome)
    published(one_page, editor)
    assert not {"unplaced-figure", "unused-outcome"} & codes()


def test_a_figure_that_says_why_it_is_left_out_is_left_alone(one_page):
    Claim.objects.create(
        key="F-1", kind="figure", document="A", topic="about", claim="3 of 6.", verdict="agrees",
        left_out="Cut off in every copy.",
    )  # fmt: skip
    assert "unplaced-figure" not in codes()


def test_a_picture_that_no_page_shows_is_found(one_page, editor):
    Image.objects.create(key="arm", file="images/a.png", width=2, height=2, alt="A red arm")
    assert "unused-picture" in codes()
    one_page.body = "![](image:arm)"
    one_page.save()
    published(one_page, editor)
    assert "unused-picture" not in codes()


def test_a_word_that_no_page_explains_is_found(one_page, editor):
    GlossaryTerm.objects.create(slug="bursa", word="Bursa", meaning="A small bag in a joint.")
    assert "unused-word" in codes()
    one_page.body = "It is a [[bursa]]."
    one_page.save()
    published(one_page, editor)
    assert "unused-word" not in codes()


def test_a_link_that_does_not_lead_back_is_found(one_page, editor):
    other = condition("other", title="Other")
    published(other, editor)
    assert "orphan" in codes()
    ReadNext.objects.create(article=one_page, target=other)
    published(one_page, editor)
    assert "one-way-link" in codes()
    ReadNext.objects.create(article=other, target=one_page)
    published(other, editor)
    assert not {"one-way-link", "orphan"} & codes()


def test_what_is_found_between_pages_carries_the_page_it_is_about(one_page, editor):
    published(condition("other", title="Other"), editor)
    assert "/conditions/other/ advice [orphan]" in run()[0]


def test_a_link_to_a_page_that_nobody_can_open_is_found(one_page, editor):
    other = condition("other", title="Other")
    one_page.body = "See [other](condition:other)."
    one_page.save()
    published(one_page, editor)
    assert "/conditions/back-pain/ advice [dead-link]" in run()[0]
    published(other, editor)
    assert "dead-link" not in codes()
    withdraw(article=other, by=editor, note="Too old.")
    assert "withdrawn-link" in codes()
    assert "dead-link" not in codes()


def test_two_pages_of_one_title_are_found(one_page, editor):
    published(condition("other", title=one_page.title), editor)
    assert "same-title" in codes()


def test_what_is_being_written_is_not_checked(one_page, editor):
    Point.objects.create(article=one_page, part="pair", side="harm", text="Feeling sick.")
    assert "unequal-pair" not in run()[0]
