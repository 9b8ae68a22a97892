"""What a signature covers, said before it is given; and what the screen says once it is."""

import re

import pytest
from django.utils import timezone

from articles.models import Outcome, SignOff
from articles.publishing import build_page, sign_off
from tests.conftest import signer
from tests.rows import condition, published, urgent_signs

from .test_review_page import fresh, review_at

UNSIGNED = "No clinician has signed this page as it is published: you sign all of it."
pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def page(editor):
    urgent_signs()
    row = condition()
    published(row, editor)
    return row


def reworded(page) -> None:
    page.one_line = "Does ketamine ease back pain?"
    page.save()


def test_a_first_signature_covers_the_whole_page_and_the_screen_says_so(as_reviewer, page):
    reworded(page)
    html = as_reviewer.get(review_at(page)).text
    assert UNSIGNED in html
    assert "The change counts as" not in html
    assert "Not changed:" not in html
    assert "Readers have" in html


def test_only_what_differs_is_unfolded_on_a_page_that_is_signed(as_reviewer, page):
    sign_off(page=build_page(page), by=signer("second"))
    reworded(page)
    html = as_reviewer.get(review_at(page)).text
    assert UNSIGNED not in html
    assert "Not changed:" in html
    assert "counts as <strong>" in html


def test_each_part_that_the_button_signs_is_named_above_it(as_reviewer, page):
    said = {"question": "Is pain less after a week?", "answer": "No one knows."}
    outcome = Outcome.objects.create(key="O-1", **said)
    page.points.create(order=1, part="outcomes", outcome=outcome)
    html = as_reviewer.get(review_at(page)).text
    signs = re.search(r"<ul class=\"review__signs\">.*?</ul>", html, re.DOTALL)[0]
    assert "Back pain" in signs
    assert "Is pain less after a week?" in signs


def test_the_decision_says_who_signed_and_when_and_offers_no_second_signature(as_reviewer, page):
    seen = as_reviewer.get(review_at(page)).context["sides"].seen
    words = {"do": "sign", "seen": seen}
    html = fresh(as_reviewer).post(review_at(page), words, follow=True).text
    at = timezone.localtime(SignOff.objects.get().at)
    assert f"Signed by you at {at:%H:%M}" in html
    assert 'value="sign"' not in html


def test_the_answer_to_a_decision_opens_at_its_top(as_reviewer, page):
    html = as_reviewer.get(review_at(page)).text
    assert f'<form method="post" action="{review_at(page)}">' in html


def test_a_new_address_is_the_first_thing_that_differs(as_reviewer, page):
    page.slug = "low-back-pain"
    page.save()
    html = as_reviewer.get(review_at(page)).text
    first = html.partition("What differs</h2>")[2]
    assert first.index("/conditions/back-pain/") < first.index("/conditions/low-back-pain/") < 400


def test_the_choice_of_what_was_checked_says_what_counts_as_signed(as_reviewer, page):
    html = as_reviewer.get(review_at(page)).text
    options = re.findall(r"<option value=\"\w+\"( selected)?>([^<]+)", html)
    assert options[0] == ("", "Evidence (counts as signed)"), "the first one is chosen"
    assert "Only “Evidence” counts as signed" in html


def test_a_change_has_one_name_everywhere(as_reviewer, page):
    sign_off(page=build_page(page), by=signer("second"))
    reworded(page)
    html = as_reviewer.get(review_at(page)).text
    assert re.search("counts as <strong>(Wording|Content|Safety)</strong>", html)
