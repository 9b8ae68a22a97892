"""The structs that are stored, rendered, printed and served: what a page is, without Django.

Publishing fills them from rows, an edition keeps their JSON, templates and the API read them.
Text is Markdown as typed; HTML is made when read. A new field needs a default (old editions
lack it); a renamed one needs a step in `UPGRADES`.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import msgspec

SCHEMA = 1
"""The shape that this release writes; an edition's `schema` says which one it holds."""

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Steps from an older shape: `UPGRADES[n]` turns the plain JSON of schema n into n + 1."""


Markdown = str
Key = str
"""The id of a source or of a claim, as it stands in `[@key]`."""


class Frozen(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all page structs share: no change after making, nothing empty in the JSON."""


# --- parts of a page ------------------------------------------------------------------------


class OutcomeValue(Frozen, frozen=True, kw_only=True):
    """One measured number: exactly one of count/of, percent, mean or difference is set.

    `low` and `high` are the range that studies allow for; `people` is how many were in the arm.
    """

    time: str = ""
    arm: str = ""
    count: int | None = None
    of: int | None = None
    percent: float | None = None
    mean: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    people: int | None = None


class Outcome(Frozen, frozen=True, kw_only=True):
    """A patient's question with its answer, its numbers and how sure anyone can be.

    `measure` is people, percent, score or difference; `scale` names the scale ("0 to 10 pain
    scale"); certainty runs from the lowest to the highest grade that a source gives.
    """

    key: Key
    question: str
    answer: Markdown
    population: str = ""
    measure: str = "people"
    scale: str = ""
    happened: str = ""
    did_not: str = ""
    certainty_from: str = "not_studied"
    certainty_to: str = "not_studied"
    graders_disagree: bool = False
    time_span: str = ""
    worth_asking: str = ""
    values: tuple[OutcomeValue, ...] = ()
    basis: tuple[Key, ...] = ()


class Dose(Frozen, frozen=True, kw_only=True):
    """What a study used: a record, never an instruction."""

    key: Key
    who: str
    given: str
    rated: str = ""
    route: str = ""
    basis: tuple[Key, ...] = ()


class GuidanceLine(Frozen, frozen=True, kw_only=True):
    """What one body says, and what its word rests on."""

    key: Key
    body: str
    year: int | None = None
    position: str = ""
    says: Markdown
    rests_on: str = ""
    basis: tuple[Key, ...] = ()


class Point(Frozen, frozen=True, kw_only=True):
    """One entry of a list: a bold label with a cited sentence, or an outcome's own words.

    `part` says which list (pair, sure, drawn); `side` is benefit or harm in the pair.
    """

    part: str
    side: str = ""
    label: str = ""
    text: Markdown = ""
    outcome: Key = ""


class Picture(Frozen, frozen=True, kw_only=True):
    """A picture of the page; `file` is named by the hash of its bytes and never deleted."""

    file: str
    alt: str = ""
    width: int
    height: int
    caption: str = ""
    credit: str = ""


class SourceLine(Frozen, frozen=True, kw_only=True):
    """One numbered source as the page prints it. `read` says how far it was read."""

    key: Key
    kind: str
    title: str
    authors: str = ""
    container: str = ""
    year: int | None = None
    url: str = ""
    about: str = ""
    read_note: str = ""


# --- pages by kind --------------------------------------------------------------------------


class ArticlePage(Frozen, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of page has.

    `citations` maps a cited key to numbers in `sources` (from 1); `links` maps a link target in
    Markdown ("condition:crps") to an article id; `terms` are slugs of glossary terms used.
    """

    KIND: ClassVar[str]
    TEXT_FIELDS: ClassVar[tuple[str, ...]]

    id: int
    slug: str
    language: str = "en"
    title: str
    medical_name: str = ""
    one_line: str = ""
    summary: tuple[Markdown, ...] = ()
    picture: Picture | None = None
    points: tuple[Point, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    guidance: tuple[GuidanceLine, ...] = ()
    body: Markdown = ""
    questions: tuple[str, ...] = ()
    related: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()
    links: dict[str, int] = {}
    pictures: dict[str, Picture] = {}
    citations: dict[Key, tuple[int, ...]] = {}
    sources: tuple[SourceLine, ...] = ()

    def outcome(self, key: Key) -> Outcome:
        """The outcome of this page with that key; LookupError if the page has none."""
        for outcome in self.outcomes:
            if outcome.key == key:
                return outcome
        raise LookupError(f"The page {self.slug} has no outcome {key}.")

    def part(self, part: str, side: str = "") -> tuple[Point, ...]:
        """The points of one list, in order; all sides unless one is named."""
        return tuple(p for p in self.points if p.part == part and side in ("", p.side))


class ConditionPage(ArticlePage, frozen=True, kw_only=True, tag="condition"):
    """A pain condition: does ketamine help it, and what does that cost."""

    KIND = "condition"
    TEXT_FIELDS = (
        "not_today", "who_should_not", "treatment", "feels_like", "how_ketamine_may_help", "body",
    )  # fmt: skip
    not_today: Markdown = ""
    who_should_not: Markdown = ""
    treatment: Markdown = ""
    feels_like: Markdown = ""
    how_ketamine_may_help: Markdown = ""


class MechanismPage(ArticlePage, frozen=True, kw_only=True, tag="mechanism"):
    """How ketamine may work: what it does, and where that was seen."""

    KIND = "mechanism"
    TEXT_FIELDS = ("what_it_does", "in_cells", "in_animals", "in_people", "body")
    what_it_does: Markdown = ""
    in_cells: Markdown = ""
    in_animals: Markdown = ""
    in_people: Markdown = ""


class DosingPage(ArticlePage, frozen=True, kw_only=True, tag="dosing"):
    """How ketamine is given, and what studies used; never an instruction."""

    KIND = "dosing"
    TEXT_FIELDS = ("visit", "doses_note", "how_often", "home_use", "body")
    route: str = ""
    visit: Markdown = ""
    doses: tuple[Dose, ...] = ()
    doses_note: Markdown = ""
    how_often: Markdown = ""
    home_use: Markdown = ""


class BenefitPage(ArticlePage, frozen=True, kw_only=True, tag="benefit"):
    """Something that may get better, for whom and for how long."""

    KIND = "benefit"
    TEXT_FIELDS = ("body", "for_whom", "how_long")
    for_whom: Markdown = ""
    how_long: Markdown = ""


class RiskPage(ArticlePage, frozen=True, kw_only=True, tag="risk"):
    """Something that may go wrong; `nature` is safety, misuse, long_term or who_should_not."""

    KIND = "risk"
    TEXT_FIELDS = ("body", "more_at_risk", "lower_the_risk")
    nature: str = "safety"
    more_at_risk: Markdown = ""
    lower_the_risk: Markdown = ""


class SideEffectPage(ArticlePage, frozen=True, kw_only=True, tag="side_effect"):
    """What a person may feel, when, how often, and what to do.

    `presence` maps a period (during, same_day, next_days, weeks, long_term) to likely,
    possible, unlikely or unknown; `frequency` is a band or "not_known"; `action` is one of
    home, call, urgent. The when_to_call, when_emergency and usually_passes fields are Markdown
    lists that the three care cards print after the site's own signs.
    """

    KIND = "side_effect"
    TEXT_FIELDS = (
        "when_emergency", "when_to_call", "usually_passes", "feels_like", "self_care",
        "staff_do", "presence_note", "frequency_basis", "more_at_risk", "body",
    )  # fmt: skip
    body_area: str = ""
    action: str = "call"
    when_short: str = ""
    frequency: str = "not_known"
    presence: dict[str, str] = {}
    when_emergency: Markdown = ""
    when_to_call: Markdown = ""
    usually_passes: Markdown = ""
    feels_like: Markdown = ""
    self_care: Markdown = ""
    staff_do: Markdown = ""
    presence_note: Markdown = ""
    frequency_basis: Markdown = ""
    more_at_risk: Markdown = ""


class GuidePage(ArticlePage, frozen=True, kw_only=True, tag="guide"):
    """The rest that a patient needs; `purpose` is deciding, preparing, after, caring or site."""

    KIND = "guide"
    TEXT_FIELDS = ("body",)
    purpose: str = "deciding"


AnyPage = (
    ConditionPage | MechanismPage | DosingPage | BenefitPage | RiskPage | SideEffectPage | GuidePage
)
KINDS: Mapping[str, type[ArticlePage]] = {
    page.KIND: page
    for page in (
        ConditionPage, MechanismPage, DosingPage, BenefitPage, RiskPage, SideEffectPage, GuidePage,
    )
}  # fmt: skip

PLACES: Mapping[str, str] = {
    "condition": "conditions",
    "mechanism": "how-it-works",
    "dosing": "treatment",
    "benefit": "benefits",
    "risk": "risks",
    "side_effect": "side-effects",
    "guide": "guides",
}
"""The first part of the address of each kind's pages and of its list."""


def path_of(kind: str, slug: str) -> str:
    """The address of a page on this site, such as /conditions/crps/."""
    return f"/{PLACES[kind]}/{slug}/"


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[AnyPage] = msgspec.json.Decoder(AnyPage)


def encode(page: msgspec.Struct) -> bytes:
    """The canonical UTF-8 JSON of a struct: equal structs give equal bytes."""
    return _encoder.encode(page)


def decode(content: bytes | str, schema: int = SCHEMA) -> AnyPage:
    """The page that an edition holds; older schemas are upgraded on the way.

    msgspec.ValidationError if the content is no page, ValueError for a schema from a newer
    release than this one.
    """
    if schema == SCHEMA:
        return _decoder.decode(content)
    if schema > SCHEMA:
        raise ValueError(
            f"This edition was written by a newer release (shape {schema}; this release knows "
            f"up to {SCHEMA}): upgrade the site to read it."
        )
    plain = msgspec.json.decode(content)
    for step in range(schema, SCHEMA):
        plain = UPGRADES[step](plain)
    page: AnyPage = msgspec.convert(plain, AnyPage)
    return page


# --- what a template gets besides the page ----------------------------------------------------


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
    """What a reader is told about a page's checking. `status` is awaiting, signed or overdue."""

    status: str
    edition: int
    code: str
    written_on: datetime.date | None = None
    last_reviewed_on: datetime.date | None = None
    review_due_on: datetime.date | None = None
    sources_checked_on: datetime.date | None = None
    signed_by: str = ""
    signed_role: str = ""
