"""Keeps answers that many requests share until something that readers see changes.

The stamp says when that is: it moves with every publication and live row's change, and at the
next moment when the clock changes something. All workers of a machine see a move at once
through a small shared file; other machines look at the database every half second.
"""

import datetime
import mmap
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import Edition, Stamp

Answer = TypeVar("Answer")
SHARED_BYTES = 8


class Mark(NamedTuple):
    """What together names a state of the site: this machine's word and the database's."""

    shared: int
    token: str


class Kept(NamedTuple):
    mark: Mark
    good_until: datetime.datetime
    answer: Any


NOTHING_SEEN = Mark(-1, "")
LONG_AGO = datetime.datetime.min.replace(tzinfo=datetime.UTC)

_kept: dict[str, Kept] = {}
_locks: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
_memory_lock = threading.Lock()
_shared: mmap.mmap | None = None
_seen = NOTHING_SEEN
_until = (NOTHING_SEEN, LONG_AGO)
_looked_at = 0.0
_heard_at = 0.0


def kept(name: str, build: Callable[[datetime.datetime], Answer], now: datetime.datetime) -> Answer:
    """The answer of `build(now)` under `name`, made again only when the stamp has moved.

    The stamp is read before `build` runs, so an answer is never newer than its mark says. One
    thread builds; others that want the same answer wait for it.
    """
    mark = read()
    found = _kept.get(name)
    if found is None or found.mark != mark or now >= found.good_until:
        with _locks[name]:
            found = _kept.get(name)
            if found is None or found.mark != mark or now >= found.good_until:
                found = _kept[name] = Kept(mark, good_until(mark, now), build(now))
    return found.answer  # type: ignore[no-any-return]


def good_until(mark: Mark, now: datetime.datetime) -> datetime.datetime:
    """When an answer made at `now` under `mark` ends by the clock; asked once for a mark."""
    global _until
    known, until = _until
    if known != mark or now >= until:
        until = next_change(now)
        _until = (mark, until)
    return until


def read() -> Mark:
    """The stamp as this machine knows it; asks the database at most every half second."""
    global _seen, _looked_at, _heard_at
    shared = int.from_bytes(_memory()[:SHARED_BYTES], "big")
    is_late = time.monotonic() - _looked_at >= settings.STAMP_LOOK_SECONDS
    if shared != _seen.shared or is_late:
        _looked_at = time.monotonic()
        _seen = Mark(shared, Stamp.current())
        _heard_at = time.monotonic()
    return _seen


def silent_for() -> float:
    """Seconds since the database last answered `read`."""
    return time.monotonic() - _heard_at


def raise_stamp() -> None:
    """Tells every worker that something changed. Call it in the transaction of the change."""
    Stamp.advance()
    transaction.on_commit(_tell_this_machine)


def next_change(now: datetime.datetime) -> datetime.datetime:
    """When the clock next changes what readers see: a scheduled edition, or midnight."""
    midnight = (timezone.localtime(now) + datetime.timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    scheduled = (
        Edition.objects.filter(live_from__gt=now, cancelled_at=None)
        .order_by("live_from")
        .values_list("live_from", flat=True)
        .first()
    )
    return min(midnight, scheduled) if scheduled else midnight


def forget() -> None:
    """Drops every kept answer of this process."""
    global _looked_at, _until
    _kept.clear()
    _looked_at = 0.0
    _until = (NOTHING_SEEN, LONG_AGO)


def _tell_this_machine() -> None:
    _memory()[:SHARED_BYTES] = time.time_ns().to_bytes(SHARED_BYTES, "big")
    forget()


def _memory() -> mmap.mmap:
    """Eight bytes that all processes of this machine share."""
    global _shared
    if _shared is not None:
        return _shared
    with _memory_lock:
        if _shared is None:
            settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
            handle = os.open(settings.VAR_DIR / "stamp", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if os.fstat(handle).st_size < SHARED_BYTES:
                    os.ftruncate(handle, SHARED_BYTES)
                _shared = mmap.mmap(handle, SHARED_BYTES)
            finally:
                os.close(handle)
    return _shared
