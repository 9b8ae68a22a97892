"""Lists of pages: their filters, and what they cost however long they are."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Condition
from tests.rows import condition, published, urgent_signs

pytestmark = pytest.mark.django_db
LISTS = ["/staff/articles/article/", "/staff/articles/condition/"]


def cost(client, address: str) -> int:
    """How many questions a list asks the database."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", [*LISTS, "/staff/articles/edition/"])
def test_a_list_of_fifty_costs_as_much_as_a_list_of_one(address, as_owner, owner, empty):
    urgent_signs()
    published(condition("page-0"), owner)
    one = cost(as_owner, address)
    for number in range(1, 50):
        published(condition(f"page-{number}"), owner)
    assert cost(as_owner, address) == one <= 6


@pytest.fixture
def three_pages(empty) -> None:
    today = datetime.date.today()
    due = {"overdue": -1, "soon": 30, "later": 300}
    for slug, days in due.items():
        page = condition(slug, title=slug)
        Condition.objects.filter(pk=page.pk).update(
            review_due_on=today + datetime.timedelta(days=days)
        )


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("review", ["overdue", "soon"])
def test_pages_are_found_by_their_review(address, review, as_owner, three_pages):
    page = as_owner.get(address, {"review": review})
    assert [row.slug for row in page.context["cl"].queryset] == [review]


def test_an_overdue_review_is_said_in_words(as_owner, three_pages):
    assert as_owner.get(LISTS[0]).content.decode().count(", overdue") == 1


@pytest.mark.parametrize("address", LISTS)
def test_pages_are_found_by_what_readers_see_of_them(address, as_owner, owner, three_pages):
    urgent_signs()
    published(Condition.objects.get(slug="soon"), owner)
    page = as_owner.get(address, {"shown": "published"})
    assert [row.slug for row in page.context["cl"].queryset] == ["soon"]


def test_a_page_of_all_pages_leads_to_the_form_of_its_kind(as_author, seeded):
    page = Condition.objects.get(slug="crps")
    form = f"/staff/articles/condition/{page.pk}/change/"
    assert f'href="{form}"' in as_author.get(LISTS[0]).content.decode()
    response = as_author.get(f"/staff/articles/article/{page.pk}/change/")
    assert response.headers["Location"] == form


def test_a_page_is_found_by_a_patients_word_for_it(as_author, seeded):
    page = condition("sore", title="Back pain")
    page.synonyms.create(word="lumbago")
    found = as_author.get(LISTS[0], {"q": "lumbago"}).context["cl"].queryset
    assert [row.slug for row in found] == ["sore"]


@pytest.mark.parametrize("address", LISTS)
def test_no_list_offers_to_delete_pages(address, as_owner, seeded):
    assert "delete_selected" not in as_owner.get(address).content.decode()
    page = Condition.objects.get(slug="crps")
    as_owner.post(address, {"action": "delete_selected", "_selected_action": page.pk, "post": "y"})
    assert Condition.objects.filter(slug="crps").exists()
