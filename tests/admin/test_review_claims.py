"""The fast path on a claim's form: withdrawn by one person now, standing again by a clinician."""

import time

import pytest
from django.utils import timezone

from articles.admin.second_factor import FACTOR_AT
from articles.models import Claim
from articles.publishing import withdraw_claim
from articles.queries.article import article_page
from tests.conftest import logged_in, signer
from tests.rows import condition, published

from .forms import form_of

pytestmark = pytest.mark.usefixtures("seeded")
WHY = {"note": "The study was wrong"}


@pytest.fixture
def claim(editor):
    published(condition(body="It hurts. [@EXT-01]"), editor)
    return Claim.objects.get(key="EXT-01")


@pytest.fixture
def withdrawn(claim, editor):
    return withdraw_claim(claim=claim, by=editor, note="Wrong.")


def at(claim, deed):
    return f"/staff/claims/{claim.pk}/{deed}/"


def status(claim):
    return Claim.objects.get(pk=claim.pk).status


def code_given(client, seconds_ago=0):
    session = client.session
    session[FACTOR_AT] = int(time.time()) - seconds_ago
    session.save()
    return client


@pytest.mark.parametrize("deed", ["withdraw", "reinstate"])
@pytest.mark.parametrize("browser", ["patient", "as_reader"])
def test_who_is_not_logged_in_as_staff_is_asked_to_log_in(browser, deed, request, claim):
    client = request.getfixturevalue(browser)
    for response in (client.get(at(claim, deed)), client.post(at(claim, deed), WHY)):
        assert response.headers["Location"].startswith("/staff/login/")
    assert status(claim) == "current"


@pytest.mark.parametrize("browser", ["as_author", "as_reviewer"])
def test_who_may_not_publish_withdraws_no_claim(browser, request, claim):
    client = request.getfixturevalue(browser)
    for response in (client.get(at(claim, "withdraw")), client.post(at(claim, "withdraw"), WHY)):
        assert response.status_code == 403
    assert status(claim) == "current"


@pytest.mark.parametrize("browser", ["as_author", "as_editor"])
def test_who_may_not_sign_lets_no_claim_stand_again(browser, request, withdrawn):
    client = code_given(request.getfixturevalue(browser))
    address = at(withdrawn, "reinstate")
    for response in (client.get(address), client.post(address, WHY)):
        assert response.status_code == 403
    assert status(withdrawn) == "withdrawn"


def test_one_person_withdraws_a_claim_and_its_pages_say_so(as_editor, claim):
    page = as_editor.get(at(claim, "withdraw")).text
    assert ">Back pain<" in page
    assert "Withdraw this claim now" in page
    as_editor.post(at(claim, "withdraw"), WHY)
    [notice] = article_page("condition", "back-pain", timezone.now()).notices
    assert "The study was wrong." in notice


def test_nothing_is_withdrawn_without_a_reason(as_editor, claim):
    assert "required" in as_editor.post(at(claim, "withdraw"), {"note": " "}).text
    assert status(claim) == "current"


def test_what_is_withdrawn_already_is_said(as_owner, withdrawn):
    assert "is withdrawn already" in as_owner.post(at(withdrawn, "withdraw"), WHY, follow=True).text


def test_a_clinician_lets_it_stand_again_with_a_fresh_code(as_reviewer, withdrawn):
    code_given(as_reviewer, seconds_ago=3600)
    asked = as_reviewer.post(at(withdrawn, "reinstate"), {"note": "It was right."}).text
    assert "needs a code that is fresh" in asked
    assert 'value="It was right."' in asked
    assert status(withdrawn) == "withdrawn"
    code_given(as_reviewer).post(at(withdrawn, "reinstate"), {"note": "It was right."})
    assert status(withdrawn) == "current"


def test_who_withdrew_it_is_told_that_somebody_else_must_stand_by_it(claim):
    both = signer("both", publish=("article",))
    client = code_given(logged_in(both))
    client.post(at(claim, "withdraw"), WHY)
    page = client.post(at(claim, "reinstate"), WHY)
    assert "somebody else must stand by it" in page.text
    assert status(claim) == "withdrawn"


def test_the_form_offers_what_the_person_may_do(as_owner, as_reviewer, claim, editor):
    assert at(claim, "withdraw") in as_owner.get(form_of(claim)).text
    withdraw_claim(claim=claim, by=editor, note="Wrong.")
    page = as_owner.get(form_of(claim)).text
    assert at(claim, "reinstate") in page
    assert at(claim, "withdraw") not in page
    assert "Wrong." in page
