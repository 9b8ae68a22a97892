"""What goes into the search and what comes out of it.

Plain structs only: who fills them is `indexing`, who shows them is a template.
"""

import msgspec

from articles.search.urgent import UrgentRule
from articles.text.snippets import Piece


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be found: a page, or a word of the glossary.

    `names` are all other names that patients and letters use for it, `codes` those of coding
    systems ("G90.5"), `text` the visible words. `boost` multiplies the score: 1.0 is a usual page.
    """

    id: int
    kind: str
    path: str
    title: str
    medical_name: str = ""
    names: tuple[str, ...] = ()
    one_line: str = ""
    text: str = ""
    codes: tuple[str, ...] = ()
    boost: float = 1.0


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One document that was found, best first.

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
    `urgent` is the help to show above, or instead of, the hits.
    """

    query: str
    hits: tuple[Hit, ...]
    changed: str
    urgent: UrgentRule | None
