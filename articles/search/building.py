"""Writing the index file: tables, rows, and one step from the old file to the new.

Reading it is the work of `engine`; when to build, of the caller.
"""

import contextlib
import os
import secrets
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import msgspec

from articles.search import lexicon, lines
from articles.search.documents import Document
from articles.search.names import whole_names
from articles.search.stems import stem
from articles.search.suggesting import suggestions

# Raise it when a table below changes, or what is made of words before they are put in.
SCHEMA = 2

ABANDONED_AFTER = 3_600  # seconds

# A word in one of these columns counts this much against the same word in running text when the
# candidates are chosen (bm25 weights, in the order of the columns).
COLUMNS = {"names": 8.0, "one_line": 4.0, "text": 1.0}

# `page` holds what each match needs and is kept narrow, `shown` what only the hits need: together
# in one table, the commonest word took twice as long.
TABLES = f"""
PRAGMA journal_mode = off;
BEGIN;
CREATE TABLE about (schema INTEGER, stamp TEXT);
CREATE TABLE page (row INTEGER PRIMARY KEY, kind TEXT, boost REAL);
CREATE TABLE shown (
    row INTEGER PRIMARY KEY, id INTEGER, path TEXT, title TEXT, one_line TEXT, text TEXT
);
CREATE TABLE said (row INTEGER PRIMARY KEY, head TEXT, body TEXT);
CREATE TABLE whole (key TEXT, row INTEGER, field INTEGER, name TEXT);
CREATE INDEX whole_key ON whole (key);
CREATE TABLE stem (stem TEXT, weight REAL, pages INTEGER, is_proper INTEGER);
CREATE TABLE spelling (word TEXT PRIMARY KEY, is_name INTEGER);
CREATE TABLE suggestion (text TEXT, key TEXT, path TEXT, kind TEXT, place INTEGER);
CREATE VIRTUAL TABLE words USING fts5 (
    {", ".join(COLUMNS)}, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
"""


def build(path: Path, documents: Iterable[Document], stamp: str) -> None:
    """Write a new index beside `path` and put it in its place in one step.

    Readers see the old one or the new one, never a part. If two build at once, the last one
    stays. Errors of the disk come out as OSError or sqlite3.Error and leave the old index alone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(path)
    draft = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}.draft")
    try:
        with contextlib.closing(sqlite3.connect(draft)) as connection:
            _Draft(connection).fill(documents, stamp)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _clear_abandoned(path: Path) -> None:
    """Remove drafts that killed processes left; a build that is at work is seconds old."""
    for draft in path.parent.glob(f"{path.name}.*.draft"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - draft.stat().st_mtime > ABANDONED_AFTER:
                draft.unlink()


class _Draft:
    """An index in the making: its file, and the words that have come by."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._put = connection.execute
        self._put_all = connection.executemany
        self._connection = connection
        self._pages: Counter[str] = Counter()
        self._naming: set[str] = set()
        self._leading: set[str] = set()
        self._spellings: dict[str, bool] = {}

    def fill(self, documents: Iterable[Document], stamp: str) -> None:
        self._connection.executescript(TABLES)
        row = 0
        for row, document in zip(count(1), documents, strict=False):
            self._add(row, document)
        weights = lexicon.weigh(
            self._pages, self._naming, self._leading, self._spellings, documents=row
        )
        proper = set(map(stem, self._spellings))
        self._put_all(
            "INSERT INTO stem VALUES (?, ?, ?, ?)",
            [(one, weight, self._pages[one], one in proper) for one, weight in weights.items()],
        )
        self._put_all("INSERT INTO spelling VALUES (?, ?)", self._spellings.items())
        self._put("INSERT INTO words (words) VALUES ('optimize')")
        self._put("INSERT INTO about VALUES (?, ?)", (SCHEMA, stamp))
        self._connection.commit()

    def _add(self, row: int, document: Document) -> None:
        one = document
        self._put("INSERT INTO page VALUES (?, ?, ?)", (row, one.kind, one.boost))
        self._put(
            "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?)",
            (row, one.id, one.path, one.title, one.one_line, one.text),
        )
        self._put_all(
            "INSERT INTO whole VALUES (?, ?, ?, ?)",
            [(key, row, field, name) for key, field, name in whole_names(document)],
        )
        self._put_all("INSERT INTO suggestion VALUES (?, ?, ?, ?, ?)", list(suggestions(document)))
        self._add_words(row, document)

    def _add_words(self, row: int, document: Document) -> None:
        said = lines.said(document)
        names = [line for line in said.head if line.field <= lines.CODE]
        columns = [
            " ".join(one for line in those for one in line.stems)
            for those in (names, said.head[len(names) :], said.body)
        ]
        self._naming |= _stems(line for line in names if line.field < lines.CODE)
        if document.boost >= 1:
            self._leading |= _stems(line for line in names if line.field <= lines.SHOWN_NAME)
        self._pages.update(_stems((*said.head, *said.body)))
        self._spellings |= dict.fromkeys(said.words - self._spellings.keys(), False)
        self._spellings |= dict.fromkeys(said.names, True)
        self._put(
            "INSERT INTO words (rowid, names, one_line, text) VALUES (?, ?, ?, ?)", (row, *columns)
        )
        stored = (msgspec.json.encode(those).decode() for those in (said.head, said.body))
        self._put("INSERT INTO said VALUES (?, ?, ?)", (row, *stored))


def _stems(those: Iterable[lines.Line]) -> set[str]:
    return {one for line in those for one in line.stems}
