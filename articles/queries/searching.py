"""Asks the search index for a reader and says the answer in the words of the site."""

import datetime
from typing import Any

import msgspec

from articles import search
from articles.indexing import WORD, index

from .directory import KIND_LABELS, directory
from .frame import urgent_rules
from .registers import Choice

LONGEST = 200
"""Characters of a query that are read; what follows is of no help to search."""


class Found(msgspec.Struct, frozen=True):
    """A hit as the results page prints it."""

    hit: search.Hit
    kind_label: str


def search_page(query: str, kind: str, now: datetime.datetime) -> dict[str, Any]:
    """The search page for what was typed: urgent help, the best match, more results."""
    query = " ".join(query.replace("\0", " ").split())[:LONGEST]
    labels = KIND_LABELS | {WORD: "Word"}
    kind = kind if kind in labels else ""
    results = _ask(query, kind, now)
    found = [Found(hit, labels[hit.kind]) for hit in results.hits]
    return {
        "query": query,
        "kind": kind,
        "kinds": _kinds(kind, labels, now),
        "best": found[0] if found else None,
        "hits": found[1:],
        "changed": results.changed,
        "urgent": results.urgent,
    }


def _ask(query: str, kind: str, now: datetime.datetime) -> search.Results:
    if not query:
        return search.Results(query="", hits=(), changed="", urgent=None)
    return search.find(index(now), query, rules=urgent_rules(now), kind=kind or None)


def _kinds(kind: str, labels: dict[str, str], now: datetime.datetime) -> list[Choice]:
    listed = directory(now)
    there = [(value, label) for value, label in labels.items() if listed.of_kind(value)]
    return [
        Choice("", "Everything", not kind),
        *(Choice(value, label, value == kind) for value, label in [*there, (WORD, labels[WORD])]),
    ]
