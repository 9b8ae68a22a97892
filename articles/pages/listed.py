"""What lists and readers are told about a page beside its own words."""

import datetime

from .parts import Frozen


class Entry(Frozen, frozen=True, kw_only=True):
    """One published article as lists, menus, links and search show it."""

    id: int
    kind: str
    path: str
    title: str
    medical_name: str = ""
    one_line: str = ""
    names: tuple[str, ...] = ()
    group: str = ""
    action: str = ""
    when_short: str = ""
    presence: dict[str, str] = {}
    signed: bool = False
    published_at: datetime.datetime | None = None


class State(Frozen, frozen=True, kw_only=True):
    """What a reader is told about a page's checking.

    `status` is awaiting, signed, overdue (signed or not) or, in a preview, draft, which is no
    edition yet and has no code.
    """

    status: str
    edition: int = 0
    code: str = ""
    written_on: datetime.date | None = None
    last_reviewed_on: datetime.date | None = None
    review_due_on: datetime.date | None = None
    signed_by: str = ""
    signed_role: str = ""
