"""What changed for readers, and why: the dated list of one page, and all corrections together.

Changes of wording alone are in neither. What was never shown to readers is told to nobody.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec
from django.db.models import Exists, OuterRef

from articles import pages
from articles.caching import kept
from articles.models import Claim, Edition, Event, Source
from articles.models.edition import EditionQuerySet
from articles.publishing import hidden_notes, plain_note, signatures
from articles.publishing.telling_words import NEGATIONS, words

from .directory import directory, is_held
from .past import detail_of
from .standing import sources_behind

MOST_SHOWN = 100
MOST_SENTENCES = 5
"""Of what the rules found in one change: who reads it wants the gist."""

FIRST, AGAIN = "First published", "Published again"
TAKEN_DOWN, TAKEN_BACK = "Page taken down", "Claim taken back"
STANDS, CORRECTED, SIGNS = "Claim stands again", "Claim corrected", "Urgent signs changed"
KINDS = {
    Edition.Change.EDITORIAL: "Wording",
    Edition.Change.SUBSTANTIVE: "Content changed",
    Edition.Change.SAFETY: "Safety change",
}
"""The class of a change in a reader's words."""

STATES = {
    Source.Status.SUPERSEDED: "Source has a newer version",
    Source.Status.RETRACTED: "Source taken back by its publisher",
    Source.Status.CURRENT: "Source stands again",
}
"""What a source that now has this state is told as."""

CLAIM_DEEDS = ("withdrew", "reinstated", "changed")
SOURCE_DEEDS = ("published", "changed")
LOOKED_AGAIN = "A clinician looked at it again and stands by it."


class ChangeLine(msgspec.Struct, frozen=True):
    """One change: since when, what kind, of what, why, and what reads otherwise.

    `path` is empty for what no reader can open now.
    """

    at: datetime.datetime
    kind: str
    title: str = ""
    path: str = ""
    why: str = ""
    what: tuple[str, ...] = ()
    more: int = 0


def changes_of(
    article: int, now: datetime.datetime, rests_on: Collection[str] = ()
) -> tuple[ChangeLine, ...]:
    """Every edition of the page that readers had, but for those of wording, newest first.

    And what became since the first of them of the claims and sources that the log calls `rests_on`.
    """
    own = [
        msgspec.structs.replace(one, title="")
        for one in _told(_past(now).filter(article=article), now)
    ]
    below = [*_of_claims(rests_on), *_of_sources(rests_on)] if own and rests_on else []
    since = [one for one in below if one.at >= own[0].at]
    return _newest_first([*own, *since])


def rests_on(page: pages.ArticlePage) -> frozenset[str]:
    """What the log calls the claims that the page cites and the sources behind it."""
    sources = {line.key for line in page.sources}
    sources |= {one.source for one in sources_behind(page.citations)}
    claims = {f"claim:{key}" for key in page.citations}
    return frozenset(claims | {f"source:{key}" for key in sources})


def corrections(now: datetime.datetime) -> tuple[ChangeLine, ...]:
    """Claims and sources taken back or corrected, safety changes and pages taken down."""
    found = (*_of_pages(now), *_of_claims(), *_of_sources(), *_of_signs())
    return _newest_first(found)[:MOST_SHOWN]


def _newest_first(found: Iterable[ChangeLine]) -> tuple[ChangeLine, ...]:
    """Without the reasons that somebody hid."""
    hidden = hidden_notes()
    told = [
        msgspec.structs.replace(one, why="") if plain_note(one.why) in hidden else one
        for one in found
    ]
    return tuple(sorted(told, key=lambda one: one.at))[::-1]


def _past(now: datetime.datetime) -> EditionQuerySet:
    """Every edition that went live, without its words."""
    editions = Edition.objects.filter(live_from__lte=now, cancelled_at=None)
    return editions.defer("content", "text").order_by("article", "live_from")


def _of_pages(now: datetime.datetime) -> Iterator[ChangeLine]:
    """The changes of safety of all pages; the first edition of a page changes nothing."""
    earlier = _past(now).filter(article=OuterRef("article"), live_from__lt=OuterRef("live_from"))
    risky = _past(now).filter(Exists(earlier), change=Edition.Change.SAFETY)
    pages = risky.order_by("-live_from").values_list("article", flat=True)[:MOST_SHOWN]
    listed = directory(now).by_id
    for article, editions in groupby(
        _past(now).filter(article__in=list(dict.fromkeys(pages))), key=lambda one: one.article_id
    ):
        path = listed[article].path if article in listed else ""
        for one in _told(editions, now):
            if one.kind in (KINDS[Edition.Change.SAFETY], TAKEN_DOWN):
                yield msgspec.structs.replace(one, path=path)


def _told(editions: Iterable[Edition], now: datetime.datetime) -> Iterator[ChangeLine]:
    """What to say of the editions of one page, from the first to the newest."""
    known = kept("signatures", lambda _: signatures(), now)
    before: Edition | None = None
    for edition in editions:
        is_gone = edition.state == Edition.State.WITHDRAWN
        if (is_gone and before is None) or (not is_gone and is_held(known.is_signed(edition))):
            continue
        kind = _kind(edition, before)
        before = edition
        if kind != KINDS[Edition.Change.EDITORIAL]:
            yield _edition(edition, kind)


def _kind(edition: Edition, before: Edition | None) -> str:
    if edition.state == Edition.State.WITHDRAWN:
        return TAKEN_DOWN
    if before is None:
        return FIRST
    is_back = before.state == Edition.State.WITHDRAWN
    return AGAIN if is_back else KINDS[Edition.Change(edition.change)]


def _edition(edition: Edition, kind: str) -> ChangeLine:
    told = () if kind in (FIRST, AGAIN) else map(in_plain_words, edition.differences.splitlines())
    reasons = tuple(dict.fromkeys(told))
    return ChangeLine(
        at=edition.live_from,
        kind=kind,
        title=edition.title,
        why=edition.note if edition.note_is_public else "",
        what=reasons[:MOST_SENTENCES],
        more=max(0, len(reasons) - MOST_SENTENCES),
    )


FACTS = re.compile(r"([^“]+?) (?:is new in|is gone from|became ([^“]+) in) “(.+)”\.")


def in_plain_words(sentence: str) -> str:
    """A sentence of what the rules found, without a bare list of words that only staff can read."""
    found = FACTS.fullmatch(sentence)
    if found is None:
        return sentence
    listed = [one.casefold() for side in found.groups()[:2] if side for one in side.split(", ")]
    bare = not set(listed).isdisjoint(words(NEGATIONS))
    if bare or (len(listed) > 1 and not found[2]):
        return f"Numbers, or words such as “not”, changed in “{found[3]}”."
    return sentence


def _log(
    table: str, verbs: Collection[str], named: Collection[str]
) -> Iterator[tuple[Event, dict[str, Any], dict[str, Any], dict[str, Any]]]:
    """The newest entries on rows of a table, or on those `named`: all it says, before, after."""
    log = Event.objects.filter(about__startswith=f"{table}:", verb__in=verbs)
    if named:
        log = log.filter(about__in=named)
    for event in log.order_by("-number")[: MOST_SHOWN * 2]:
        said = detail_of(event)
        yield event, said, said.get("before") or {}, said.get("after") or {}


def _of_sources(named: Collection[str] = ()) -> Iterator[ChangeLine]:
    """That a source fell or stands again; its other words are told where a page prints them."""
    for event, said, before, after in _log("source", SOURCE_DEEDS, named):
        state = after.get("status")
        if before and state in STATES and state != before.get("status"):
            why = said.get("note", "") if said.get("note_is_public") else ""
            yield ChangeLine(event.at, STATES[state], after.get("title", ""), why=why)


def _of_claims(named: Collection[str] = ()) -> Iterator[ChangeLine]:
    for event, said, before, after in _log("claim", CLAIM_DEEDS, named):
        if event.verb == "withdrew":
            yield ChangeLine(event.at, TAKEN_BACK, our_words(before), why=said.get("note", ""))
        elif event.verb == "reinstated":
            yield ChangeLine(event.at, STANDS, our_words(after), why=LOOKED_AGAIN)
        elif what := _corrected(before, after):
            yield ChangeLine(event.at, CORRECTED, our_words(after), what=what)


def our_words(said: dict[str, str]) -> str:
    """What the site says by a claim: not what a source document says where that says too much."""
    if said.get("verdict") == Claim.Verdict.AGREES:
        return said.get("claim", "")
    return said.get("say_instead") or said.get("caveat", "")


def _corrected(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    """What a reader of the claim finds otherwise; nothing if that is the same."""
    found = []
    if our_words(before) != our_words(after):
        found.append(f"Before: {our_words(before)}")
    for name, called, choices in (
        ("verdict", "What we found", Claim.Verdict),
        ("certainty", "How sure", Claim.Grade),
    ):
        was, now = (_label(choices, said.get(name, "")) for said in (before, after))
        if was != now:
            found.append(f"{called}, before: {was}. Now: {now}.")
    return tuple(found)


def _label(choices: type[Claim.Verdict] | type[Claim.Grade], value: str) -> str:
    return str(choices(value).label) if value in choices.values else "not rated"


def _of_signs() -> Iterator[ChangeLine]:
    """Urgent signs stand on every page, so a change of one is a change of safety."""
    for event, said, before, after in _log("urgentsign", ["published"], ()):
        was, now = before.get("text", ""), after.get("text", "")
        what = [f"{when}: {text}" for when, text in (("Before", was), ("Now", now)) if text]
        if was != now:
            why = said.get("note", "") if said.get("note_is_public") else ""
            yield ChangeLine(event.at, SIGNS, "On every page", why=why, what=tuple(what))
