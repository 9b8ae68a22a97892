"""Reads the home page and the list pages: doors, groups and filters over the directory."""

import datetime
from typing import Any

import msgspec

from articles import pages
from articles.caching import kept
from articles.models import Guide, SideEffect

from .article import Reading, article_page
from .directory import LIST_TITLES, directory
from .frame import Link
from .registers import Choice
from .searching import search_page

LEADS = {
    "condition": "What ketamine may and may not do for each kind of long-term pain.",
    "mechanism": "What ketamine does in the body, and how far that is proven.",
    "dosing": "How ketamine is given, and what studies used. Your own team decides for you.",
    "benefit": "What may get better, for how long, and how sure anyone can be.",
    "risk": "What can go wrong, and who should not have ketamine.",
    "guide": "What to know before, during and after treatment.",
}
SINCE = (
    ("now", "Having it now", "during"),
    ("today", "Today", "same_day"),
    ("days", "Days ago", "next_days"),
    ("weeks", "Weeks ago", "weeks"),
    ("months", "After many treatments", "long_term"),
)
"""What a reader picks, what it is called, and which period of a side effect it means."""

TIME_NOT_KNOWN = "Not known at that time"


class Group(msgspec.Struct, frozen=True):
    """Some pages under one heading; no title and id where there is only one group."""

    title: str
    entries: tuple[pages.Entry, ...]
    id: str = ""


def list_page(kind: str, now: datetime.datetime) -> dict[str, Any]:
    """The list of one kind, guides by their purpose."""
    entries = directory(now).of_kind(kind)
    purposes = Guide.Purpose.choices if kind == Guide.KIND else ()
    groups = _grouped(entries, purposes) if purposes else [Group("", tuple(entries))]
    return {"title": LIST_TITLES[kind], "lead": LEADS[kind], "groups": groups}


def side_effect_list(
    feel: str, since: str, now: datetime.datetime, *, exact: bool = False
) -> dict[str, Any]:
    """Side effects by part of the body, or those that people describe in the words of `feel`.

    `since` keeps those that can be present then, and one whose time is not known: nobody can say
    that it is not the reader's. Words that fit only at other times show those, and words that fit
    nothing show the whole list; `fits` says which: words, other_time, nothing, or "" unasked.
    Beside the list stands what search_page() says: `urgent` still has a page for itself.
    """
    listed = directory(now)
    asked = search_page(feel, SideEffect.KIND, now, exact=exact)
    period = next((period for value, _, period in SINCE if value == since), "")
    hits = [asked["best"], *asked["hits"]] if asked["best"] else []
    described = [listed.by_id[each.hit.id] for each in hits if each.hit.id in listed.by_id]
    fitting = _present(described, period)
    fits = "words" if fitting else "other_time" if described else "nothing"
    found = fitting or described
    everything = _present(listed.of_kind(SideEffect.KIND), period)
    any_time = Choice("", "Any time", not period)
    return asked | {
        "title": LIST_TITLES[SideEffect.KIND],
        "fits": fits if asked["query"] else "",
        "found": found,
        "groups": [] if found else _by_time(everything, period),
        "count": len(found or everything),
        "since": since if period else "",
        "periods": [any_time, *(Choice(v, label, v == since) for v, label, _ in SINCE)],
    }


def _present(entries: list[pages.Entry], period: str) -> list[pages.Entry]:
    """Those that can be there in the period; all without one."""
    return [each for each in entries if _presence(each, period) != "unlikely"]


def _by_time(entries: list[pages.Entry], period: str) -> list[Group]:
    """By part of the body those known in the period, then those of which nobody knows it."""
    unknown = [each for each in entries if period and _presence(each, period) == "unknown"]
    known = [each for each in entries if each not in unknown]
    groups = _grouped(known, SideEffect.Area.choices)
    return [*groups, Group(TIME_NOT_KNOWN, tuple(unknown), "time-not-known")] if unknown else groups


def _presence(entry: pages.Entry, period: str) -> str:
    return entry.presence.get(period, "unknown")


def home(now: datetime.datetime) -> dict[str, Any]:
    """The front page: doors by where a reader is, conditions, parts of the body, first facts."""
    listed = directory(now)
    there = {entry.path for entry in listed.by_id.values()}
    there |= {f"/{place}/" for kind, place in pages.PLACES.items() if listed.of_kind(kind)}
    return {
        "doors": [door for door in DOORS if door.path in there],
        "conditions": [_named(entry) for entry in listed.of_kind("condition")],
        "areas": _areas(listed.of_kind(SideEffect.KIND)),
        "examples": [link for link in EXAMPLES if link.path in there],
        "know": first_facts(now),
    }


def first_facts(now: datetime.datetime) -> Reading | None:
    """The guide whose short answer stands on the front page, if it is live."""
    return kept("first facts", _first_facts, now)


def _first_facts(now: datetime.datetime) -> Reading | None:
    try:
        return article_page(Guide.KIND, FIRST_FACTS, now)
    except LookupError:
        return None


def _named(entry: pages.Entry) -> Link:
    """A condition by the name that its readers use, with the other names they may know."""
    names = [name for name in (entry.medical_name, *entry.names) if name not in ("", entry.title)]
    return Link(entry.title, entry.path, f"Also called {names[0]}" if names else "")


def _areas(entries: list[pages.Entry]) -> list[Link]:
    """The parts of the body that have side effects, each with the first of them."""
    place = f"/{pages.PLACES[SideEffect.KIND]}/"
    return [
        Link(group.title, f"{place}#{group.id}", _some([entry.title for entry in group.entries]))
        for group in _grouped(entries, SideEffect.Area.choices)
    ]


def _some(titles: list[str]) -> str:
    """The first titles as one line, the rest told as more."""
    more = len(titles) - SOME
    return ", ".join(titles[:SOME]) + (f", and {more} more" if more > 0 else "")


def _grouped(entries: list[pages.Entry], titles: Any) -> list[Group]:
    found = [
        Group(str(title), tuple(entry for entry in entries if entry.group == value), value)
        for value, title in titles
    ]
    return [group for group in found if group.entries]


SOME = 3
"""Side effects that the front page names for each part of the body."""

FIRST_FACTS = "three-things-to-know"
"""The address of the guide whose "In short" the front page prints."""

DOORS = (
    Link(
        "I am deciding",
        "/guides/is-it-right-for-me/",
        "What it may do, what else you could do, and what to ask.",
    ),
    Link("I have a date", "/guides/getting-ready/", "How to get ready, step by step."),
    Link("I had it today", "/guides/first-night/", "What may happen tonight, and what to do."),
    Link(
        "I look after someone",
        "/guides/if-you-look-after-someone/",
        "Drive, stay, watch, and call.",
    ),
)
EXAMPLES = (
    Link("CRPS", "/conditions/crps/"),
    Link("feeling sick", "/side-effects/feeling-sick/"),
    Link("what happens on the day", "/treatment/drip-into-a-vein/"),
)
