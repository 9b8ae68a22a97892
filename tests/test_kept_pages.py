"""Finished pages are served from memory, and never a moment longer than they are true."""

import datetime
import time
from io import BytesIO

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import caching
from articles.kept_pages import KeptPages, Page, Shelf, takes_brotli
from articles.models import Condition, SearchMiss
from articles.publishing import publish, withdraw

pytestmark = pytest.mark.usefixtures("seeded")
CRPS = "/conditions/crps/"


class Reader:
    """Asks a WSGI application as a server does."""

    def __init__(self):
        self.app = KeptPages(get_wsgi_application())

    def get(self, address, method="GET", **headers):
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query,
            "HTTP_HOST": "testserver", "SERVER_NAME": "testserver", "SERVER_PORT": "80",
            "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
            "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}  # fmt: skip
        said = []
        # Django closes connections between requests, and the one of a test must stay.
        signals = (request_started, request_finished)
        for signal in signals:
            signal.disconnect(close_old_connections)
        try:
            answer = self.app(environ, lambda *words: said.extend(words))
            body = b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
        finally:
            for signal in signals:
                signal.connect(close_old_connections)
        return int(said[0].split()[0]), {k.lower(): v for k, v in said[1]}, body


@pytest.fixture
def reader(settings):
    settings.STAMP_LOOK_SECONDS = 0.0
    return Reader()


def asks_the_database_for_more_than_the_stamp(reader, address):
    with CaptureQueriesContext(connection) as asked:
        reader.get(address)
    return [one["sql"] for one in asked if "articles_stamp" not in one["sql"]]


@pytest.mark.parametrize("address", [CRPS, "/", "/evidence/", "/words/", "/sitemap.xml",
                                     "/search/?q=burning+feet", "/conditions/", "/sources/?page=2",
                                     "/api/v1/search?q=nausea"])  # fmt: skip
def test_the_second_reader_gets_what_the_first_one_got_without_django(reader, address):
    status, headers, body = reader.get(address)
    assert status == 200
    assert asks_the_database_for_more_than_the_stamp(reader, address) == []
    assert reader.get(address) == (status, headers, body)
    assert len(body) == int(headers["content-length"])


@pytest.mark.parametrize("address", ["/nowhere/", "/conditions/none/", "/staff/", "/staff/login/",
                                     "/search/?q=qwrtzplk"])  # fmt: skip
def test_errors_staff_pages_and_what_is_counted_are_not_kept(reader, address):
    reader.get(address)
    assert reader.app._lasting._pages == reader.app._brief._pages == {}


def test_a_search_that_finds_nothing_is_counted_each_time(reader, settings):
    settings.SEARCH_REPORT = "on"
    for _ in range(3):
        reader.get("/search/?q=qwrtzplk")
    assert SearchMiss.objects.get().count == 3


def test_a_parameter_that_the_page_does_not_know_makes_no_second_copy(reader):
    first = reader.get(CRPS)
    assert reader.get(CRPS + "?utm_source=letter&q=<script>") == first
    assert len(reader.app._lasting._pages) == 1


def test_parameters_that_matter_tell_answers_apart(reader):
    feet, nausea = reader.get("/search/?q=feet"), reader.get("/search/?q=nausea")
    assert feet[2] != nausea[2]
    assert reader.get("/search/?q=feet&from=x") == feet
    assert reader.get("/search/?q=feet&kind=condition")[2] != feet[2]


def test_a_long_query_is_answered_and_not_kept(reader):
    assert reader.get("/search/?q=" + "pain+" * 200)[0] == 200
    assert reader.app._brief._pages == {}


def test_a_long_query_is_not_answered_with_what_a_short_one_found(reader):
    reader.get("/search/")
    found = reader.get(f"/search/?fbclid={'x' * 395}&q=heart+attack")[2]
    assert found == reader.get("/search/?q=heart+attack")[2]
    reader.get(CRPS)
    long = f"{CRPS}?fbclid={'x' * 500}"
    assert not asks_the_database_for_more_than_the_stamp(reader, long)


def test_brotli_is_for_those_who_take_it(reader):
    plain = reader.get(CRPS)
    status, headers, body = reader.get(CRPS, accept_encoding="gzip, br")
    assert headers["content-encoding"] == "br"
    assert headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain[1]
    assert brotli.decompress(body) == plain[2]
    assert len(body) == int(headers["content-length"])


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [("gzip, deflate, br", True), ("br;q=1.0", True), ("BR", True), ("gzip", False), ("", False),
     ("br;q=0", False), ("br; q=0.0, gzip", False), ("brotli", False)],
)  # fmt: skip
def test_who_takes_brotli(accepted, takes):
    assert takes_brotli(accepted) is takes


def test_what_is_read_again_is_packed_well_beside_the_readers(reader):
    quick = reader.get(CRPS, accept_encoding="br")[2]
    reader.get(CRPS, accept_encoding="br")
    until = time.monotonic() + 10
    while len(found := reader.get(CRPS, accept_encoding="br")[2]) >= len(quick):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert brotli.decompress(found) == brotli.decompress(quick)


def test_a_reader_who_has_the_page_gets_word_that_it_is_still_good(reader):
    _, headers, _ = reader.get(CRPS)
    assert headers["cache-control"] == "public, no-cache"
    for theirs in (headers["etag"], f'"other", {headers["etag"]}'):
        status, again, body = reader.get(CRPS, if_none_match=theirs, accept_encoding="br")
        assert (status, body, again["etag"]) == (304, b"", headers["etag"])
        assert "content-length" not in again
    assert reader.get(CRPS, if_none_match='W/"0000000000000000"')[0] == 200


def test_head_has_the_headers_and_no_body(reader):
    _, headers, _ = reader.get(CRPS)
    assert reader.get(CRPS, method="HEAD") == (200, headers, b"")
    status, _, body = reader.get("/conditions/fibromyalgia/", method="HEAD")
    assert (status, len(reader.app._lasting._pages)) == (200, 1)


def test_a_form_sent_to_a_page_is_refused_and_keeps_nothing(reader):
    reader.get(CRPS)
    assert reader.get(CRPS, method="POST")[0] == 405
    assert reader.get(CRPS)[0] == 200


def test_another_host_is_never_served_from_memory(reader):
    reader.get(CRPS)
    assert reader.get(CRPS, host="evil.example")[0] == 400


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what follows a commit, which a test never makes."""
    return django_capture_on_commit_callbacks


def test_readers_get_new_words_from_the_moment_they_are_published(reader, editor, committed):
    article = Condition.objects.get(slug="crps")
    before = reader.get(CRPS)
    article.one_line = "A line that nobody has read before."
    article.save()
    with committed(execute=True):
        publish(articles=[article], by=editor, note="A new line.")
    assert b"A line that nobody has read before." not in before[2]
    assert b"A line that nobody has read before." in reader.get(CRPS)[2]
    assert reader.get(CRPS)[1]["etag"] != before[1]["etag"]


def test_a_withdrawn_page_is_gone_at_once(reader, editor, committed):
    reader.get(CRPS)
    with committed(execute=True):
        withdraw(article=Condition.objects.get(slug="crps"), by=editor, note="Wrong.")
    assert reader.get(CRPS)[0] == 410


def test_a_scheduled_edition_comes_at_its_second(reader, editor, committed):
    article = Condition.objects.get(slug="crps")
    article.one_line = "This line comes later."
    article.save()
    soon = timezone.now() + datetime.timedelta(seconds=1)
    with committed(execute=True):
        publish(articles=[article], by=editor, note="Later.", live_from=soon)
    assert b"This line comes later." not in reader.get(CRPS)[2]
    time.sleep(max(0, (soon - timezone.now()).total_seconds()) + 0.01)
    assert b"This line comes later." in reader.get(CRPS)[2]


def test_pages_outlive_a_silent_database_for_ten_minutes_and_no_longer(reader, monkeypatch):
    first = reader.get(CRPS)

    def silent():
        raise OperationalError("The database does not answer.")

    monkeypatch.setattr(caching.Stamp, "current", silent)
    assert reader.get(CRPS) == first
    monkeypatch.setattr(caching, "_heard_at", time.monotonic() - 601)
    assert reader.app._read_mark() is None


def page(size):
    return Page(b"x" * size, [], caching.NOTHING_SEEN, 0.0, lasts=True)


def test_a_shelf_throws_out_what_was_longest_unused():
    shelf = Shelf(page(1_000).size * 2 + 10)
    shelf.put(("a",), page(1_000))
    shelf.put(("b",), page(1_000))
    shelf.get(("a",))
    shelf.put(("c",), page(1_000))
    assert [key for key in "abc" if shelf.get((key,))] == ["a", "c"]
    assert shelf.bytes <= shelf.most_bytes


def test_a_page_larger_than_the_shelf_is_not_kept():
    shelf = Shelf(100)
    shelf.put(("a",), page(5_000))
    assert shelf.get(("a",)) is None
    assert shelf.bytes == 0


def test_the_ports_of_a_host_share_one_answer(reader):
    for port in range(1, 30):
        assert reader.get(CRPS, host=f"127.0.0.1:{port}")[0] == 200
    assert len(reader.app._lasting._pages) == 1
