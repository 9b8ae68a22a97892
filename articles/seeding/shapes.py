"""The shape of a row in each fixture file. A field that is not listed here is a mistake."""

from collections.abc import Mapping

import msgspec


class _Shape(msgspec.Struct, forbid_unknown_fields=True):
    """What all row shapes share: a field that is not listed is a mistake."""


class Name(_Shape):
    word: str
    kind: str = "lay"
    shown: bool = False
    language: str = "en"


class CodeRow(_Shape):
    system: str
    code: str


class SourceRow(_Shape):
    key: str
    title: str
    kind: str = "other"
    authors: str = ""
    container: str = ""
    year: int | None = None
    doi: str = ""
    url: str = ""
    about: str = ""
    read: str = "part"
    read_note: str = ""
    status: str = "current"


class ClaimRow(_Shape):
    key: str
    document: str
    topic: str
    claim: str
    verdict: str
    kind: str = "statement"
    section: str = ""
    certainty: str = ""
    certainty_source: str = ""
    caveat: str = ""
    say_instead: str = ""
    sources: list[str] = []
    left_out: str = ""


class TermRow(_Shape):
    """Names and codes of one term of the fact base; articles take them over by its name."""

    preferred: str
    kind: str
    names: list[Name] = []
    codes: list[CodeRow] = []


class GlossaryRow(_Shape):
    slug: str
    word: str
    meaning: str
    say: str = ""


class ValueRow(_Shape):
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
    certainty_from: str = ""
    certainty_to: str = ""
    note: str = ""


class PictureRow(_Shape):
    """A picture and its words; `content` is read from the file `images/FILE` beside the rows."""

    key: str
    file: str
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""
    content: bytes = b""


class OutcomeRow(_Shape):
    key: str
    question: str
    answer: str
    asks: str = ""
    found: str = ""
    population: str = ""
    measure: str = "people"
    scale: str = ""
    happened: str = ""
    did_not: str = ""
    certainty_from: str = "not_studied"
    certainty_to: str = "not_studied"
    graders_disagree: bool = False
    is_crossover: bool = False
    people: int | None = None
    time_span: str = ""
    worth_asking: str = ""
    basis: list[str] = []
    values: list[ValueRow] = []


class GuidanceRow(_Shape):
    key: str
    body: str
    position: str
    says: str
    year: int | None = None
    rests_on: str = ""
    source: str | None = None
    basis: list[str] = []


class DoseRow(_Shape):
    key: str
    who: str
    given: str
    rated: str = ""
    route: str = ""
    order: int = 0
    basis: list[str] = []


class SignRow(_Shape):
    slug: str
    level: str
    text: str = ""
    heading: str = ""
    advice: str = ""
    phrases: str = ""
    shows_poison_line: bool = False
    read_more: str | None = None
    order: int = 0
    basis: list[str] = []


class PointRow(_Shape):
    part: str
    side: str = ""
    label: str = ""
    text: str = ""
    outcome: str = ""


class ArticleRow(_Shape):
    slug: str
    title: str
    summary: list[str]
    one_line: str
    medical_name: str = ""
    review_interval: int = 24
    picture: str = ""
    body: str = ""
    names: list[Name] = []
    terms: list[str] = []
    points: list[PointRow] = []
    guidance: list[str] = []
    questions: list[str] = []
    read_next: list[str] = []


class ConditionRow(ArticleRow):
    not_today: str = ""
    who_should_not: str = ""
    treatment: str = ""
    feels_like: str = ""
    how_ketamine_may_help: str = ""


class MechanismRow(ArticleRow):
    what_it_does: str = ""
    in_cells: str = ""
    in_animals: str = ""
    in_people: str = ""


class DosingRow(ArticleRow):
    route: str = ""
    visit: str = ""
    doses: list[str] = []
    doses_note: str = ""
    how_often: str = ""
    home_use: str = ""


class BenefitRow(ArticleRow):
    for_whom: str = ""
    how_long: str = ""


class RiskRow(ArticleRow):
    nature: str = "safety"
    more_at_risk: str = ""
    lower_the_risk: str = ""


class SideEffectRow(ArticleRow):
    body_area: str = "body"
    action: str = "call"
    when_short: str = ""
    frequency: str = "not_known"
    frequency_basis: str = ""
    during: str = "unknown"
    same_day: str = "unknown"
    next_days: str = "unknown"
    weeks: str = "unknown"
    long_term: str = "unknown"
    presence_note: str = ""
    when_emergency: str = ""
    when_to_call: str = ""
    usually_passes: str = ""
    feels_like: str = ""
    self_care: str = ""
    staff_do: str = ""
    more_at_risk: str = ""


class GuideRow(ArticleRow):
    purpose: str = "deciding"


SHAPES: Mapping[str, type[_Shape]] = {
    "sources": SourceRow,
    "claims": ClaimRow,
    "terms": TermRow,
    "glossary": GlossaryRow,
    "pictures": PictureRow,
    "outcomes": OutcomeRow,
    "doses": DoseRow,
    "guidance": GuidanceRow,
    "conditions": ConditionRow,
    "mechanisms": MechanismRow,
    "dosings": DosingRow,
    "benefits": BenefitRow,
    "risks": RiskRow,
    "side_effects": SideEffectRow,
    "guides": GuideRow,
    "urgent_signs": SignRow,
}
"""Fixture file without .yaml -> the shape of its rows, in the order in which they are loaded."""
