"""Two people publish one page at the same moment: both are served, one after the other."""

import threading

import pytest
from django.db import connection, connections

from articles.models import Condition
from articles.publishing import publish
from tests.conftest import person
from tests.rows import condition, urgent_signs

PEOPLE = 4


@pytest.mark.django_db(transaction=True)
def test_editions_get_numbers_of_their_own_in_the_order_of_their_moments():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and its test database is in memory")
    urgent_signs()
    article, editor = condition(), person("both-hands", publish=("article",))
    start, failed = threading.Barrier(PEOPLE), []

    def publish_mine(number):
        try:
            mine = Condition.objects.get(pk=article.pk)
            mine.body = f"Words of person {number}."
            start.wait()
            mine.save()
            publish(articles=[mine], by=editor, note="")
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=publish_mine, args=(n,)) for n in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    editions = list(article.editions.order_by("number"))
    assert [e.number for e in editions] == list(range(1, len(editions) + 1))
    assert [e.live_from for e in editions] == sorted(e.live_from for e in editions)
