"""Kept answers are made again exactly when something that readers see has changed."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles import caching
from articles.caching import kept, next_change
from articles.models import Stamp
from articles.publishing import withdraw
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)


class Answer:
    """Counts how often it is made."""

    def __init__(self):
        self.made = 0

    def __call__(self, now):
        self.made += 1
        return self.made


@pytest.fixture
def answer():
    return Answer()


def test_an_answer_is_made_once_and_kept(answer, now):
    assert [kept("it", answer, now), kept("it", answer, now)] == [1, 1]


def test_answers_are_kept_by_name(answer, now):
    assert [kept("one", answer, now), kept("other", answer, now)] == [1, 2]


def test_a_publication_makes_it_new(answer, now, editor):
    kept("it", answer, now)
    published(condition(), editor)
    assert kept("it", answer, now) == 2


def test_any_raised_stamp_makes_it_new(answer, now):
    kept("it", answer, now)
    caching.raise_stamp()
    assert kept("it", answer, now) == 2


def test_a_change_that_was_rolled_back_leaves_no_trace(answer, now):
    kept("it", answer, now)
    with transaction.atomic():
        caching.raise_stamp()
        transaction.set_rollback(True)
    assert kept("it", answer, now) == 1


def test_an_answer_holds_until_midnight_at_the_clinic(answer):
    zone = timezone.get_default_timezone()
    evening = datetime.datetime(2026, 3, 8, 23, 59, 59, tzinfo=zone)
    assert kept("it", answer, evening) == kept("it", answer, evening) == 1
    assert kept("it", answer, evening + SECOND) == 2


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        ("2026-07-01T03:59:59+00:00", "2026-07-01T04:00:00+00:00"),
        ("2026-07-01T04:00:00+00:00", "2026-07-02T04:00:00+00:00"),
        ("2026-03-07T12:00:00+00:00", "2026-03-08T05:00:00+00:00"),  # clocks change on the 8th
        ("2026-03-08T12:00:00+00:00", "2026-03-09T04:00:00+00:00"),
        ("2026-11-01T12:00:00+00:00", "2026-11-02T05:00:00+00:00"),
        ("2026-12-31T23:00:00+00:00", "2027-01-01T05:00:00+00:00"),
    ],
)
def test_midnight_is_the_clinic_s(now, midnight):
    assert next_change(datetime.datetime.fromisoformat(now)) == datetime.datetime.fromisoformat(
        midnight
    )


def test_a_scheduled_page_appears_at_its_second(answer, now, editor):
    at = now + SECOND * 2
    published(condition(), editor, live_from=at)
    assert next_change(now) == at
    assert kept("it", answer, now) == kept("it", answer, at - SECOND / 1000) == 1
    assert kept("it", answer, at) == 2


def test_the_next_of_several_moments_counts(now, editor):
    published(condition("later"), editor, live_from=now + SECOND * 9)
    published(condition("sooner"), editor, live_from=now + SECOND * 5)
    assert next_change(now) == now + SECOND * 5
    assert next_change(now + SECOND * 5) == now + SECOND * 9


def test_what_was_cancelled_changes_nothing(now, editor):
    article = condition()
    published(article, editor)
    article.title = "New words"
    later = published(article, editor, live_from=now + SECOND * 30)
    gone = withdraw(article=article, by=editor, note="")
    assert next_change(gone.live_from) != later.live_from


def test_an_answer_that_fails_is_not_kept(answer, now):
    def fails(now):
        raise OSError("The disk is full.")

    with pytest.raises(OSError, match="disk"):
        kept("it", fails, now)
    assert kept("it", answer, now) == 1


def test_a_stamp_read_before_the_answer_is_made_is_never_too_new(now):
    """A publication while an answer is being made must not be missed."""

    def published_meanwhile(now):
        caching.raise_stamp()
        return "old"

    kept("it", published_meanwhile, now)
    assert kept("it", lambda now: "new", now) == "new"


def test_each_change_is_counted_and_gets_a_name_of_its_own():
    tokens = set()
    before = Stamp.objects.get().counter
    for _ in range(3):
        Stamp.advance()
        tokens.add(Stamp.current())
    assert Stamp.objects.get().counter == before + 3
    assert len(tokens) == 3


def test_a_counter_that_comes_back_from_a_backup_is_another_state(answer, now):
    kept("it", answer, now)
    Stamp.objects.update(token="another")  # the counter is the same
    assert kept("it", answer, now) == 2


def test_the_first_change_of_a_new_site_counts(empty, now, answer):
    assert Stamp.current() == ""
    kept("it", answer, now)
    caching.raise_stamp()
    assert kept("it", answer, now) == 2


def test_between_looks_the_database_is_not_asked(settings, answer, now, django_assert_num_queries):
    settings.STAMP_LOOK_SECONDS = 3600
    kept("it", answer, now)
    with django_assert_num_queries(0):
        kept("it", answer, now)


def test_a_commit_tells_this_machine_without_a_look(
    settings, answer, now, django_capture_on_commit_callbacks
):
    settings.STAMP_LOOK_SECONDS = 3600
    kept("it", answer, now)
    with django_capture_on_commit_callbacks(execute=True):
        caching.raise_stamp()
    assert kept("it", answer, now) == 2


class Worker:
    """Another process with the same database and folder."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "ketamine_info.settings",
            "VAR_DIR": str(folder),
            "DATABASE_URL": "",
            "ENV_FILE": os.devnull,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.other_process"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, command: str) -> str:
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def stop(self) -> None:
        self.process.communicate(timeout=20)


def test_every_worker_sees_a_publication_before_the_publisher_goes_on(tmp_path):
    """Ten publications and a withdrawal, each read by another process at once."""
    writer, reader = Worker(tmp_path), Worker(tmp_path)
    try:
        assert writer("prepare") == "ready"
        assert reader("titles") == ""
        for number in range(1, 11):
            assert writer(f"publish Title {number}") == str(number)
            assert reader("titles") == f"Title {number}"
        assert writer("withdraw") == "11"
        assert reader("titles") == ""
    finally:
        writer.stop()
        reader.stop()
