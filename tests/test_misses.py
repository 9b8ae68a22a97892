"""Searches that found nothing: what is counted of them, and above all what is not kept."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from articles import misses
from articles.models import SearchMiss
from articles.queries.missed import report

TODAY = datetime.date(2026, 11, 25)  # a Wednesday


def search_on(days, typed="cataract surgery"):
    for number in range(days):
        misses.note(typed, TODAY - datetime.timedelta(days=number))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Cataract Surgery", "cataract surgery"),
        ("cataract   surgery?!", "cataract surgery"),
        ("cataract call 202-555-0100", "cataract call"),
        ("john.doe@example.org cataract", "cataract"),
        ("cataract 12 Main Street", "cataract"),
        ("https://example.org/me?id=1 cataract", "cataract"),
        ("example.org cataract", "cataract"),
        ("born 4/7/1961 mrn A12345", "born mrn"),
        ("12345", ""),
        ("", ""),
    ],
)
def test_addresses_and_numbers_are_left_out(typed, kept):
    assert misses.plain(typed) == kept


def test_a_long_search_is_cut_at_a_word():
    kept = misses.plain("cataract " * 30)
    assert len(kept) <= 60
    assert set(kept.split()) == {"cataract"}
    assert misses.plain("x" * 200) == ""


@pytest.mark.django_db
class TestCounting:
    def test_the_words_are_kept_on_the_fifth_day_and_no_sooner(self):
        for number in range(4):
            misses.note("cataract surgery", TODAY + datetime.timedelta(days=number))
            misses.note("Cataract surgery!", TODAY + datetime.timedelta(days=number))
        assert set(SearchMiss.objects.values_list("words", "count")) == {("", 2)}
        misses.note("cataract surgery", TODAY + datetime.timedelta(days=4))
        assert SearchMiss.objects.first().words == "cataract surgery"
        assert [row.days for row in SearchMiss.objects.all()] == [5, 4, 3, 2, 1]

    def test_many_searches_on_one_day_keep_no_words(self):
        for _ in range(20):
            misses.note("cataract surgery", TODAY)
        row = SearchMiss.objects.get()
        assert (row.count, row.words, row.days) == (20, "", 1)

    def test_the_key_says_nothing_without_the_secret(self, settings):
        misses.note("cataract surgery", TODAY)
        settings.SECRET_KEY = "another secret that is long enough for this"
        misses.note("cataract surgery", TODAY)
        keys = set(SearchMiss.objects.values_list("key", flat=True))
        assert len(keys) == 2
        assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)

    def test_nothing_tells_of_a_person_or_the_time_of_day(self):
        names = {field.name for field in SearchMiss._meta.get_fields()}
        assert names == {"id", "day", "key", "words", "days", "count"}
        assert SearchMiss._meta.get_field("day").get_internal_type() == "DateField"

    def test_turned_off_it_counts_nothing(self, settings):
        settings.SEARCH_REPORT = "off"
        misses.note("cataract surgery", TODAY)
        assert not SearchMiss.objects.exists()

    def test_a_day_has_only_so_many_different_searches(self, monkeypatch):
        monkeypatch.setattr(misses, "MOST_A_DAY", 2)
        for typed in ("one thing", "other thing", "third thing", "one thing"):
            misses.note(typed, TODAY)
        assert sorted(SearchMiss.objects.values_list("count", flat=True)) == [1, 2]

    def test_the_first_count_of_a_day_deletes_what_is_90_days_old(self):
        misses.note("cataract surgery", TODAY - datetime.timedelta(days=91))
        misses.note("cataract surgery", TODAY - datetime.timedelta(days=90))
        misses.note("another thing", TODAY)
        assert SearchMiss.objects.count() == 2

    def test_the_command_deletes_it_too(self, capsys):
        old = timezone.localdate() - datetime.timedelta(days=91)
        misses.note("cataract surgery", old)
        call_command("purge_searches")
        assert capsys.readouterr().out == "1 row older than 90 days deleted.\n"
        assert not SearchMiss.objects.exists()

    def test_a_new_search_asks_the_database_little(self, django_assert_max_num_queries):
        misses.note("another thing", TODAY)
        with django_assert_max_num_queries(9):  # four of them wait, and end the waiting
            misses.note("cataract surgery", TODAY)
        with django_assert_max_num_queries(6):
            misses.note("cataract surgery", TODAY)


@pytest.mark.django_db
def test_the_report_counts_by_week_and_names_only_what_may_be_named():
    search_on(9)
    misses.note("rare thing", TODAY)
    found = report(TODAY)
    assert found.starts[0] == datetime.date(2026, 11, 23)
    # counted backwards in time here, so the words stand on the older days
    [row] = found.rows
    assert (row.words, row.days, row.total) == ("cataract surgery", 9, 9)
    assert row.weeks == (3, 6, 0, 0)
    assert (found.others.weeks, found.others.total) == ((1, 0, 0, 0), 1)


@pytest.mark.django_db
def test_a_report_on_nothing_is_empty():
    found = report(TODAY)
    assert found.rows == ()
    assert found.others.total == 0


@pytest.mark.django_db(transaction=True)
def test_a_busy_database_loses_the_count_and_keeps_nobody_waiting():
    """Somebody else holds the row, or with SQLite the whole file."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("a database in memory has no second writer")
    misses.note("cataract surgery", TODAY)
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("UPDATE articles_searchmiss SET count = 7")
            before = timezone.now()
            misses.note("cataract surgery", TODAY)
            assert timezone.now() - before < datetime.timedelta(seconds=2)
        other.rollback()
    finally:
        other.close()
    assert SearchMiss.objects.get().count == 1
