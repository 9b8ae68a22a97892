"""Two people publish one page at the same moment: both are served, one after the other."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from articles.models import Condition, Outcome, Point
from articles.publishing import build_page, comment, lock, publish, publish_shared, sign_off
from tests.conftest import person, signer
from tests.rows import condition, sourced, urgent_signs

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
            mine.body = f"Words of person {chr(97 + number)}."
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


@pytest.mark.django_db(transaction=True)
def test_a_signature_and_a_note_on_another_page_that_it_brings_live_both_get_through():
    """Signing page one publishes the outcome on page two, which somebody holds meanwhile."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and its test database is in memory")
    urgent_signs()
    editor, reviewer = person("both-hands", publish=("article",)), signer("reviewer")
    row = Outcome.objects.create(key="x", question="Does it last?", answer="For 2 in 10.")
    outcome = sourced(row)
    one, two = condition("one", title="One"), condition("two", title="Two")
    for page in (one, two):
        Point.objects.create(article=page, part="sure", outcome=outcome)
    publish(articles=[two], by=editor, note="")
    outcome.answer = "For 5 in 10."
    outcome.save()
    publish_shared(row=outcome, by=editor, note="It changed.")
    held, failed = threading.Event(), []

    def write_a_note():
        try:
            with transaction.atomic():
                lock([two])
                held.set()
                time.sleep(1)  # the signature waits for the page by now
                comment(article=two, by=editor, note="Look again.")
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=write_a_note)
    thread.start()
    held.wait()
    sign_off(page=build_page(one), by=reviewer)
    thread.join()
    assert failed == []
    assert two.editions.last().page().outcome("x").answer == "For 5 in 10."
