"""How many answers are taken in ten minutes, from one reader and in all, by one process.

Counted in memory and never in the database: there, an address would have to be stored.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable

SECONDS = 600
MOST_OF_ONE = 20
"""A clinic's waiting room has one address."""

MOST_OF_ALL = 200


class Window:
    """Counts under a hash whose salt is thrown away, with the counts, every ten minutes.

    An address is never kept: after that time nobody can tell whose count was whose, nor before
    without the salt, which no file and no other process has.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._begin()

    def lets_in(self, address: str) -> bool:
        """Whether one more answer from the address may be taken; if so, it is counted."""
        with self._lock:
            if self._clock() - self._begun >= SECONDS:
                self._begin()
            key = hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()
            if self._counts[key] >= MOST_OF_ONE or self._counts.total() >= MOST_OF_ALL:
                return False
            self._counts[key] += 1
            return True

    def _begin(self) -> None:
        self._begun, self._salt = self._clock(), secrets.token_bytes(32)
        self._counts: Counter[bytes] = Counter()
