"""Lists of pages: their filters, and what they cost however long they are."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Claim, Condition, SignOff, Source
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


TABLES = ("edition", "synonym", "signoff", "claim", "source")


@pytest.mark.parametrize("address", [*LISTS, *(f"/staff/articles/{name}/" for name in TABLES)])
def test_a_list_of_fifty_costs_as_much_as_a_list_of_one(address, as_owner, owner, empty, now):
    urgent_signs()
    _rows_of(0, owner, now)
    one = cost(as_owner, address)
    for number in range(1, 50):
        _rows_of(number, owner, now)
    assert cost(as_owner, address) == one <= 11


def _rows_of(number: int, owner, now) -> None:
    """A published page, and what the other lists have of it."""
    page = condition(f"page-{number}")
    published(page, owner)
    page.synonyms.create(word=f"Name {number // 2}")
    SignOff.objects.create(hash=f"{number:064}", person=owner, scope="evidence", at=now)
    source = Source.objects.create(key=f"S-{number}", kind="trial", title="A trial")
    claim = Claim.objects.create(key=f"C-{number}", document="ext", verdict="agrees")
    claim.sources.add(source)


def test_a_name_is_shared_whatever_its_capitals_and_in_one_language_only(as_owner, empty):
    for slug, word, language in (
        ("a", "Lumbago", "en"), ("b", "lumbago", "en"), ("c", "sore", "en"), ("d", "sore", "es"),
    ):  # fmt: skip
        condition(slug).synonyms.create(word=word, language=language)
    shared = as_owner.get("/staff/articles/synonym/", {"shared": "yes"}).context["cl"]
    assert sorted(row.word for row in shared.queryset) == ["Lumbago", "lumbago"]
    every = as_owner.get("/staff/articles/synonym/").context["cl"].queryset
    assert {row.word: row.is_shared for row in every}["sore"] is False


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
