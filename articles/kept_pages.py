"""Serves finished pages from memory, in front of Django: most readers never reach it.

A WSGI application around another. Which answers may be kept, and by which parameters they
differ, each view says with `keep`; caching says until when. Staff, static files and pictures
pass through untouched, and so does whatever is not a GET or HEAD.
"""

import datetime
import functools
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from queue import SimpleQueue
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import brotli
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import timezone

from articles import caching
from articles.afterwards import Answered

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]
View = Callable[..., HttpResponse]
Key = tuple[object, ...]

KEEP = "ketamine_info.keep"
"""Where a view leaves word for the layer: a key of the environ, which Django calls META."""
PASSED = (settings.STAFF_PATH, settings.STATIC_URL, settings.MEDIA_URL)
LONGEST_QUERY = 400
PAGE_COSTS = 3_000
"""Bytes that a kept page takes beside its body and its packed form, roughly."""
KEPT_WITHOUT_DATABASE = 600
"""Seconds."""
QUICK, BEST = 5, 11
"""How hard brotli tries: at once for the first reader, and later for all who follow."""


class Keep(NamedTuple):
    """The parameters by which answers of an address differ, and for how long one is kept at most.

    Every other parameter is ignored; without `seconds` an answer lasts until the site changes.
    """

    names: tuple[str, ...] = ()
    seconds: float | None = None


def keep(*names: str, seconds: float | None = None) -> Callable[[View], View]:
    """Lets answers of a view be kept for all readers, as Keep says; errors never are."""
    word = Keep(names, seconds)

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            if response.status_code == 200 and not isinstance(response, Answered):
                request.META[KEEP] = word
                response["Content-Encoding"] = "identity"  # the layer packs it, once for all
            return response

        return keeping

    return wrap


class Page:
    """One finished answer as bytes, and until when it is good (seconds of time.time)."""

    def __init__(
        self, body: bytes, headers: Headers, mark: caching.Mark, good_until: float, *, lasts: bool
    ) -> None:
        self.body, self.mark, self.good_until, self.lasts = body, mark, good_until, lasts
        self.hits = 0
        ours = {"content-length", "content-encoding", "etag", "vary"}
        self.common = [(name, value) for name, value in headers if name.lower() not in ours]
        if not any(name.lower() == "cache-control" for name, _ in self.common):
            self.common.append(("Cache-Control", "public, no-cache"))  # ask each time, by ETag
        # Weak, as one page has three forms in bytes: plain, packed at once, and packed well.
        self.tag = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'
        self.common += [("Vary", "Accept-Encoding"), ("ETag", self.tag)]
        self.plain = body, [*self.common, ("Content-Length", str(len(body)))]
        self.pack(QUICK)
        self.size = len(body) + len(self.packed[0]) + PAGE_COSTS

    def pack(self, quality: int) -> None:
        """Compresses the body; readers get either the old bytes or the new ones."""
        body = brotli.compress(self.body, quality=quality)
        more = [("Content-Encoding", "br"), ("Content-Length", str(len(body)))]
        self.packed = body, [*self.common, *more]

    def answer(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        """What this reader gets: packed or plain, or word that theirs is still good."""
        if self.tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", self.common)
            return [b""]
        is_packed = takes_brotli(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body, headers = self.packed if is_packed else self.plain
        start_response("200 OK", headers)
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]


class Shelf:
    """Pages by key, the longest unused thrown out when they take too many bytes."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Page) -> None:
        with self._lock:
            if old := self._pages.pop(key, None):
                self.bytes -= old.size
            self._pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most_bytes:
                _, thrown = self._pages.popitem(last=False)
                self.bytes -= thrown.size


class KeptPages:
    """The layer itself: `app` is asked only for what is not on a shelf.

    While the database can't say whether something changed, what is kept stays good for
    KEPT_WITHOUT_DATABASE seconds; then `app` is asked, and tells readers what they can do.
    """

    def __init__(self, app: App) -> None:
        self.app = app
        most = settings.KEPT_PAGES_MB * 1_000_000
        self._lasting, self._brief = Shelf(most), Shelf(most // 10)  # searches push out no page
        self._words: dict[str, Keep] = {}
        self._mark = caching.NOTHING_SEEN
        self._to_pack: SimpleQueue[Page] = SimpleQueue()
        self._packer: threading.Thread | None = None
        self._starting = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path.startswith(PASSED) or method not in ("GET", "HEAD"):
            return self.app(environ, start_response)
        mark = self._read_mark()
        word = self._words.get(path)
        key = key_of(environ, word) if word else None
        page = self._shelf(word).get(key) if word and key else None
        if page and page.mark == mark and time.time() < page.good_until:
            page.hits += 1
            if page.hits == 1 and page.lasts:
                self._pack_later(page)
            return page.answer(environ, start_response)
        if mark is None or method == "HEAD":
            return self.app(environ, start_response)
        return self._ask(environ, start_response, mark)

    def _ask(
        self, environ: Environ, start_response: StartResponse, mark: caching.Mark
    ) -> Iterable[bytes]:
        """Lets Django answer, and keeps the answer if its view allowed that."""
        now = timezone.now()
        said: list[Any] = []
        answer = self.app(environ, lambda *words: said.extend(words))
        word: Keep | None = environ.get(KEEP)
        key = key_of(environ, word) if word else None
        good_until = self._good_until(mark, word, now) if word and key else 0
        if not (word and key and good_until):
            start_response(*said)
            return answer
        page = Page(b"".join(answer), said[1], mark, good_until, lasts=word.seconds is None)
        answer.close()  # type: ignore[attr-defined]
        self._words[environ["PATH_INFO"]] = word
        self._shelf(word).put(key, page)
        return page.answer(environ, start_response)

    def _read_mark(self) -> caching.Mark | None:
        """The stamp; the last one known while the database is silent; None after too long."""
        try:
            self._mark = caching.read()
        except DatabaseError:
            close_old_connections()  # no request of Django's does it for readers of kept pages
        return self._mark if caching.silent_for() < KEPT_WITHOUT_DATABASE else None

    def _good_until(self, mark: caching.Mark, word: Keep, now: datetime.datetime) -> float:
        """When an answer that was asked for at `now` ends; 0 if the database can't say."""
        try:
            changes = caching.good_until(mark, now).timestamp()
        except DatabaseError:
            return 0
        return changes if word.seconds is None else min(changes, now.timestamp() + word.seconds)

    def _shelf(self, word: Keep) -> Shelf:
        return self._lasting if word.seconds is None else self._brief

    def _pack_later(self, page: Page) -> None:
        """What is read again is worth packing well, beside the readers."""
        self._to_pack.put(page)
        with self._starting:  # not before: a server may fork after this module is loaded
            if self._packer is None:
                self._packer = threading.Thread(target=self._pack, name="packs pages", daemon=True)
                self._packer.start()

    def _pack(self) -> None:
        while True:
            self._to_pack.get().pack(BEST)


def key_of(environ: Environ, word: Keep) -> Key | None:
    """What tells one answer from another: the host without its port, the path, what `word` names.

    None if the query is too long to be read for that: such an answer is for one reader.
    """
    asked = environ.get("QUERY_STRING", "") if word.names else ""
    if len(asked) > LONGEST_QUERY:
        return None
    said = dict(parse_qsl(asked, keep_blank_values=True))
    return (
        split_domain_port(environ.get("HTTP_HOST", ""))[0],
        environ["wsgi.url_scheme"],
        environ.get("HTTP_X_FORWARDED_PROTO"),
        environ["PATH_INFO"],
        *(said.get(name) for name in word.names),
    )


def takes_brotli(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows brotli."""
    for one in accepted.split(","):
        name, _, quality = one.strip().partition(";")
        if name.strip().lower() == "br":
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
