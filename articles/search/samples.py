"""What patients type in danger and on any other day, to try the urgent phrases on.

The words themselves are in `danger.txt`, under the sign that they must raise, and `ordinary.txt`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_BETWEEN = " | "


@cache
def ordinary() -> tuple[str, ...]:
    """Return searches that must raise no alarm."""
    return tuple(words for line in _lines("ordinary.txt") for words in line.split(_BETWEEN))


@cache
def danger() -> dict[str, tuple[str, ...]]:
    """Return searches that must raise an alarm, by the slug of the sign."""
    found: dict[str, tuple[str, ...]] = {}
    slug = ""
    for line in _lines("danger.txt"):
        if line.startswith("["):
            slug = line.strip("[]")
        else:
            found[slug] = (*found.get(slug, ()), *line.split(_BETWEEN))
    return found


def _lines(name: str) -> Iterator[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))
