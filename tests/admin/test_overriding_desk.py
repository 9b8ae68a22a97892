"""Letting stand what a check finds, from the desk: the way there, the form, and its guards."""

import pytest

from articles.models import Event, Override
from articles.publishing import build_page, check
from tests.rows import condition, urgent_signs

pytestmark = pytest.mark.usefixtures("empty")
COUNTS = "Write down 3 things that matter to you."
REASON = "Nobody measured that number."


@pytest.fixture
def article():
    urgent_signs()
    return condition(body=COUNTS)


@pytest.fixture
def address(article):
    found = [one for one in check(build_page(article)) if one.may_be_overridden]
    return f"/staff/pages/{article.pk}/let-stand/{found[0].mark}/"


def test_the_form_of_the_page_and_the_way_to_review_lead_there(as_author, article, address):
    for way in (f"/staff/articles/condition/{article.pk}/change/",
                f"/staff/pages/{article.pk}/submit/"):  # fmt: skip
        assert f'href="{address}"' in as_author.get(way).text


def test_a_reason_is_asked_for_and_kept(as_author, article, address):
    assert COUNTS in as_author.get(address).text
    assert "This field is required" in as_author.post(address, {"reason": " "}).text
    response = as_author.post(address, {"reason": REASON}, follow=True)
    assert "Why it stands:" in response.text
    assert f"{REASON} (author)" in response.text
    assert f'href="{address}"' not in response.text
    assert Override.objects.get().reason == REASON


def test_it_is_taken_back_for_a_reason(as_author, as_reviewer, article, address):
    as_author.post(address, {"reason": REASON})
    way = address.replace("let-stand", "take-back")
    form = f"/staff/articles/condition/{article.pk}/change/"
    assert f'href="{way}"' in as_author.get(form).text
    assert as_reviewer.post(way, {"reason": "So."}).status_code == 403
    assert "This field is required" in as_author.post(way, {"reason": " "}).text
    response = as_author.post(way, {"reason": "It is a count."}, follow=True)
    assert f'href="{address}"' in response.text
    assert as_author.get(way)["Location"].endswith(f"/condition/{article.pk}/change/")
    assert Event.objects.filter(verb="took_back").count() == 1
    history = as_author.get(f"/staff/articles/condition/{article.pk}/history/").text
    assert "taken back" in history
    assert "It is a count." in history


def test_the_approver_reads_the_reason(as_author, as_reviewer, article, address):
    as_author.post(address, {"reason": REASON})
    page = as_reviewer.get(f"/staff/pages/{article.pk}/review/").text
    assert f"{REASON} (author)" in page
    assert '<a href="#found">1 check was let stand: read why</a>' in page


def test_what_was_let_stand_stands_before_other_advice(as_author, article, address):
    as_author.post(address, {"reason": REASON})
    found = check(build_page(article))
    assert [bool(one.overridden) for one in found].index(True) == sum(one.blocks for one in found)
    assert len(found) > 1


def test_the_history_of_the_page_keeps_the_reason_and_says_if_it_stands(
    as_author, as_reviewer, article, address
):
    history = f"/staff/articles/condition/{article.pk}/history/"
    assert "What was let stand" not in as_reviewer.get(history).text
    as_author.post(address, {"reason": REASON})
    page = as_reviewer.get(history).text
    assert f"<strong>Why it stands:</strong> {REASON}" in page
    assert "it still stands" in page
    article.body = "Write it down."
    article.save()
    page = as_reviewer.get(history).text
    assert REASON in page
    assert "it stands no more" in page


def test_what_is_not_found_any_more_leads_back_to_the_form(as_author, article, address):
    article.body = "Write it down."
    article.save()
    for response in (as_author.get(address), as_author.post(address, {"reason": REASON})):
        assert response["Location"].endswith(f"/condition/{article.pk}/change/")
    assert not Override.objects.exists()


def test_who_may_not_change_the_page_may_not(as_reviewer, as_reader, patient, address):
    assert as_reviewer.post(address, {"reason": REASON}).status_code == 403
    for browser in (as_reader, patient):
        assert browser.post(address, {"reason": REASON}).status_code == 302
    assert not Event.objects.filter(verb="overrode").exists()
