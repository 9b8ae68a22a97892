"""How long a call takes at its best: a busy machine only ever adds to that."""

import time
from collections.abc import Callable

TRIES = 4


def takes(call: Callable[[], object], *, under: float) -> bool:
    """Whether one of a few calls takes less processor time than `under` seconds."""
    return any(_seconds(call) < under for _ in range(TRIES))


def _seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start
