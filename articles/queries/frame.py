"""What stands around every page: menu, urgent signs, the clinic's numbers, the site's state."""

import datetime

import msgspec
from django.conf import settings

from articles import pages
from articles.caching import kept
from articles.emergency import LINES
from articles.models import ClinicProfile, GlossaryTerm, UrgentSign
from articles.search import UrgentRule

from .directory import LIST_TITLES, directory
from .told import has_told


class Link(msgspec.Struct, frozen=True):
    """A way to a page, with a line on what is there."""

    title: str
    path: str
    one_line: str = ""
    is_current: bool = False


class Sign(msgspec.Struct, frozen=True):
    """One line of a care card."""

    text: str
    path: str = ""


class Care(msgspec.Struct, frozen=True):
    """The numbers and signs of the care cards, the strip and the footer."""

    emergency_number: str
    crisis_number: str
    crisis_note: str
    poison_number: str
    signs: tuple[Sign, ...]
    crisis_text: str
    call_signs: tuple[Sign, ...]


class Clinic(msgspec.Struct, frozen=True):
    """What the clinic says about itself; an empty field is printed as not filled in yet."""

    name: str = ""
    address: str = ""
    phone: str = ""
    extension: str = ""
    hours: str = ""
    after_hours: str = ""
    after_hours_words: str = ""
    language_line: str = ""
    owner: str = ""
    sells_treatment: bool | None = None
    driving_hours: int = ClinicProfile.DRIVING_FLOOR_HOURS


class Site(msgspec.Struct, frozen=True):
    """The frame of one page, at the address `path`."""

    name: str
    url: str
    path: str
    canonical: str
    is_demo: bool
    noindex: bool
    asks_if_clear: bool
    words_kept_days: int
    nav: tuple[Link, ...]
    about: tuple[pages.Entry, ...]
    registers: tuple[Link, ...]
    care: Care
    clinic: Clinic


TOLD = Link("What you told us", "/what-you-told-us/")
REGISTERS = (
    Link("What we checked", "/what-we-checked/"),
    Link("Corrections", "/corrections/"),
    Link("Sources", "/sources/"),
    Link("Words explained", "/words/"),
    Link("Your visit plan", "/visit-plan/"),
)


def site(path: str, now: datetime.datetime) -> Site:
    """The frame for the page at `path`."""
    listed = directory(now)
    is_demo = settings.UNSIGNED_PAGES == "shown" and not listed.all_signed
    return Site(
        name=settings.SITE_NAME,
        url=settings.SITE_URL,
        path=path,
        canonical=settings.SITE_URL + path,
        is_demo=is_demo,
        noindex=is_demo,
        asks_if_clear=settings.FEEDBACK == "on",
        words_kept_days=settings.FEEDBACK_DAYS,
        nav=tuple(
            msgspec.structs.replace(link, is_current=path.startswith(link.path))
            for link in kept("menu", _menu, now)
        ),
        about=tuple(e for e in listed.of_kind("guide") if e.group == "site"),
        registers=(*REGISTERS, TOLD) if has_told(now) else REGISTERS,
        care=kept("care", _care, now),
        clinic=kept("clinic", _clinic, now),
    )


def clinic_facts(now: datetime.datetime) -> dict[str, str]:
    """The clinic's own rules that Markdown prints as {clinic:fasting}, where filled in."""
    return kept("clinic facts", _clinic_facts, now)


def urgent_rules(now: datetime.datetime) -> tuple[UrgentRule, ...]:
    """The signs that search recognizes, with where a reader can read more."""
    return kept("urgent rules", _urgent_rules, now)


def _menu(now: datetime.datetime) -> tuple[Link, ...]:
    """Only what exists: the kinds that have pages, then the fixed places."""
    listed = directory(now)
    kinds = ("condition", "side_effect", "dosing", "benefit", "risk", "mechanism")
    links = [
        Link(LIST_TITLES[kind], f"/{pages.PLACES[kind]}/") for kind in kinds if listed.of_kind(kind)
    ]
    if any(entry.group != "site" for entry in listed.of_kind("guide")):
        links.append(Link(LIST_TITLES["guide"], f"/{pages.PLACES['guide']}/"))
    if listed.of_kind("condition"):
        links.append(Link("Evidence", "/evidence/"))
    if GlossaryTerm.objects.explained().exists():
        links.append(Link("Words", "/words/"))
    return (*links, Link("Search", "/search/"))


def _care(now: datetime.datetime) -> Care:
    lines, profile = LINES[settings.COUNTRY], ClinicProfile.current()
    crisis_number = profile.crisis_number or lines.crisis
    is_national = crisis_number == lines.crisis
    rows = list(UrgentSign.objects.exclude(text=""))

    def signs(level: str) -> tuple[Sign, ...]:
        return tuple(Sign(row.text) for row in rows if row.level == level)

    return Care(
        emergency_number=profile.emergency_number or lines.emergency,
        crisis_number=crisis_number,
        crisis_note=profile.crisis_note or (lines.crisis_note if is_national else ""),
        poison_number=profile.poison_number or lines.poison,
        signs=signs(UrgentSign.Level.EMERGENCY),
        crisis_text=next((s.text for s in signs(UrgentSign.Level.CRISIS)), ""),
        call_signs=signs(UrgentSign.Level.CALL),
    )


def _clinic(now: datetime.datetime) -> Clinic:
    profile = ClinicProfile.current()
    return Clinic(**{name: getattr(profile, name) for name in Clinic.__struct_fields__})


def _clinic_facts(now: datetime.datetime) -> dict[str, str]:
    return said_by(ClinicProfile.current())


def said_by(profile: ClinicProfile) -> dict[str, str]:
    """What a row of the clinic's facts makes Markdown print, where filled in."""
    facts = {name: getattr(profile, name).rstrip(" .") for name in profile.FACTS}
    facts["driving"] = f"{profile.driving_hours} hours"
    return {name: words for name, words in facts.items() if words}


def _urgent_rules(now: datetime.datetime) -> tuple[UrgentRule, ...]:
    listed = directory(now)
    return tuple(
        row.rule(listed.by_id[row.read_more_id].path if row.read_more_id in listed.by_id else "")
        for row in UrgentSign.objects.exclude(phrases="")
    )
