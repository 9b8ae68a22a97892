"""The table of contents of a page: which of its parts are there, in the template's order."""

from collections.abc import Sized
from typing import NamedTuple

from articles import pages
from articles.rendering import headings


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
        ("doses", Part("studies", "What studies used")),
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


def _order_of(page: pages.ArticlePage) -> str:
    is_calm = isinstance(page, pages.GuidePage) and not page.is_about_treatment_days
    return "calm_guide" if is_calm else page.KIND


def _has(page: pages.ArticlePage, needs: str) -> bool:
    if needs in ("pair", "sure"):
        return bool(page.part(needs))
    return bool(getattr(page, needs, None))
