"""Asks the search index for a reader and says the answer in the words of the site."""

import datetime
import logging
import sqlite3
from typing import Any

import msgspec
from django.conf import settings

from articles import search
from articles.indexing import WORD, index

from .directory import KIND_LABELS, Directory, directory
from .frame import site, urgent_rules
from .registers import Choice

SHOWN_LETTERS = 300
"""How much of what was typed an answer repeats: in a form, in links, and as JSON."""

LABELS = KIND_LABELS | {WORD: "Word"}
"""Every kind of hit that a search can be narrowed to, with its name."""

CALL_HEADING = "This may need a call today"
UNUSABLE = (OSError, sqlite3.Error, search.IndexUnusable)
"""What comes out where the search file can't be made or read."""

log = logging.getLogger(__name__)


class Found(msgspec.Struct, frozen=True):
    """A hit as the results page prints it."""

    hit: search.Hit
    kind_label: str


class Offer(msgspec.Struct, frozen=True):
    """A page that is offered while a reader types."""

    text: str
    path: str
    kind: str
    kind_label: str


class Number(msgspec.Struct, frozen=True):
    """A telephone number for urgent help, and whose it is."""

    label: str
    number: str
    extension: str = ""


class Help(msgspec.Struct, frozen=True):
    """What to do first: shown instead of hits for "crisis" and "emergency", above for "call"."""

    level: str
    heading: str
    advice: str
    numbers: tuple[Number, ...]


class AnswerHit(msgspec.Struct, frozen=True):
    """A page that was found, as programs get it."""

    kind: str
    path: str
    url: str
    title: str
    one_line: str
    matched_name: str


class Answer(msgspec.Struct, frozen=True):
    """The results of a search, as programs get them."""

    query: str
    corrected: str
    changed: str
    urgent: Help | None
    hits: tuple[AnswerHit, ...]


def search_page(
    query: str, kind: str, now: datetime.datetime, *, exact: bool = False
) -> dict[str, Any]:
    """The search page for what was typed: urgent help, the best match, more results.

    `urgent` stands alone on its page; `is_call` puts the clinic's card above the results. `exact`
    looks for the words as typed, whatever spelling the site knows. `is_miss` if the whole site
    has nothing for it.
    """
    query = " ".join(query.split())
    kind = kind if kind in LABELS else ""
    results = ask(query, kind, now, exact=exact)
    is_call = results.urgent is not None and results.urgent.level == "call"
    found = [Found(hit, LABELS[hit.kind]) for hit in _shown(results, now)]
    return {
        "query": query[:SHOWN_LETTERS],
        "kind": kind,
        "kinds": _kinds(kind, now),
        "exact": exact,
        "best": found[0] if found else None,
        "hits": found[1:],
        "corrected": results.corrected,
        "changed": results.changed,
        "urgent": None if is_call else results.urgent,
        "call_heading": CALL_HEADING if is_call else "",
        "is_miss": not (found or results.urgent or kind or exact) and bool(query),
    }


def answer(query: str, kind: str, now: datetime.datetime, *, exact: bool = False) -> Answer:
    """The same results for a program; UNUSABLE errors come out as they do for the page."""
    query = " ".join(query.split())
    results = ask(query, kind, now, exact=exact)
    hits = (
        AnswerHit(
            kind=hit.kind,
            path=hit.path,
            url=settings.SITE_URL + hit.path,
            title=hit.title,
            one_line=hit.one_line,
            matched_name=hit.matched_name,
        )
        for hit in _shown(results, now)
    )
    return Answer(
        query=query[:SHOWN_LETTERS],
        corrected=results.corrected,
        changed=results.changed,
        urgent=_help(results.urgent, now) if results.urgent else None,
        hits=tuple(hits),
    )


def offers(typed: str, now: datetime.datetime) -> tuple[Offer, ...]:
    """Pages that begin like what is being typed; none for words that need help instead.

    Without a usable index there are none either: what was typed can still be searched for.
    """
    try:
        found = search.suggest(index(now), typed, rules=urgent_rules(now))
    except UNUSABLE:
        log.exception("The search index can't be used; no suggestions were made.")
        return ()
    return tuple(Offer(one.text, one.path, one.kind, LABELS[one.kind]) for one in found)


def ask(query: str, kind: str, now: datetime.datetime, *, exact: bool) -> search.Results:
    """The answer of the index. Urgent help comes even where the index can't be made."""
    if not query:
        return _without_hits(query, None)
    rules = urgent_rules(now)
    try:
        return search.find(index(now), query, rules=rules, kind=kind or None, exact=exact)
    except (OSError, sqlite3.Error):  # find() itself minds an index that can't be read
        urgent = search.recognize(query, rules)
        if urgent is None:
            raise
        log.exception("The search index can't be used; urgent help was shown without results.")
        return _without_hits(query, urgent)


def _without_hits(query: str, urgent: search.UrgentRule | None) -> search.Results:
    return search.Results(query=query, hits=(), changed="", corrected="", urgent=urgent)


def _shown(results: search.Results, now: datetime.datetime) -> list[search.Hit]:
    """The hits, without names that are only there to be found, such as a misspelling."""
    listed = directory(now)
    return [_with_a_shown_name(hit, listed) for hit in results.hits]


def _with_a_shown_name(hit: search.Hit, listed: Directory) -> search.Hit:
    entry = listed.by_id.get(hit.id) if hit.kind != WORD else None
    names = (entry.medical_name, *entry.names) if entry else ()
    return hit if hit.matched_name in names else msgspec.structs.replace(hit, matched_name="")


def _help(urgent: search.UrgentRule, now: datetime.datetime) -> Help:
    """The sign with the numbers that its card shows, those to call first at the front."""
    frame = site("/search/", now)
    care, clinic = frame.care, frame.clinic
    emergency = Number("Emergency", care.emergency_number)
    numbers = {
        "crisis": (Number("Crisis line", care.crisis_number), emergency),
        "emergency": (emergency, Number("Poison line", care.poison_number))
        if urgent.shows_poison_line
        else (emergency,),
        "call": (
            Number("Clinic", clinic.phone, clinic.extension),
            Number("Clinic, when it is closed", clinic.after_hours),
            emergency,
        ),
    }
    words = clinic.after_hours_words if urgent.level == "call" else ""
    closed = f"When the clinic is closed: {words}" if words else ""
    return Help(
        level=urgent.level,
        heading=urgent.heading or CALL_HEADING,
        advice=" ".join(filter(None, [urgent.advice, closed])),
        numbers=tuple(number for number in numbers[urgent.level] if number.number),
    )


def _kinds(kind: str, now: datetime.datetime) -> list[Choice]:
    listed = directory(now)
    there = [(value, label) for value, label in LABELS.items() if listed.of_kind(value)]
    return [
        Choice("", "Everything", not kind),
        *(Choice(value, label, value == kind) for value, label in [*there, (WORD, LABELS[WORD])]),
    ]
