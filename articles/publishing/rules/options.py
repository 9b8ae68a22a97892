"""Rules on tables of choices: the same rows for each question, each told in as much detail.

IPDAS asks for equal detail of every option. A table whose first column is headed "Choice" is one
question; all such tables of a page compare the same choices.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.publishing.sentences import CITATION, said

from .finding import Finding
from .subject import Subject

MOST_TIMES_LONGER = 2
"""One choice may be told in this many times as many words as another."""
FEWEST_WORDS = 8
"""A shorter cell counts as this long: “Yes.” beside six words is no uneven detail."""
_TABLE = re.compile(r"(?m)^\| *Choice *\|.*\n\|[-:| ]+\|\n((?:\|.*(?:\n|\Z))+)")
_ROW = re.compile(r"(?m)^\| *((?:[^|\n]|(?<=\w)\|(?=\w))+?) *\| *(.*?) *\|$")
_SILENT = re.compile(r"\b(?:we hold no|not known to us|we do not know|not known)\b", re.IGNORECASE)
_ASK = re.compile(r"\bask\b", re.IGNORECASE)


class Cell(NamedTuple):
    """What is told of one choice under one question."""

    choice: str
    text: str

    @property
    def words(self) -> int:
        return len(said(self.text).split())

    @property
    def is_silent(self) -> bool:
        """Whether it only says that nothing is known."""
        return bool(_SILENT.search(self.text)) and not CITATION.search(self.text)


def every_choice_answers_every_question(subject: Subject) -> Iterator[Finding]:
    """Rows in another order, a missing one or a second one make a comparison unfair."""
    for where, tables in _tables(subject):
        asked = [[cell.choice for cell in table] for table in tables]
        for choices in asked[1:]:
            if choices != asked[0]:
                yield Finding(
                    "unequal-choices",
                    where,
                    f"One table compares {_listed(asked[0])}, another {_listed(choices)}: give "
                    "every table the same choices in the same order.",
                    blocks=False,
                )


def every_choice_gets_as_much_detail(subject: Subject) -> Iterator[Finding]:
    for where, tables in _tables(subject):
        for table in tables:
            told = sorted((c for c in table if not c.is_silent), key=lambda cell: cell.words)
            if told and told[-1].words > MOST_TIMES_LONGER * max(FEWEST_WORDS, told[0].words):
                yield Finding(
                    "uneven-choices",
                    where,
                    f"“{told[-1].choice}” takes {told[-1].words} words and “{told[0].choice}” "
                    f"{told[0].words} under one question: tell at most twice as much of one, or "
                    "say “we hold no number: ask your team”.",
                    blocks=False,
                )


def silence_says_whom_to_ask(subject: Subject) -> Iterator[Finding]:
    for where, tables in _tables(subject):
        for cell in (cell for table in tables for cell in table):
            if not cell.text or (cell.is_silent and not _ASK.search(cell.text)):
                yield Finding(
                    "silent-choice",
                    where,
                    f"“{cell.choice}” has a question that nobody can answer yet: add “ask your "
                    "team”.",
                    blocks=False,
                )


def _tables(subject: Subject) -> Iterator[tuple[str, list[list[Cell]]]]:
    """The tables of choices of each text, row by row."""
    for passage in subject.passages:
        found = [
            [Cell(said(name), text) for name, text in _ROW.findall(rows)]
            for rows in _TABLE.findall(passage.text)
        ]
        if found:
            yield passage.where, found


def _listed(choices: list[str]) -> str:
    return ", ".join(f"“{choice}”" for choice in choices)
