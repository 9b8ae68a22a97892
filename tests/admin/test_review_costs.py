"""What the queue and the approver's screen cost, however much waits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import caching
from articles.publishing import submit
from tests.rows import condition, published, urgent_signs

pytestmark = pytest.mark.usefixtures("empty")


def cost(client, address: str) -> int:
    """How many questions a page asks the database when nothing is kept."""
    caching.forget()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_fifty_pages_in_review_cost_as_much_as_one(as_owner, owner, editor):
    urgent_signs()
    addresses = "/staff/queue/", f"/staff/pages/{waiting('page-0', editor)}/review/"
    waiting("page-1", editor)
    few = [cost(as_owner, address) for address in addresses]
    for number in range(2, 52):
        waiting(f"page-{number}", editor)
    assert [cost(as_owner, address) for address in addresses] == few
    assert few[0] < 32


def waiting(slug: str, editor) -> int:
    """The id of a page that was sent for review."""
    article = condition(slug)
    submit(article=article, by=editor)
    return article.pk


def test_the_queue_shows_a_hundred_pages_at_once_and_leads_on(as_owner, owner):
    urgent_signs()
    for number in range(101):
        published(condition(f"page-{number}", title=f"Page {number:03}"), owner)
    first = as_owner.get("/staff/queue/").content.decode()
    assert "101 pages, those first" in first
    assert ("Page 099</a>" in first, "Page 100" in first) == (True, False)
    assert 'href="?page=2"' in first
    last = as_owner.get("/staff/queue/?page=2").content.decode()
    assert ("Page 099" in last, "Page 100</a>" in last) == (False, True)
    assert 'start="101"' in last
