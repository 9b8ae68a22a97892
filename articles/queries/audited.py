"""The answer of an audit: one struct for the printable page, the JSON and the command."""

import datetime

import msgspec

from articles import pages
from articles.publishing import Served

from .audit_words import Said
from .past import Past


class Moment(msgspec.Struct, frozen=True):
    """One moment in both clocks."""

    utc: str
    local: str


class Frozen(msgspec.Struct, frozen=True):
    """An edition: its bookkeeping, and whether its bytes are still those that were published."""

    id: int
    number: int
    code: str
    hash: str
    is_sound: bool
    state: str
    path: str
    title: str
    change: str
    why: tuple[str, ...]
    note: str
    live_from: Moment
    published_at: Moment
    published_by: str
    written_by: str
    origin: str
    cancelled_at: Moment | None
    last_reviewed_on: datetime.date | None
    review_due_on: datetime.date | None


class Signed(msgspec.Struct, frozen=True):
    """A signature that held at the moment, of one part of the page."""

    part: str
    scope: str
    name: str
    role: str
    registration_number: str
    account: str
    at: Moment
    is_carried_over: bool


class Entry(msgspec.Struct, frozen=True):
    """One entry of the event log on the page; a publication says what was let stand, and why."""

    number: int
    at: Moment
    by: str
    verb: str
    note: str
    let_stand: tuple[str, ...]
    hash: str


class Fact(msgspec.Struct, frozen=True):
    """One thing that the clinic said of itself, in the words of its form."""

    label: str
    words: str


class Clinic(msgspec.Struct, frozen=True):
    """The clinic's facts and numbers of then, who stored them and who confirmed the numbers."""

    saved_at: Moment | None
    saved_by: str
    confirmed_by: str
    facts: tuple[Fact, ...]
    country_lines: tuple[Fact, ...]


class Rule(msgspec.Struct, frozen=True):
    """Under which settings readers were served, and how that is known."""

    served: Served
    known: str


class Chain(msgspec.Struct, frozen=True):
    """Whether the event log is whole today, and since when it goes."""

    began: Moment | None
    entries: int
    broken_at: int | None
    reason: str


class Audit(msgspec.Struct, frozen=True):
    """The whole answer; `content` is what the hash was made over."""

    page: str
    at: Moment
    asked_at: Moment
    time_zone: str
    answer: str
    edition: Frozen | None
    is_signed: bool
    was_held: bool
    rule: Rule
    signatures: tuple[Signed, ...]
    unsigned_parts: tuple[str, ...]
    notices: tuple[str, ...]
    said: tuple[Said, ...]
    sources: tuple[pages.SourceLine, ...]
    signs: tuple[Past, ...]
    words: tuple[Past, ...]
    clinic: Clinic
    planned: tuple[Frozen, ...]
    history: tuple[Frozen, ...]
    entries: tuple[Entry, ...]
    chain: Chain
    text: str
    content: str
