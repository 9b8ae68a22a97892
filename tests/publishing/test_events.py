"""Every deed is in the log, in the transaction of the deed; a log that was touched is noticed."""

import hashlib
import json
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.utils import timezone

from articles.models import Claim, Condition, Event, EventHead, Outcome, Point
from articles.models.frozen import Frozen
from articles.publishing import (
    Blocked,
    build_page,
    cancel_scheduled,
    comment,
    edited,
    publish,
    publish_shared,
    record_review,
    reinstate_claim,
    rename,
    restore,
    send_back,
    settle,
    sign_off,
    sign_review,
    submit,
    verify_events,
    withdraw,
    withdraw_claim,
)
from articles.publishing.events import record
from tests.conftest import person
from tests.rows import condition, published, sourced, urgent_signs

PEOPLE = 4


@pytest.fixture
def article(seeded):
    return condition()


def verbs_since(number):
    return list(Event.objects.filter(number__gt=number).values_list("verb", flat=True))


def last():
    return EventHead.objects.get().number


def test_each_verb_leaves_its_entry(article, author, editor, clinical_reviewer, now):
    start = last()
    edited(article=article, by=author)
    submit(article=article, by=author)
    settle(note=comment(article=article, note="Why?", by=clinical_reviewer), by=author)
    send_back(article=article, note="No.", by=clinical_reviewer)
    sign_off(page=build_page(article), by=clinical_reviewer)
    first = published(article, editor)
    record_review(article=article, by=clinical_reviewer, at=timezone.now())
    article.title = "Later"
    later = published(article, editor, live_from=timezone.now() + (timezone.now() - now) * 1000)
    cancel_scheduled(edition=later, by=editor, note="")
    restore(edition=first, by=author)
    rename(article=article, slug="new-name", by=editor)
    withdraw(article=article, by=editor, note="")
    assert verbs_since(start) == [
        "edited", "submitted", "commented", "settled", "commented", "sent_back", "signed",
        "published", "reviewed", "scheduled", "cancelled", "restored", "renamed", "withdrew",
    ]  # fmt: skip
    assert verify_events().broken is None


def test_so_do_the_verbs_of_shared_rows_and_claims(article, editor, clinical_reviewer):
    row = Outcome.objects.create(key="x", question="Does it last?", answer="For some.")
    outcome = sourced(row)
    Point.objects.create(article=article, part="sure", outcome=outcome)
    sign_off(page=build_page(article), by=clinical_reviewer)
    published(article, editor)
    start = last()
    outcome.answer = "For “some”."
    outcome.save()
    publish_shared(row=outcome, by=editor, note="", change="editorial")
    outcome.answer = "For 3."
    outcome.save()
    review = publish_shared(row=outcome, by=editor, note="").review
    sign_review(review=review, by=clinical_reviewer)
    claim = Claim.objects.first()
    withdraw_claim(claim=claim, by=editor, note="Wrong.")
    reinstate_claim(claim=claim, by=clinical_reviewer, note="")
    assert verbs_since(start) == [
        "carried_over", "published", "published", "submitted", "signed", "published",
        "published", "withdrew", "reinstated",
    ]  # fmt: skip


def test_an_entry_says_who_did_what_to_which_page(article, editor):
    edition = published(article, editor)
    event = Event.objects.last()
    assert (event.verb, event.about, event.row) == ("published", "condition:back-pain", article.pk)
    assert (event.by, event.by_name) == (editor, "editor")
    detail = json.loads(event.detail)
    assert (detail["number"], detail["hash"], detail["note"]) == (1, edition.hash, "A test.")


def test_the_name_stays_as_it_was(article, editor):
    published(article, editor)
    editor.username = "other"
    editor.save()
    assert Event.objects.last().by_name == "editor"
    assert verify_events().broken is None


def test_the_seed_is_in_the_log_without_a_name(seeded):
    event = Event.objects.filter(verb="published").first()
    assert (event.by, event.by_name) == (None, "")


def test_a_deed_that_fails_leaves_no_entry(article, editor):
    start = last()
    with pytest.raises(Blocked):
        published(condition("b", summary="Only one."), editor)
    with transaction.atomic():
        published(article, editor)
        transaction.set_rollback(True)
    assert verbs_since(start) == []
    assert not article.editions.exists()


def test_an_entry_is_the_hash_of_the_one_before_and_its_own_words(article, editor):
    published(article, editor)
    *_, before, event = Event.objects.all()
    assert event.previous_hash == before.hash
    assert event.hash == event.content_hash()
    assert len(event.hash) == len(hashlib.sha256().hexdigest())


def test_entries_are_never_changed_or_deleted(article, editor):
    published(article, editor)
    event = Event.objects.last()
    for deed in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(Frozen):
            deed()
    with pytest.raises(Frozen):
        Event.objects.update(verb="x")


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_the_transaction_of_its_deed():
    with pytest.raises(RuntimeError, match="in the transaction of its deed"):
        record(verb="x", about=Condition(slug="x"), by=None)


def sql(words, *values):
    with connection.cursor() as cursor:
        cursor.execute(words, values)


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        ("UPDATE articles_event SET detail = '{}' WHERE number = 3", "Event 3 is not what was"),
        ("UPDATE articles_event SET by_name = 'x' WHERE number = 3", "Event 3 is not what was"),
        ("DELETE FROM articles_event WHERE number = 3", "Event 3 is missing"),
        ("UPDATE articles_event SET previous_hash = 'x' WHERE number = 3", "Event 3 does not foll"),
        ("UPDATE articles_event SET number = 0 WHERE number = 3", "Event 1 is missing"),
    ],
)
def test_the_first_entry_that_was_touched_is_named(tamper, said, seeded):
    sql(tamper)
    with pytest.raises(CommandError, match=said) as error:
        call_command("verify_events")
    assert error.value.returncode == 1


def test_an_end_that_was_cut_off_is_noticed(seeded):
    end = last()
    sql("DELETE FROM articles_event WHERE number = %s", end)
    with pytest.raises(CommandError, match=f"Event {end} is missing"):
        call_command("verify_events")


def test_a_whole_log_says_how_long_it_is(seeded, capsys):
    call_command("verify_events")
    assert capsys.readouterr().out == f"{Event.objects.count()} events, chain whole\n"


@pytest.mark.django_db(transaction=True)
def test_deeds_at_the_same_moment_make_one_chain():
    """On SQLite the second writer waits for the first; on PostgreSQL it waits for the stamp."""
    if connection.vendor == "sqlite":
        pytest.skip("its test database is in memory: test_killed.py has writers in processes")
    urgent_signs()
    articles = [condition(f"n-{number}") for number in range(PEOPLE)]
    people = [person(f"p-{number}", publish=("article",)) for number in range(PEOPLE)]
    start, failed = threading.Barrier(PEOPLE), []

    def work(article, by):
        try:
            start.wait()
            for number in range(5):
                article.title = f"Words {number}"
                publish(articles=[article], by=by, note="")
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=work, args=pair) for pair in zip(articles, people, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert last() == Event.objects.count() == 5 * PEOPLE
    assert verify_events().broken is None
    assert publish(articles=articles, by=people[0], note="") == []
