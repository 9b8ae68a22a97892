"""A form that comes too slowly is given up, and pages are served meanwhile.

The browser tests send some to the real server.
"""

import datetime
import threading
import time
from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.slow_forms import Limits, SlowForms
from tests.conftest import logged_in

FEEDBACK = "/feedback/conditions/crps/"
LOGIN = "/staff/login/"
BRIEFLY = Limits(places=2, seconds=0.1)
LONGER = Limits(places=1, seconds=20)
TOO_SLOW = b"Your form came too slowly. Go back and send it again."


class Silent:
    """A body of which nothing more comes until the connection is closed."""

    def __init__(self):
        self.closed = threading.Event()

    def read(self, size):
        self.closed.wait(20)
        return b""


@pytest.fixture
def silent():
    """Makes such bodies, and closes them at the end."""
    made = []

    def make():
        made.append(Silent())
        return made[-1]

    yield make
    for one in made:
        one.closed.set()


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def slow_forms(**limits):
    return SlowForms(echo, **({"strangers": BRIEFLY, "staff": BRIEFLY} | limits))


def sent(app, body, path=FEEDBACK, method="POST", length=9, cookie=""):
    """The status and the words; how many bytes the answer lacks to its length is told as well."""
    said = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": body,
        "CONTENT_LENGTH": str(length), "HTTP_COOKIE": cookie,
    }  # fmt: skip
    answer = b"".join(app(environ, lambda *words: said.extend(words)))
    promised = int(dict(said[1]).get("Content-Length", len(answer)))
    return said[0].partition(" ")[0], answer, promised - len(answer)


def hold(app, bodies, **more):
    """Sends each body from another sender, and waits until all have their places."""
    senders = [
        threading.Thread(target=sent, args=[app, body], kwargs=more, daemon=True) for body in bodies
    ]
    for sender in senders:
        sender.start()
    time.sleep(0.02)
    return senders


@pytest.mark.parametrize("path", [FEEDBACK, LOGIN])
@pytest.mark.parametrize("method", ["POST", "post"])
def test_a_form_that_is_all_there_goes_on_as_it_was_sent(path, method):
    assert sent(slow_forms(), BytesIO(b"clear=yes"), path, method) == ("200", b"clear=yes", 0)


@pytest.mark.parametrize("path", [FEEDBACK, LOGIN])
@pytest.mark.parametrize("method", ["POST", "post"])
def test_a_form_of_which_nothing_more_comes_is_given_up_after_its_time(silent, path, method):
    before = time.monotonic()
    status, words, _ = sent(slow_forms(), silent(), path, method)
    assert (status, words) == ("408", TOO_SLOW)
    assert time.monotonic() - before < 5


def test_the_answer_is_shorter_than_it_says_so_that_the_server_closes_the_connection(silent):
    assert sent(slow_forms(), silent())[2] == 1


def test_a_form_that_ends_early_is_given_up_and_its_answer_is_whole():
    assert sent(slow_forms(), BytesIO(b"clear")) == ("408", TOO_SLOW, 0)


def test_only_a_few_are_read_at_once_and_the_next_one_is_told_so(silent):
    app = slow_forms(strangers=Limits(places=2, seconds=20))
    bodies = [silent(), silent()]
    senders = hold(app, bodies)
    for path in (FEEDBACK, LOGIN):
        status, words, _ = sent(app, BytesIO(b"clear=yes"), path)
        assert (status, words[:10]) == ("503", b"Many forms")
    assert sent(app, BytesIO(), path="/", method="GET")[0] == "200"
    for body in bodies:
        body.closed.set()
    for sender in senders:
        sender.join()
    assert sent(app, BytesIO(b"clear=yes"))[0] == "200"


def test_a_place_is_kept_until_the_read_has_ended(silent):
    """More reads than places can't pile up, whatever a server does with a short answer."""
    app, body = slow_forms(strangers=Limits(places=1, seconds=0.1)), silent()
    assert sent(app, body)[0] == "408"
    assert sent(app, BytesIO(b"clear=yes"))[0] == "503"
    body.closed.set()
    time.sleep(0.05)
    assert sent(app, BytesIO(b"clear=yes"))[0] == "200"


@pytest.mark.django_db
@pytest.mark.parametrize("made_up", ["", "csrftoken=aaaa", "sessionid=aaaa", "sessionid="])
def test_a_stranger_takes_no_place_of_those_who_are_signed_in(silent, author, made_up):
    app = slow_forms(strangers=Limits(places=1, seconds=20), staff=LONGER)
    hold(app, [silent()], path=LOGIN)
    assert sent(app, BytesIO(b"clear=yes"), LOGIN, cookie=made_up)[0] == "503"
    assert sent(app, BytesIO(b"clear=yes"), LOGIN, cookie=cookie_of(author))[0] == "200"


@pytest.mark.django_db
def test_whoever_was_signed_out_is_a_stranger(silent, author):
    app, cookie = slow_forms(strangers=Limits(places=1, seconds=20)), cookie_of(author)
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(seconds=1))
    hold(app, [silent()], path=LOGIN)
    assert sent(app, BytesIO(b"clear=yes"), LOGIN, cookie=cookie)[0] == "503"


@pytest.mark.django_db
def test_a_large_text_of_staff_may_take_as_long_as_a_slow_phone_line_needs(author):
    class SlowLine(BytesIO):
        def read(self, size):
            time.sleep(0.4)
            return super().read(size)

    texts = b"x" * 300_000
    large = {"path": LOGIN, "length": 300_000}
    app = slow_forms(staff=LONGER)
    assert sent(app, SlowLine(texts), **large, cookie=cookie_of(author)) == ("200", texts, 0)
    assert sent(app, SlowLine(texts), **large)[0] == "408"


@pytest.mark.parametrize(
    ("path", "method", "length"),
    [
        ("/conditions/crps/", "POST", 9),
        (FEEDBACK, "PUT", 9),
        (LOGIN, "PUT", 9),
        (FEEDBACK, "POST", 10_000_000),
        (LOGIN, "POST", 13_000_000),
        (FEEDBACK, "POST", ""),
    ],
)
def test_what_the_doors_refuse_is_not_read_here(path, method, length):
    class Unread:
        def read(self, *sizes):
            assert sizes == (), "the form was read"
            return b"left to the doors"

    assert sent(slow_forms(), Unread(), path, method, length)[1] == b"left to the doors"


def cookie_of(person):
    return f"sessionid={logged_in(person).cookies['sessionid'].value}"
