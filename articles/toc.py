"""Which parts of a page are there, in the template's order, and which of them rest on a claim."""

from collections.abc import Iterable, Sized
from typing import Any, NamedTuple

from articles import pages
from articles.rendering import headings, headings_over, references


class Part(NamedTuple):
    """A heading of a page: its anchor and its words."""

    id: str
    title: str


SHORT = Part("short", "In short")
SIDES = Part("sides", "Benefits and risks, in numbers")
HELP = Part("help", "When to get help")
SAYS = Part("says", "Who says what")
SURE = Part("sure", "How sure are we?")
MORE = Part("more", "More to know")
ASK = Part("ask", "Questions to ask your care team")
NEXT = Part("next", "Read next")
SOURCES = Part("sources", "Where these facts come from")

ORDER: dict[str, tuple[tuple[str, Part], ...]] = {
    "condition": (
        ("pair", SIDES),
        ("who_should_not", Part("who", "Who should not have it, or needs extra checks")),
        ("", HELP),
        ("guidance", SAYS),
        ("sure", SURE),
        ("treatment", Part("treat", "Time, travel, and cost")),
        ("feels_like", Part("about", "About {title}")),
        ("how_ketamine_may_help", Part("how", "How ketamine may work")),
        ("body", MORE),
    ),
    "mechanism": (
        ("what_it_does", Part("does", "What it does")),
        ("in_cells", Part("cells", "Seen in cells")),
        ("in_animals", Part("animals", "Seen in animals")),
        ("in_people", Part("people", "Seen in people")),
        ("body", MORE),
        ("pair", SIDES),
        ("guidance", SAYS),
        ("sure", SURE),
        ("", HELP),
    ),
    "dosing": (
        ("visit", Part("visit", "A visit, step by step")),
        ("doses", Part("studies", "What studies and clinics used")),
        ("how_often", Part("often", "How often?")),
        ("home_use", Part("home", "Not at home on your own")),
        ("body", MORE),
        ("pair", SIDES),
        ("guidance", SAYS),
        ("sure", SURE),
        ("", HELP),
    ),
    "benefit": (
        ("pair", SIDES),
        ("body", MORE),
        ("for_whom", Part("whom", "Who was studied")),
        ("how_long", Part("long", "How long it lasts")),
        ("guidance", SAYS),
        ("sure", SURE),
        ("", HELP),
    ),
    "risk": (
        ("body", Part("risk", "What can go wrong")),
        ("more_at_risk", Part("more-risk", "Who is more at risk")),
        ("lower_the_risk", Part("lower", "What lowers the risk")),
        ("", HELP),
        ("pair", SIDES),
        ("guidance", SAYS),
        ("sure", SURE),
    ),
    "side_effect": (
        ("", HELP),
        ("feels_like", Part("feels", "What it feels like")),
        ("self_care", Part("do", "What you can do")),
        ("staff_do", Part("staff", "What staff do")),
        ("presence", Part("when", "When it can be present")),
        ("frequency", Part("common", "How common is it?")),
        ("more_at_risk", Part("more-risk", "Who is more at risk")),
        ("body", MORE),
        ("pair", SIDES),
        ("guidance", SAYS),
        ("sure", SURE),
    ),
    "guide": (("", HELP), ("body", MORE), ("pair", SIDES), ("guidance", SAYS), ("sure", SURE)),
    "calm_guide": (("body", MORE), ("pair", SIDES), ("guidance", SAYS), ("sure", SURE), ("", HELP)),
}
"""For each kind: what must be there for a part to be shown ("" always), and the part.

Guides that nobody reads while unwell, on deciding and on the site itself, tell help last.
"""


BESIDE: dict[str, tuple[str, ...]] = {
    "": ("when_emergency", "when_to_call", "usually_passes"),
    "doses": ("doses_note",),
    "presence": ("presence_note",),
    "frequency": ("frequency_basis",),
    "guidance": (),
}
"""The texts of a part whose name is not that of its text."""


def table_of_contents(page: pages.ArticlePage, related: Sized) -> list[Part]:
    """The parts that this page shows, from the top; a guide's text brings its own headings.

    `related` are the pages to read next that a reader may open.
    """
    middle: list[Part] = []
    for needs, part in ORDER[_order_of(page)]:
        if needs and not _has(page, needs):
            continue
        if page.KIND == "guide" and needs == "body":
            middle += [Part(*heading) for heading in headings(page.body)]
        else:
            middle.append(part._replace(title=part.title.format(title=page.title)))
    end = [(page.questions, ASK), (related, NEXT), (page.sources, SOURCES)]
    return [SHORT, *middle, *(part for there, part in end if there)]


def titles_citing(page: pages.ArticlePage, key: pages.Key) -> list[str]:
    """The headings of the page under which something rests on that key, from the top."""
    found = [SHORT.title] if _is_cited(page.summary, key) else []
    if _is_cited([getattr(page, "not_today", "")], key):
        found.append("You do not have to decide today")
    for needs, part in ORDER[_order_of(page)]:
        if page.KIND == "guide" and needs == "body":
            found += [over.words for over in headings_over(page.body, key) if over.id]
        elif _rests_on(page, needs, key):
            found.append(part.title.format(title=page.title))
    return found + [drawn.title for drawn in drawn_together(page) if key in drawn.basis]


class Drawn(NamedTuple):
    """What stands in one drawing: its heading, and the outcomes whose numbers it shows."""

    title: str
    outcomes: list[pages.Outcome]

    @property
    def basis(self) -> tuple[pages.Key, ...]:
        """What these outcomes rest on, each key once."""
        return tuple(dict.fromkeys(key for outcome in self.outcomes for key in outcome.basis))


def drawn_together(page: pages.ArticlePage) -> list[Drawn]:
    """The drawings of a page, from the top; neighbors in the list with one label share one."""
    found: list[Drawn] = []
    for point in filter(lambda point: point.outcome, page.part("drawn")):
        outcome = page.outcome(point.outcome)
        if found and point.label == found[-1].title:
            found[-1].outcomes.append(outcome)
        else:
            found.append(Drawn(point.label or outcome.question, [outcome]))
    return found


def _rests_on(page: pages.ArticlePage, needs: str, key: pages.Key) -> bool:
    """Whether the part that `needs` names prints something that cites the key."""
    if needs in ("pair", "sure"):
        points = page.part(needs)
        outcomes = [page.outcome(point.outcome) for point in points if point.outcome]
        texts = [*(point.text for point in points), *(outcome.answer for outcome in outcomes)]
        return any(key in outcome.basis for outcome in outcomes) or _is_cited(texts, key)
    texts = [getattr(page, name, "") for name in BESIDE.get(needs, (needs,))]
    rows: Iterable[Any] = getattr(page, needs, ()) if needs in ("guidance", "doses") else ()
    texts = [text for text in texts if isinstance(text, str)]
    texts += [getattr(row, "says", "") for row in rows]
    return any(key in row.basis for row in rows) or _is_cited(texts, key)


def _is_cited(texts: Iterable[str], key: pages.Key) -> bool:
    return any(key in references(text).citations for text in texts if text)


def _order_of(page: pages.ArticlePage) -> str:
    is_calm = isinstance(page, pages.GuidePage) and not page.is_about_treatment_days
    return "calm_guide" if is_calm else page.KIND


def _has(page: pages.ArticlePage, needs: str) -> bool:
    if needs in ("pair", "sure"):
        return bool(page.part(needs))
    return bool(getattr(page, needs, None))
