"""Asks the search index for a reader and says the answer in the words of the site."""

import datetime
import logging
import sqlite3
from typing import Any

import msgspec

from articles import search
from articles.indexing import WORD, index

from .directory import KIND_LABELS, Directory, directory
from .frame import urgent_rules
from .registers import Choice

SHOWN_LETTERS = 300
"""How much of what was typed the page prints again, in its form and its links."""

log = logging.getLogger(__name__)


class Found(msgspec.Struct, frozen=True):
    """A hit as the results page prints it."""

    hit: search.Hit
    kind_label: str


def search_page(query: str, kind: str, now: datetime.datetime) -> dict[str, Any]:
    """The search page for what was typed: urgent help, the best match, more results.

    `urgent` stands alone on its page; `is_call` puts the clinic's card above the results.
    """
    query = " ".join(query.split())
    labels = KIND_LABELS | {WORD: "Word"}
    kind = kind if kind in labels else ""
    results = _ask(query, kind, now)
    is_call = results.urgent is not None and results.urgent.level == "call"
    listed = directory(now)
    found = [Found(_shown(hit, listed), labels[hit.kind]) for hit in results.hits]
    return {
        "query": query[:SHOWN_LETTERS],
        "kind": kind,
        "kinds": _kinds(kind, labels, now),
        "best": found[0] if found else None,
        "hits": found[1:],
        "changed": results.changed,
        "urgent": None if is_call else results.urgent,
        "is_call": is_call,
    }


def _shown(hit: search.Hit, listed: Directory) -> search.Hit:
    """The hit without a name that is only there to be found, such as a misspelling."""
    entry = listed.by_id.get(hit.id) if hit.kind != WORD else None
    names = (entry.medical_name, *entry.names) if entry else ()
    return hit if hit.matched_name in names else msgspec.structs.replace(hit, matched_name="")


def _ask(query: str, kind: str, now: datetime.datetime) -> search.Results:
    """The answer of the index. Urgent help comes even where the index can't be made."""
    if not query:
        return search.Results(query="", hits=(), changed="", urgent=None)
    rules = urgent_rules(now)
    try:
        return search.find(index(now), query, rules=rules, kind=kind or None)
    except (OSError, sqlite3.Error):  # find() itself minds an index that can't be read
        urgent = search.recognize(query, rules)
        if urgent is None:
            raise
        log.exception("The search index can't be used; urgent help was shown without results.")
        return search.Results(query=query, hits=(), changed="", urgent=urgent)


def _kinds(kind: str, labels: dict[str, str], now: datetime.datetime) -> list[Choice]:
    listed = directory(now)
    there = [(value, label) for value, label in labels.items() if listed.of_kind(value)]
    return [
        Choice("", "Everything", not kind),
        *(Choice(value, label, value == kind) for value, label in [*there, (WORD, labels[WORD])]),
    ]
