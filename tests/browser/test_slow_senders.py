"""Senders who never finish a form keep nobody from reading, from the log-in, or from telling."""

import re
import socket
import time
import urllib.request
from urllib.parse import urlsplit

import pytest

from .test_feedback import FEEDBACK, post

LOGIN = "/staff/login/"


@pytest.fixture
def begun(site):
    """Begins so many forms, the first of their bytes sent; hangs up at the end."""
    senders = []

    def begin(many, path=FEEDBACK, length=9000, cookie="csrftoken=" + "a" * 32):
        for _ in range(many):
            address = urlsplit(site)
            senders.append(socket.create_connection((address.hostname, address.port)))
            senders[-1].sendall(head_of(site, path, length, cookie))
        return senders

    yield begin
    for one in senders:
        one.close()


@pytest.mark.parametrize("path", [FEEDBACK, LOGIN])
def test_slow_forms_keep_nobody_from_reading(site, begun, path):
    """Forty senders of one byte at a time: more than the server has threads."""
    senders = begun(40, path)
    answers = []
    for number in range(6):
        drip(senders)
        before = time.monotonic()
        with urllib.request.urlopen(f"{site}/sources/?page={number}", timeout=10) as answer:
            assert answer.status == 200
        answers.append(time.monotonic() - before)
        time.sleep(1)
    assert max(answers) < 3
    said = [status(one) for one in senders]
    assert set(said) <= {"408", "503"}
    assert "408" in said


@pytest.mark.parametrize("path", [FEEDBACK, LOGIN])
def test_forms_of_which_nothing_more_comes_are_given_up_after_their_time(site, begun, path):
    senders = begun(16, path)
    time.sleep(7)
    assert post(site, b"clear=yes") == 200
    with urllib.request.urlopen(site + LOGIN, timeout=10) as answer:
        assert answer.status == 200
    told = [one.recv(400) for one in senders]
    late = [words for words in told if words.startswith(b"HTTP/1.1 408")]
    assert late
    assert all(words.endswith(b"Go back and send it again.") for words in late)


def test_ten_megabytes_are_refused_before_they_are_sent(begun):
    [sender] = begun(1, length=10_000_000)
    assert status(sender) == "413"


def head_of(site, path, length, cookie) -> bytes:
    """The beginning of a form with the first of its bytes."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: {urlsplit(site).netloc}\r\n"
        f"Origin: {site}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {length}\r\n\r\nclear=yes"
    ).encode()


def drip(connections):
    """One byte more on each that is still open."""
    for one in connections:
        try:
            one.sendall(b"x")
        except OSError:
            continue


def status(connection) -> str:
    """The status of the answer, which came before the body was all there."""
    connection.settimeout(6)
    return re.match(rb"HTTP/1.1 (\d+)", connection.recv(200))[1].decode()
