"""A claim is withdrawn now, by one person, and every page that rests on it says so at once."""

import re

import pytest
from django.utils import timezone

from articles.models import Claim
from articles.publishing import (
    NotAllowed,
    build_page,
    check,
    reinstate_claim,
    withdraw_claim,
)
from articles.queries.article import article_page
from articles.queries.directory import directory
from tests.conftest import signer
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def claim():
    return Claim.objects.get(key="EXT-01")


@pytest.fixture
def page(editor):
    return published(condition(body="It hurts. [@EXT-01]"), editor)


def notices(entry):
    return article_page(entry.kind, entry.path.split("/")[2], timezone.now()).notices


def pages_with_it():
    return directory(timezone.now()).resting_on("EXT-01")


def test_all_its_pages_say_so_with_the_next_request(page, claim, editor):
    used = pages_with_it()
    assert len(used) > 1
    assert not any("We took back" in line for entry in used for line in notices(entry))
    withdraw_claim(claim=claim, by=editor, note="The study was wrong")
    for entry in used:
        [line] = [line for line in notices(entry) if "We took back" in line]
        assert "rests on: The study was wrong. You find it marked under “" in line
        assert "Ask your care team" in line


def test_its_sentence_is_marked_and_the_notice_names_the_heading(page, claim, editor, patient):
    assert "<mark>" not in patient.get("/conditions/back-pain/").content.decode()
    withdraw_claim(claim=claim, by=editor, note="The study was wrong")
    html = patient.get("/conditions/back-pain/").content.decode()
    assert '<p class="warn">We took back' in html
    assert "You find it marked under “More to know”. Ask your care team" in html
    assert re.search(r"It hurts\..{,200}</span> <mark>We took this back\.</mark>", html, re.DOTALL)
    assert html.count("<mark>") == 1


def test_other_pages_say_nothing(page, claim, editor):
    withdraw_claim(claim=claim, by=editor, note="Wrong.")
    used = {entry.id for entry in pages_with_it()}
    others = [e for e in directory(timezone.now()).by_id.values() if e.id not in used]
    assert others
    assert not any("We took back" in line for entry in others[:5] for line in notices(entry))


def test_it_is_kept_why_and_when(claim, editor, now):
    gone = withdraw_claim(claim=claim, by=editor, note="  Wrong.  ")
    assert (gone.status, gone.withdrawn_because) == ("withdrawn", "Wrong.")
    assert gone.withdrawn_at >= now
    with pytest.raises(ValueError, match="EXT-01 is withdrawn already"):
        withdraw_claim(claim=claim, by=editor, note="Again.")


def test_readers_are_always_told_why(claim, editor):
    with pytest.raises(ValueError, match="Write why the claim is withdrawn"):
        withdraw_claim(claim=claim, by=editor, note=" ")


def test_staff_are_told_which_page_still_rests_on_it(page, claim, editor):
    withdraw_claim(claim=claim, by=editor, note="Wrong.")
    found = {finding.code: finding for finding in check(build_page(page.article))}
    assert "Take it off the page" in found["withdrawn-claim"].sentence
    assert not found["withdrawn-claim"].blocks


@pytest.mark.parametrize("who", ["author", "clinical_reviewer"])
def test_only_who_may_withdraw_pages_may(who, claim, request):
    with pytest.raises(NotAllowed):
        withdraw_claim(claim=claim, by=request.getfixturevalue(who), note="Wrong.")
    assert Claim.objects.get(key="EXT-01").status == "current"


def test_another_clinician_may_stand_by_it_again(page, claim):
    first = signer("first", publish=("article",))
    withdraw_claim(claim=claim, by=first, note="Wrong.")
    with pytest.raises(NotAllowed, match="You withdrew this claim: somebody else"):
        reinstate_claim(claim=claim, by=first, note="It was right.")
    again = reinstate_claim(claim=claim, by=signer("second"), note="It was right.")
    assert (again.status, again.withdrawn_because, again.withdrawn_at) == ("current", "", None)
    assert not any("We took back" in line for entry in pages_with_it() for line in notices(entry))


def test_what_is_not_withdrawn_is_not_reinstated(claim, clinical_reviewer, editor):
    with pytest.raises(ValueError, match="EXT-01 is not withdrawn"):
        reinstate_claim(claim=claim, by=clinical_reviewer, note="")
    with pytest.raises(NotAllowed):
        reinstate_claim(claim=claim, by=editor, note="")
