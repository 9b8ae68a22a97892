"""What patients type in danger, by the sign it must raise, and what must raise none.

The words themselves are in `danger.txt` and `ordinary.txt`.
"""

from collections.abc import Iterator
from pathlib import Path


def _lines(name: str) -> Iterator[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))


def _danger() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    slug = ""
    for line in _lines("danger.txt"):
        if line.startswith("["):
            slug = line.strip("[]")
        else:
            found.setdefault(slug, []).extend(line.split(" | "))
    return found


DANGER = _danger()
ORDINARY = [words for line in _lines("ordinary.txt") for words in line.split(" | ")]
