"""Where two texts differ, word by word, told in short sentences: what matters most is named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein, Opcode

from .facts_in_words import Kind, Token, tokens
from .same_wording import is_opposite, is_same_wording

HARMLESS = {Kind.WORD, Kind.LINK, Kind.SOURCE, Kind.PICTURE}
"""A difference in any other kind is one of safety."""
LONG, MANY, MOST = 12, 5, 12_000
"""A run of more words than LONG and more than MANY runs of mere words are told, not quoted; of
texts of more words than MOST all between the first and the last difference is one run."""


class Run(NamedTuple):
    """Words that stand in the one text where others, or none, stand in the other."""

    before: Sequence[Token]
    after: Sequence[Token]
    behind: str = ""

    def is_risky(self) -> bool:
        """Whether it may harm."""
        return any(token.kind not in HARMLESS for token in (*self.before, *self.after)) or (
            len(self.before) == len(self.after)
            and any(is_opposite(was.form, now.form) for was, now in zip(*self[:2], strict=True))
        )

    def is_long(self) -> bool:
        """Whether it is too long to be quoted."""
        return max(len(self.before), len(self.after)) > LONG

    def facts(self) -> "Run":
        """The same without mere words."""
        old, new = ([t for t in side if t.kind != Kind.WORD] for side in (self.before, self.after))
        return Run(old, new)

    def said(self) -> str:
        """As in "40 mg became 50 mg in"; empty where nothing is left."""
        old, new = map(_listed, self[:2])
        if not (old and new) and self.behind and self._negates():
            old, new = (f"{words} {self.behind}".strip() for words in (old, new))
        if old and new:
            return f"{old} became {new} in"
        return f"{new} is new in" if new else f"{old} is gone from" if old else ""

    def _negates(self) -> bool:
        return any(side and side[-1].kind == Kind.NEGATION for side in self[:2])


def differences(before: str, after: str, name: str) -> Iterator[tuple[bool, str]]:
    """A sentence for each difference of two texts, and whether it may harm."""
    found = [run for run in _runs(tokens(before), tokens(after)) if not is_same_wording(*run[:2])]
    is_whole = not before.strip() or not after.strip()
    many = len([run for run in found if not run.is_risky()]) > MANY
    untold = [run for run in found if run.is_long() or (many and not run.is_risky())]
    for run in found:
        if words := (
            run.facts() if is_whole or run.is_long() or (many and not run.is_risky()) else run
        ).said():
            yield run.is_risky(), f"{words} “{name}”."
    if untold and not is_whole:
        yield any(run.is_risky() for run in untold), f"Many words of “{name}” read otherwise."


def _runs(before: list[Token], after: list[Token]) -> list[Run]:
    """The places where the forms differ, those of facts alone split into pairs."""
    numbers: dict[str, int] = {}
    old, new = (
        [numbers.setdefault(t.form, len(numbers)) for t in side] for side in (before, after)
    )
    found = []
    for start, end, first, last in _spans(old, new):
        was, now = before[start:end], after[first:last]
        if len(was) == len(now) and not any(t.kind == Kind.WORD for t in (*was, *now)):
            found += [Run([one], [other]) for one, other in zip(was, now, strict=True)]
        else:
            found.append(Run(was, now, before[end].words if end < len(before) else ""))
    return found


def _spans(old: list[int], new: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """From where to where the two differ; neighbors are one."""
    if max(len(old), len(new)) > MOST:
        ahead = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
        if old != new:
            yield ahead, len(old), ahead, len(new)
        return
    same = [code for code in Levenshtein.opcodes(old, new) if code.tag == "equal"]
    edges = [
        Opcode("equal", 0, 0, 0, 0),
        *same,
        Opcode("equal", len(old), len(old), len(new), len(new)),
    ]
    for one, other in pairwise(edges):
        if one.src_end < other.src_start or one.dest_end < other.dest_start:
            yield one.src_end, other.src_start, one.dest_end, other.dest_start


def _listed(found: Sequence[Token]) -> str:
    words = [token.words for token in found[:LONG]]
    more = [f"{len(found) - LONG} more"] if len(found) > LONG else []
    are_words = any(token.kind == Kind.WORD for token in found)
    return (" " if are_words else ", ").join(words + more)
