"""What the desk says of pages that are published but held from readers, as nobody signed them."""

import pytest

from articles.publishing import build_page, sign_off
from tests.rows import condition, published, urgent_signs

from .forms import form_of

LISTS = ["/staff/articles/article/", "/staff/articles/condition/"]
HELD = "Held: nobody has signed it"


@pytest.fixture
def page(empty, editor, settings):
    settings.UNSIGNED_PAGES = "held"
    urgent_signs()
    row = condition()
    published(row, editor)
    return row


def review_at(page) -> str:
    return f"/staff/pages/{page.pk}/review/"


@pytest.mark.parametrize("address", LISTS)
def test_a_list_says_that_readers_do_not_have_a_held_page(address, as_owner, page):
    assert HELD in as_owner.get(address).text
    held = as_owner.get(address, {"shown": "held"}).context["cl"].queryset
    assert [row.pk for row in held] == [page.pk]
    assert not as_owner.get(address, {"shown": "published"}).context["cl"].queryset


@pytest.mark.parametrize("address", LISTS)
def test_a_signed_page_is_published_and_so_is_every_page_that_is_shown_unsigned(
    address, as_owner, page, clinical_reviewer, settings
):
    settings.UNSIGNED_PAGES = "shown"
    assert [row.shown for row in as_owner.get(address).context["cl"].queryset] == ["published"]
    settings.UNSIGNED_PAGES = "held"
    sign_off(page=build_page(page), by=clinical_reviewer)
    assert [row.shown for row in as_owner.get(address).context["cl"].queryset] == ["published"]


def test_the_queue_does_not_say_that_readers_have_it(as_owner, page):
    html = as_owner.get("/staff/queue/").text
    assert HELD in html
    assert "Readers have it" not in html


def test_the_review_does_not_say_that_readers_have_it(as_owner, page):
    assert HELD in as_owner.get(review_at(page)).text
    page.one_line = "Does ketamine ease back pain?"
    page.save()
    html = as_owner.get(review_at(page)).text
    assert HELD in html
    assert "Readers have" not in html


def test_the_form_of_the_page_does_not_say_that_it_is_published(as_owner, page):
    assert f">{HELD}</h2>" in as_owner.get(form_of(page)).text
