"""Reading the index: one SQLite FTS5 file, replaced as a whole and never changed in place.

Writing it is the work of `building`. When to build is for the caller, who compares `Index.stamp`
with the stamp of what is published.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from articles.search.building import SCHEMA
from articles.search.documents import Hit
from articles.search.query import Query
from articles.search.ranking import WEIGHTS, matched_name
from articles.text.snippets import snippet

MATCHES = f"""
SELECT page.row, -bm25(words, {", ".join(map(str, WEIGHTS.values()))}) * page.boost AS score
FROM words JOIN page ON page.row = words.rowid
WHERE words MATCH :expression AND (:kind IS NULL OR page.kind = :kind)
ORDER BY score DESC, page.row LIMIT :limit
"""  # noqa: S608 - the only values put in are the constants of the relevance table

WHOLE_NAMES = """
SELECT whole.row, whole.name FROM whole JOIN page ON page.row = whole.row
WHERE whole.key = :key AND (:kind IS NULL OR page.kind = :kind)
ORDER BY page.boost DESC, whole.place, whole.row
"""

SHOWN = """
SELECT id, kind, path, title, one_line, names, text
FROM shown JOIN page USING (row) WHERE row = ?
"""


class IndexUnusable(Exception):
    """The search file is missing, damaged or of another schema; build it again."""


def open(path: Path) -> "Index":
    """Return the index at `path`, which need not be there yet: its stamp is "" until it is."""
    return Index(path)


class _Own(threading.local):
    """What one thread holds: its connection, and the file that it was opened on."""

    connection: sqlite3.Connection | None = None
    file: tuple[int, int, int] | None = None


class Index:
    """Read access to the index at one path, for all threads, following each replacement."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = _Own()

    @property
    def stamp(self) -> str:
        """The stamp that the file was built with, "" when there is no usable file."""
        try:
            with self._reading() as connection:
                return str(connection.execute("SELECT stamp FROM about").fetchone()[0])
        except IndexUnusable:
            return ""

    def search(self, query: Query, kind: str | None = None, limit: int = 30) -> tuple[Hit, ...]:
        """Return the best hits: whole names first, then by score. Raises IndexUnusable."""
        if not query.words:
            return ()
        with self._reading() as connection:
            scores = dict(_matches(connection, query, kind, limit))
            named = _named(connection, query, kind)
            rows = list(dict.fromkeys([*named, *scores]))[:limit]
            return tuple(
                _hit(connection, row, query, scores.get(row, 0.0), named.get(row)) for row in rows
            )

    def close(self) -> None:
        """Close the connection of this thread; the next search opens it again."""
        if self._own.connection is not None:
            self._own.connection.close()
        self._own.connection = self._own.file = None

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection()
        except (OSError, sqlite3.DatabaseError) as error:
            self.close()
            raise IndexUnusable(
                f"The search file {self.path} is missing or damaged; build it again."
            ) from error

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection to the file that is there now."""
        now = self.path.stat()
        file = (now.st_dev, now.st_ino, now.st_mtime_ns)
        if self._own.connection is None or self._own.file != file:
            self.close()
            self._own.connection, self._own.file = _connect(self.path), file
        return self._own.connection


def _connect(path: Path) -> sqlite3.Connection:
    # A file that is only ever replaced needs no locks: "immutable" leaves them out.
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True)
    try:
        schema = connection.execute("SELECT schema FROM about").fetchone()[0]
        if schema != SCHEMA:
            raise sqlite3.DatabaseError(f"schema {schema} instead of {SCHEMA}")
    except BaseException:
        connection.close()
        raise
    return connection


def _matches(
    connection: sqlite3.Connection, query: Query, kind: str | None, limit: int
) -> list[tuple[int, float]]:
    given = {"expression": query.expression, "kind": kind, "limit": limit}
    return connection.execute(MATCHES, given).fetchall()


def _named(connection: sqlite3.Connection, query: Query, kind: str | None) -> dict[int, str]:
    """Return the documents that one of the query's keys names, best first, each with the name."""
    named: dict[int, str] = {}
    for key in query.keys:
        for row, name in connection.execute(WHOLE_NAMES, {"key": key, "kind": kind}):
            named.setdefault(row, name)
    return named


def _hit(
    connection: sqlite3.Connection, row: int, query: Query, score: float, named: str | None
) -> Hit:
    id_, kind, path, title, one_line, names, text = connection.execute(SHOWN, (row,)).fetchone()
    if named is None:
        named = matched_name(query.words, title, msgspec.json.decode(names, type=list[str]))
    return Hit(
        id=id_,
        kind=kind,
        path=path,
        title=title,
        one_line=one_line,
        score=score,
        snippet=tuple(snippet(text, query.words)),
        matched_name=named,
    )
