"""What goes into the search and what comes out of it.

Plain structs only: who fills them is `indexing`, who shows them is a template.
"""

import msgspec

from articles.search.urgent import UrgentRule
from articles.text.snippets import Piece


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be found: a page, or a word of the glossary.

    `names` are all other names that patients and letters use for it, the best first;
    `shown_names` those of them that the page prints; `misspellings` names that are slips: they
    find the page and are never offered. `codes` are those of coding systems ("G90.5"), `text` the
    visible words, a block a line. `boost` is 1.0 for a usual page: less takes from the score,
    more goes first between equals.
    """

    id: int
    kind: str
    path: str
    title: str
    medical_name: str = ""
    names: tuple[str, ...] = ()
    shown_names: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    one_line: str = ""
    text: str = ""
    codes: tuple[str, ...] = ()
    boost: float = 1.0


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One document that was found, best first.

    `score` is how much of the search the document answers: 1.0 is all of it, under its own name.
    `matched_name` is the other name that led here ("reflex sympathetic dystrophy"), and "" when
    the title says it already.
    """

    id: int
    kind: str
    path: str
    title: str
    one_line: str
    score: float
    snippet: tuple[Piece, ...]
    matched_name: str


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one search.

    `query` is what was typed, `changed` says in words what was searched instead ("" if nothing),
    `corrected` is the search with its spelling put right ("" if it was not): offer the way back
    to what was typed, which `find(..., exact=True)` takes. `urgent` is the help to show above, or
    instead of, the hits.
    """

    query: str
    hits: tuple[Hit, ...]
    changed: str
    urgent: UrgentRule | None
    corrected: str = ""


class Suggestion(msgspec.Struct, frozen=True):
    """A title or a name that starts like what is being typed, and the page that it leads to."""

    text: str
    path: str
    kind: str
