"""Writing the index file: tables, rows, and one step from the old file to the new.

Reading it is the work of `engine`; when to build, of the caller.
"""

import contextlib
import os
import secrets
import sqlite3
import time
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import msgspec

from articles.search.documents import Document
from articles.search.ranking import WEIGHTS, code_forms, whole_names
from articles.text.normalize import normalize

# Raise it when a table below changes, or what `normalize` makes of words.
SCHEMA = 1

ABANDONED_AFTER = 3_600  # seconds

# `page` holds what each match needs and is kept narrow, `shown` what only the hits need: together
# in one table, the commonest word took twice as long.
TABLES = f"""
PRAGMA journal_mode = off;
BEGIN;
CREATE TABLE about (schema INTEGER, stamp TEXT);
CREATE TABLE page (row INTEGER PRIMARY KEY, kind TEXT, boost REAL);
CREATE TABLE shown (
    row INTEGER PRIMARY KEY, id INTEGER, path TEXT, title TEXT, one_line TEXT, names TEXT, text TEXT
);
CREATE TABLE whole (key TEXT, row INTEGER, place INTEGER, name TEXT);
CREATE INDEX whole_key ON whole (key);
CREATE VIRTUAL TABLE words USING fts5 (
    {", ".join(WEIGHTS)}, content = '', prefix = '3 4',
    tokenize = 'porter unicode61 remove_diacritics 2'
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
            _fill(connection, documents, stamp)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _clear_abandoned(path: Path) -> None:
    """Remove drafts that killed processes left; a build that is at work is seconds old."""
    for draft in path.parent.glob(f"{path.name}.*.draft"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - draft.stat().st_mtime > ABANDONED_AFTER:
                draft.unlink()


def _fill(connection: sqlite3.Connection, documents: Iterable[Document], stamp: str) -> None:
    connection.executescript(TABLES)
    for row, document in zip(count(1), documents, strict=False):
        _add(connection, row, document)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("INSERT INTO about VALUES (?, ?)", (SCHEMA, stamp))
    connection.commit()


def _add(connection: sqlite3.Connection, row: int, document: Document) -> None:
    names = tuple(filter(None, (document.medical_name, *document.names)))
    codes = [form for code in document.codes for form in code_forms(code)]
    connection.execute("INSERT INTO page VALUES (?, ?, ?)", (row, document.kind, document.boost))
    connection.execute(
        "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            row,
            document.id,
            document.path,
            document.title,
            document.one_line,
            msgspec.json.encode(names).decode(),
            document.text,
        ),
    )
    columns = (document.title, "\n".join([*names, *codes]), document.one_line, document.text)
    connection.execute(
        "INSERT INTO words (rowid, title, names, one_line, text) VALUES (?, ?, ?, ?, ?)",
        (row, *map(normalize, columns)),
    )
    connection.executemany(
        "INSERT INTO whole VALUES (?, ?, ?, ?)",
        [(key, row, place, name) for key, place, name in whole_names(document)],
    )
