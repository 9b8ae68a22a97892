"""The seven kinds of page: what all have, and what each has of its own."""

from collections.abc import Mapping
from typing import ClassVar

from .parts import Dose, Frozen, GuidanceLine, Key, Markdown, Outcome, Picture, Point, SourceLine


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

    @property
    def is_about_treatment_days(self) -> bool:
        """Whether somebody may read it while unwell: then help comes before all else."""
        return self.purpose in ("preparing", "after", "caring")


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

FIXED_PLACES: Mapping[str, str] = {
    f"site:{name}": f"/{name}/"
    for name in ("evidence", "visit-plan", "what-we-checked", "corrections", "sources", "words")
}
"""Link targets that are no articles, with their addresses."""


def path_of(kind: str, slug: str) -> str:
    """The address of a page on this site, such as /conditions/crps/."""
    return f"/{PLACES[kind]}/{slug}/"
