"""Reads the visit plan: questions of all live pages, what may matter, and what staff must know.

Nothing about a reader comes here: what they tick and write stays in their browser.
"""

import datetime
from collections.abc import Iterator

import msgspec

from articles import pages
from articles.caching import kept
from articles.models import ClinicProfile, Edition
from articles.rendering import list_entries

from .directory import directory
from .frame import clinic_facts

DECIDING = "/guides/is-it-right-for-me/"
WHO_SHOULD_NOT = "/risks/who-should-not-have-it/"
MATTERS = "matters"
"""The id of the heading on the deciding guide under which it asks what matters."""

ADVICE = ("Do not", "Never")
"""How an entry begins that says what to do, and not what somebody has or takes."""

FACTS = ("arrival", "fasting", "medicines", "escort")
"""The clinic's rules that somebody must know before the day."""

NO_DRIVING = "No driving after a drip, for at least"


class Asked(msgspec.Struct, frozen=True):
    """The questions of one page; `name` is how a link to the plan asks for them first."""

    name: str
    title: str
    questions: tuple[str, ...]


class Group(msgspec.Struct, frozen=True):
    """One subject: the questions that everybody may ask, and the pages that have more."""

    title: str
    first: tuple[str, ...]
    others: tuple[Asked, ...]


class ToTell(msgspec.Struct, frozen=True):
    """What somebody may have or take, under its heading on the page where the sources are."""

    title: str
    words: tuple[str, ...]


class VisitPlan(msgspec.Struct, frozen=True):
    """What a plan can be made of; a part is empty where its page is not live."""

    groups: tuple[Group, ...]
    matters: tuple[str, ...]
    prompts: tuple[str, ...]
    to_tell: tuple[ToTell, ...]
    who_should_not: str
    clinic: tuple[tuple[str, str], ...]


class Topic(msgspec.Struct, frozen=True):
    """What a group is called, whose questions stand first, and which kinds and purposes it has."""

    title: str
    lead: str
    within: tuple[str, ...]


TOPICS = (
    Topic("My condition", "", ("condition",)),
    Topic("Deciding", DECIDING, ("deciding",)),
    Topic(
        "My treatment", "/guides/getting-ready/", ("preparing", "dosing", "benefit", "mechanism")
    ),
    Topic("Risks", WHO_SHOULD_NOT, ("risk", "side_effect")),
    Topic("Going home", "/guides/going-home/", ("after", "caring")),
)


def visit_plan(now: datetime.datetime) -> VisitPlan:
    """The plan as it can be made at `now`."""
    return kept("visit plan", _build, now)


def chosen(plan: VisitPlan, name: str) -> Asked | None:
    """The questions of the page that a link names, to stand before all others; None for none."""
    return next((a for group in plan.groups for a in group.others if a.name == name), None)


def lists(plan: VisitPlan, first: Asked | None) -> list[tuple[str, list[str]]]:
    """The questions on the page under their titles, each once, with those of `first` first."""
    found = [(first.title, first.questions)] if first else []
    found += [(group.title, group.first) for group in plan.groups]
    there: set[str] = set()
    once = []
    for title, asked in found:
        once.append((title, [question for question in asked if question not in there]))
        there |= set(asked)
    return [(title, asked) for title, asked in once if asked]


def _build(now: datetime.datetime) -> VisitPlan:
    live = _live(now)
    deciding, who = live.get(DECIDING), live.get(WHO_SHOULD_NOT)
    asked = list_entries(deciding.body) if deciding else ()
    said = [entry.words for entry in asked if entry.heading == MATTERS]
    return VisitPlan(
        groups=tuple(_group(topic, live) for topic in TOPICS),
        matters=tuple(words for words in said if not words.endswith("?")),
        prompts=tuple(words for words in said if words.endswith("?")),
        to_tell=_to_tell(who.body) if who else (),
        who_should_not=WHO_SHOULD_NOT if who else "",
        clinic=tuple(_clinic(now)),
    )


def _clinic(now: datetime.datetime) -> Iterator[tuple[str, str]]:
    """What each of the clinic's rules is called, and what it says, where filled in."""
    facts = clinic_facts(now)
    for name in FACTS:
        if name in facts:
            yield ClinicProfile.label(name), facts[name]
    yield NO_DRIVING, facts["driving"]


def _live(now: datetime.datetime) -> dict[str, pages.AnyPage]:
    """Each page that a reader may open, by its address, in the order of the titles."""
    listed = directory(now)
    editions = Edition.objects.readable(now).filter(article__in=listed.by_id)
    found = [(listed.by_id[edition.article_id].path, edition.page()) for edition in editions]
    return dict(sorted(found, key=lambda one: one[1].title.casefold()))


def _group(topic: Topic, live: dict[str, pages.AnyPage]) -> Group:
    asked = {
        path: Asked(name_of(page), page.title, page.questions)
        for sort in topic.within
        for path, page in live.items()
        if page.questions and sort in (page.KIND, getattr(page, "purpose", ""))
    }
    lead = asked.pop(topic.lead, None)
    return Group(topic.title, lead.questions if lead else (), tuple(asked.values()))


def name_of(page: pages.ArticlePage) -> str:
    """What names a page in a link to the plan: side_effect-dizziness."""
    return f"{page.KIND}-{page.slug}"


def _to_tell(text: str) -> tuple[ToTell, ...]:
    """By heading what a list names; what it says of that is left to the page."""
    found: dict[str, list[str]] = {}
    for entry in list_entries(text):
        if not entry.words.startswith(ADVICE):
            found.setdefault(entry.heading, []).append(entry.words.partition(":")[0].rstrip(". "))
    return tuple(ToTell(heading, tuple(words)) for heading, words in found.items())
