"""Reading the index: one SQLite FTS5 file, replaced as a whole and never changed in place.

Writing it is the work of `building`. When to build is for the caller, who compares `Index.stamp`
with the stamp of what is published.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from articles.search import lexicon
from articles.search.building import COLUMNS, SCHEMA
from articles.search.lines import CODE, Line, Weighed, calls, weighed
from articles.search.names import families
from articles.search.suggesting import Offers

MATCHES = f"""
SELECT page.row, page.kind, page.boost
FROM words JOIN page ON page.row = words.rowid
WHERE words MATCH :expression AND (:kind IS NULL OR page.kind = :kind)
ORDER BY bm25(words, {", ".join(map(str, COLUMNS.values()))}) / page.boost, page.row LIMIT :limit
"""  # noqa: S608 - the only values put in are the constants of the columns

_WHOLE = """
SELECT whole.row, page.kind, page.boost, whole.field, whole.name
FROM whole JOIN page ON page.row = whole.row
WHERE (:kind IS NULL OR page.kind = :kind)
"""
WHOLE_NAMES = f"{_WHOLE} AND whole.key = :key ORDER BY whole.field, whole.row"  # noqa: S608 - our own text
LIKE_CODES = f"""{_WHOLE} AND whole.field = {CODE}
    AND whole.key >= :key AND whole.key < :key || '~' ORDER BY whole.key, whole.row
"""  # noqa: S608 - the only value put in is a constant

SHOWN = "SELECT id, kind, path, title, one_line, text FROM shown JOIN page USING (row) WHERE row=?"

MOST_KEPT = 1_000
"""Documents whose lines stay in memory."""

VERY_MANY = 2_000
"""Documents; to order all that hold a word takes long."""

_HEAD = "{names one_line}"
_LINES = msgspec.json.Decoder(list[Line])
_File = tuple[int, int, int]
T = TypeVar("T")


class IndexUnusable(Exception):
    """The search file is missing, damaged or of another schema; build it again."""


class Candidate(NamedTuple):
    """A document that may be an answer; `field` and `name` tell which whole name it has."""

    row: int
    kind: str
    boost: float
    field: int | None = None
    name: str = ""


class Shown(NamedTuple):
    """What a hit prints of a document."""

    id: int
    kind: str
    path: str
    title: str
    one_line: str
    text: str


def open(path: Path) -> "Index":
    """Return the index at `path`, which need not be there yet: its stamp is "" until it is."""
    return Index(path)


class _Own(threading.local):
    """What one thread holds: its connection, and the file that it was opened on."""

    connection: sqlite3.Connection | None = None
    file: _File | None = None


class _Kept:
    """What all threads share of one version of the file."""

    def __init__(self, file: _File | None, connection: sqlite3.Connection) -> None:
        self.file = file
        self.words = lexicon.read(connection)
        self.offers = Offers(connection)
        self.heads: dict[int, tuple[Weighed, ...]] = {}
        self.calls: dict[int, dict[str, float]] = {}
        self.bodies: dict[int, tuple[Weighed, ...]] = {}


class Index:
    """Read access to the index at one path, for all threads, following each replacement."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = _Own()
        self._kept: _Kept | None = None
        self._keeping = threading.Lock()

    @property
    def stamp(self) -> str:
        """The stamp that the file was built with, "" when there is no usable file."""
        try:
            with self.reading() as reader:
                return reader.stamp
        except IndexUnusable:
            return ""

    @contextlib.contextmanager
    def reading(self) -> Iterator["Reader"]:
        """Read one version of the file. Raises IndexUnusable, also for errors inside the block."""
        try:
            connection = self._connection()
            yield Reader(connection, self._keep(connection))
        except (OSError, sqlite3.DatabaseError, msgspec.DecodeError) as error:
            self.close()
            raise IndexUnusable(
                f"The search file {self.path} is missing or damaged; build it again."
            ) from error

    def close(self) -> None:
        """Close the connection of this thread; the next search opens it again."""
        if self._own.connection is not None:
            self._own.connection.close()
        self._own.connection = self._own.file = None

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection to the file that is there now."""
        now = self.path.stat()
        file = (now.st_dev, now.st_ino, now.st_mtime_ns)
        if self._own.connection is None or self._own.file != file:
            self.close()
            self._own.connection, self._own.file = _connect(self.path), file
        return self._own.connection

    def _keep(self, connection: sqlite3.Connection) -> _Kept:
        """Return the words of the version that this thread reads."""
        file, kept = self._own.file, self._kept
        if kept is None or kept.file != file:
            with self._keeping:
                kept = self._kept
                if kept is None or kept.file != file:
                    kept = self._kept = _Kept(file, connection)
        return kept


class Reader:
    """One version of the index, open for one search."""

    def __init__(self, connection: sqlite3.Connection, kept: _Kept) -> None:
        self._connection = connection
        self._kept = kept
        self.words = kept.words
        self.offers = kept.offers

    @property
    def stamp(self) -> str:
        """The stamp that this version was built with."""
        return str(self._connection.execute("SELECT stamp FROM about").fetchone()[0])

    def with_any(self, stems: Sequence[str], kind: str | None, limit: int) -> list[Candidate]:
        """Return the documents that hold some of the stems, those that look best first.

        A stem that very many hold is looked for in what they are called and their one line; in
        their text only if those are too few.
        """
        in_heads = [f"{_HEAD} : {_quoted(one)}" if self._is_very_common(one) else _quoted(one)
                    for one in stems]  # fmt: skip
        found = self._matching(in_heads, kind, limit)
        if len(found) < limit and any(map(self._is_very_common, stems)):
            return self._matching(list(map(_quoted, stems)), kind, limit)
        return found

    def _matching(
        self, expressions: Sequence[str], kind: str | None, limit: int
    ) -> list[Candidate]:
        if not expressions:
            return []
        given = {"expression": " OR ".join(expressions), "kind": kind, "limit": limit}
        return [Candidate(*row) for row in self._connection.execute(MATCHES, given)]

    def _is_very_common(self, stem: str) -> bool:
        return self.words.pages.get(stem, 0) > VERY_MANY

    def named(self, keys: Sequence[str], kind: str | None) -> dict[int, Candidate]:
        """Return the documents that the first key with any names, by row, each under its best."""
        asked = [(WHOLE_NAMES, key) for key in keys]
        # A code that no document has means those of its nearest family.
        asked += [(LIKE_CODES, family) for key in keys for family in families(key)]
        for statement, key in asked:
            rows = self._connection.execute(statement, {"key": key, "kind": kind}).fetchall()
            if rows:
                return {row[0]: Candidate(*row) for row in reversed(rows)}
        return {}

    def head(self, row: int) -> tuple[Weighed, ...]:
        """Return the lines that say what a document is about."""
        return self._said(self._kept.heads, "head", row)

    def body(self, row: int) -> tuple[Weighed, ...]:
        """Return the lines of its text."""
        return self._said(self._kept.bodies, "body", row)

    def calls(self, row: int) -> dict[str, float]:
        """Return what a document calls itself: each stem, and in which part of its names it is."""
        return _remembered(self._kept.calls, row, lambda: calls(self.head(row)))

    def shown(self, row: int) -> Shown:
        """Return what a hit prints of it."""
        return Shown(*self._connection.execute(SHOWN, (row,)).fetchone())

    def _said(
        self, known: dict[int, tuple[Weighed, ...]], part: str, row: int
    ) -> tuple[Weighed, ...]:
        def read_lines() -> tuple[Weighed, ...]:
            statement = f"SELECT {part} FROM said WHERE row = ?"  # noqa: S608 - head or body
            stored = self._connection.execute(statement, (row,)).fetchone()[0]
            return tuple(weighed(line, self.words.weights) for line in _LINES.decode(stored))

        return _remembered(known, row, read_lines)


def _remembered(known: dict[int, T], row: int, make: Callable[[], T]) -> T:
    """What was made of a document; that of the last documents that were read is kept."""
    if (found := known.get(row)) is None:
        found = make()
        if len(known) >= MOST_KEPT:
            known.clear()
        known[row] = found
    return found


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


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
