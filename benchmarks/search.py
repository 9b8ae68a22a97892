"""How fast the search is: at the size of this site, and with 10,000 made-up documents.

    .venv/bin/python -m benchmarks.search [path of a search file]

The search file of a running site is var/search.sqlite3; without one, 215 made-up documents stand
in for it. Prints milliseconds on one thread, the second time that a search is made and the first.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from articles import search

SEARCHES = {
    "single words": ("crps", "nausea", "pain", "ketamine", "dizzy", "bladder", "drip", "sleep"),
    "names": ("burning feet", "heart racing", "throwing up after the drip", "nerve pain"),
    "misspellings": ("fibromialgia", "neropathy", "angziety", "taquicardia", "halucinate"),
    "questions": (
        "will ketamine make me drowsy all day",
        "can ketamine help if gabapentin did not",
        "is it normal to feel floaty and disconnected after the infusion",
        "how long does the relief from pain last and will i need more and more over time",
    ),
    "hostile": (
        "\0" * 10_000,
        "x" * 10_000,
        "pain " * 2_000,
        '"' * 500,
        "NEAR(a b) OR *",
        "痛み 😀",
    ),
}
EVERYDAY = ["pain", "ketamine", "may", "help", "people", "nerve", "drip", "study", "feel", "weeks"]
ROUNDS = 25


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(sys.argv[1]) if len(sys.argv) > 1 else _made(Path(folder), 215)
        _print("This site" if len(sys.argv) > 1 else "215 documents", search.open(here))
        start = time.perf_counter()
        many = _made(Path(folder), 10_000)
        sys.stdout.write(f"\n10,000 documents are built in {time.perf_counter() - start:.1f} s\n")
        _print("10,000 documents", search.open(many))


def _made(folder: Path, count: int) -> Path:
    """An index of documents whose words are as unequally common as those of a language."""
    chance = random.Random(7)  # noqa: S311 - the same documents in each run, not a secret
    rare = [f"{chance.choice('bdfklmnprst')}{_syllables(chance)}" for _ in range(count * 2)]
    path = folder / f"{count}.sqlite3"
    search.build(path, (_document(number, rare, chance) for number in range(count)), "1")
    return path


def _syllables(chance: random.Random) -> str:
    return "".join(chance.choice("aeiou") + chance.choice("bdfklmnprstv") for _ in range(4))


def _document(number: int, rare: Sequence[str], chance: random.Random) -> search.Document:
    def line(words: int) -> str:
        mixed = chance.choices(EVERYDAY, k=words) + chance.choices(rare, k=words // 3)
        return " ".join(chance.sample(mixed, len(mixed)))

    return search.Document(
        id=number,
        kind=chance.choice(("condition", "side_effect", "guide")),
        path=f"/{number}/",
        title=f"{chance.choice(EVERYDAY)} {chance.choice(rare)}",
        names=tuple(line(2) + " " + chance.choice(rare) for _ in range(12)),
        shown_names=(f"{chance.choice(EVERYDAY)} {chance.choice(rare)}",),
        one_line=line(12),
        text="\n".join(line(14) for _ in range(40)),
    )


def _print(title: str, index: search.Index) -> None:
    sys.stdout.write(f"{title:22}{'median':>9}{'p99':>9}{'slowest':>9}{'first':>9}   ms\n")
    for name, searches in SEARCHES.items():
        _row(name, searches, lambda typed: search.find(index, typed))
    _row("suggestions", ("p", "pa", "nau", "burning f"), lambda typed: search.suggest(index, typed))


def _row(name: str, searches: Sequence[str], ask: Callable[[str], object]) -> None:
    first = max(_timed(ask, typed) for typed in searches)
    times = sorted(_timed(ask, typed) for _ in range(ROUNDS) for typed in searches)
    values = (statistics.median(times), times[int(len(times) * 0.99)], times[-1], first)
    sys.stdout.write(f"{name:22}" + "".join(f"{value:9.1f}" for value in values) + "\n")


def _timed(ask: Callable[[str], object], typed: str) -> float:
    start = time.perf_counter()
    ask(typed)
    return 1_000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
