"""What a page said at a moment: the edition of then, who stands by it, and what was live around it.

Reading it writes nothing, in the event log neither.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst

from articles import pages
from articles.models import Article, ClinicProfile, Edition, Event, SignOff
from articles.models.edition import EditionQuerySet
from articles.publishing import Served, parts_of, signatures, verify_events

from .audit_words import said_on
from .audited import Audit, Chain, Clinic, Entry, Fact, Frozen, Moment, Rule, Signed
from .directory import HELD
from .past import (
    clinic_at,
    detail_of,
    fallen_at,
    log_began,
    served_at,
    signs_at,
    withdrawn_at,
    words_at,
)
from .standing import Fallen, notices_of, sources_behind

TOLD = ("published", "withdrew")
"""The deeds whose note is told: what was only written or planned is no part of an audit."""
YES_OR_NO = {"True": "yes", "False": "no"}
LINES_OF_HELP = {
    "emergency_number": "emergency",
    "crisis_number": "crisis",
    "poison_number": "poison",
}


def moment_of(typed: str) -> datetime.datetime:
    """The moment that was typed, in the clinic's time zone where it names none.

    ValueError for anything but a date with a time, and for a moment that has not come yet.
    """
    try:
        found = parse_datetime(typed.strip()) if ":" in typed else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError("Write a date and a time, such as 2026-11-25T14:00.")
    at = found if timezone.is_aware(found) else timezone.make_aware(found)
    if at > timezone.now():
        raise ValueError("That moment has not come yet: choose an earlier one, or now.")
    return at


def page_named(name: str, at: datetime.datetime) -> Article:
    """The page that `name` (condition:crps) means: whose address it was at `at`, else ever.

    LookupError for what was never published under that name: drafts are no part of an audit.
    """
    kind, _, slug = name.strip().partition(":")
    under = past_names(timezone.now()).filter(kind=kind, slug=slug.strip())
    under = under.select_related("article")
    then = Edition.objects.live(at).filter(pk__in=under).order_by("state").first()
    latest = under.last()
    found = then or latest
    if found is None:
        raise LookupError(f"No page was ever published as {name.strip() or 'nothing'}.")
    return found.article


def past_names(now: datetime.datetime) -> EditionQuerySet:
    """Every edition that was live once: what readers never had is not named in an audit."""
    return Edition.objects.filter(live_from__lte=now, cancelled_at=None).order_by("live_from")


def audit(article: Article, at: datetime.datetime) -> Audit:
    """What readers had of the page at `at`, and all that it rested on."""
    edition = _editions(article).live(at).first()
    page = edition.page() if edition and edition.content and edition.is_sound() else None
    called = _parts(edition, page)
    missing = _unsigned(edition, called, at) if edition and page else ()
    rule, clinic = Rule(*served_at(at)), clinic_at(at)
    was_held = bool(missing) and rule.served.unsigned_pages == HELD
    began, chain = log_began(), verify_events()
    later = _editions(article).filter(live_from__gt=at, published_at__lte=at)
    planned = later.filter(Q(cancelled_at=None) | Q(cancelled_at__gt=at))
    history = _editions(article).filter(live_from__lte=at, cancelled_at=None)
    return Audit(
        page=f"{article.kind}:{edition.slug if edition else article.slug}",
        at=_moment(at),
        asked_at=_moment(timezone.now()),
        time_zone=settings.TIME_ZONE,
        answer=_answer(edition, was_held) + (f" {_rule(rule)}" if missing else ""),
        edition=_frozen(edition) if edition else None,
        is_signed=page is not None and not missing,
        was_held=was_held,
        rule=rule,
        signatures=tuple(_signatures(called, at)),
        unsigned_parts=missing,
        notices=_notices(page, at) if page else (),
        said=said_on(page, clinic, at) if page else (),
        sources=page.sources if page else (),
        signs=tuple(signs_at(at)),
        words=tuple(words_at(page.terms, at)) if page else (),
        clinic=_clinic(clinic, rule.served),
        planned=tuple(map(_without_words, planned)),
        history=tuple(map(_frozen, history)),
        entries=tuple(_entries(article, at)),
        chain=Chain(_moment(began) if began else None, chain.whole, chain.broken, chain.reason),
        text=edition.text if edition else "",
        content=edition.content if edition else "",
    )


def as_json(found: Audit) -> bytes:
    """The answer for programs, in lines that people can read too."""
    # HTML that is known to be safe is a str of its own kind, which the encoder does not know.
    return msgspec.json.format(msgspec.json.encode(found, enc_hook="".join), indent=2)


def _editions(article: Article) -> Any:
    rows = Edition.objects.filter(article=article.pk)
    return rows.select_related("published_by", "written_by").order_by("number")


def _answer(edition: Edition | None, was_held: bool) -> str:
    if edition is None:
        return "Readers had no such page then: it was not published yet."
    if edition.state == Edition.State.WITHDRAWN:
        return f"Readers were told that the page is withdrawn. The reason kept: {edition.note}"
    if not edition.is_sound():
        return (
            f"Edition {edition.number} was live, but its stored bytes no longer match its hash: "
            "what it said can’t be shown from here. Compare a backup of that time."
        )
    named = f"edition {edition.number}, code {edition.code}"
    if was_held:
        return (
            f"Readers did not have {named}: not all of it was signed by then, and its address "
            "said that it waits for a clinician."
        )
    return f"Readers had {named}, live since {_moment(edition.live_from).local}."


def _rule(rule: Rule) -> str:
    """What decided whether readers had an edition that was not all signed."""
    return f"Pages that are not signed were {rule.served.unsigned_pages}. {rule.known}"


def _moment(at: datetime.datetime) -> Moment:
    local = timezone.localtime(at)
    utc = at.astimezone(datetime.UTC)
    return Moment(f"{utc:%Y-%m-%d %H:%M:%S} UTC", f"{local:%Y-%m-%d %H:%M:%S %Z}")


def _frozen(edition: Edition) -> Frozen:
    return Frozen(
        id=edition.pk,
        number=edition.number,
        code=edition.code,
        hash=edition.hash,
        is_sound=edition.state == Edition.State.WITHDRAWN or edition.is_sound(),
        state=edition.state,
        path=pages.path_of(edition.kind, edition.slug),
        title=edition.title,
        change=edition.change,
        why=tuple(edition.differences.splitlines()),
        note=edition.note,
        live_from=_moment(edition.live_from),
        published_at=_moment(edition.published_at),
        published_by=_person(edition.published_by),
        written_by=_person(edition.written_by),
        origin=f"{edition.get_origin_display()} {edition.release}".strip(),
        cancelled_at=_moment(edition.cancelled_at) if edition.cancelled_at else None,
        last_reviewed_on=edition.last_reviewed_on,
        review_due_on=edition.review_due_on,
    )


def _without_words(edition: Edition) -> Frozen:
    """An edition that readers did not have yet: that it was planned is told, not what it says."""
    return msgspec.structs.replace(_frozen(edition), title="", note="", why=())


def _person(user: User | None) -> str:
    if user is None:
        return ""
    name = user.get_full_name()
    return f"{name} ({user.get_username()})" if name else user.get_username()


def _parts(edition: Edition | None, page: pages.AnyPage | None) -> dict[str, str]:
    """What of the edition must be signed, by the hash that it was published with, and its name."""
    hashes = edition.part_hashes.split() if edition else []
    names = parts_of(page).values() if page else [""] * len(hashes)
    return dict(zip(hashes, names, strict=False))


def _signatures(called: Mapping[str, str], at: datetime.datetime) -> Iterable[Signed]:
    hashes = list(called)
    rows = SignOff.objects.filter(hash__in=hashes, at__lte=at).select_related("person")
    for row in sorted(rows, key=lambda row: (hashes.index(row.hash), row.at)):
        yield Signed(
            part=called[row.hash] or row.about,
            scope=row.get_scope_display(),
            name=row.public_name,
            role=row.role,
            registration_number=row.registration_number,
            account=_person(row.person),
            at=_moment(row.at),
            is_carried_over=row.carried_from_id is not None,
        )


def _unsigned(
    edition: Edition, called: Mapping[str, str], at: datetime.datetime
) -> tuple[str, ...]:
    """The parts without a signature that counted by then."""
    signed = signatures(edition.article, by=at).on(edition)
    return tuple(name for hash, name in called.items() if hash not in signed)


def _notices(page: pages.AnyPage, at: datetime.datetime) -> tuple[str, ...]:
    behind = sources_behind(page.citations)
    keys = dict.fromkeys([*(line.key for line in page.sources), *(one.source for one in behind)])
    found = Fallen(withdrawn_at(page.citations, at), fallen_at(keys, at), behind)
    return notices_of(page, found)


def _clinic(profile: ClinicProfile, served: Served) -> Clinic:
    hidden: Collection[str] = ("id", "saved_at", "saved_by", "confirmed_by")
    fields = [one for one in ClinicProfile._meta.fields if one.name not in hidden]
    said = [(str(one.verbose_name), getattr(profile, one.name)) for one in fields]
    return Clinic(
        saved_at=_moment(profile.saved_at) if profile.pk else None,
        saved_by=_person(profile.saved_by),
        confirmed_by=_person(profile.confirmed_by),
        facts=tuple(
            Fact(str(capfirst(label)), YES_OR_NO.get(str(value), str(value)))
            for label, value in said
            if value not in ("", None)
        ),
        country_lines=tuple(
            Fact(name.replace("_", " ").capitalize(), served.lines[line])
            for name, line in LINES_OF_HELP.items()
            if not getattr(profile, name)
        ),
    )


def _entries(article: Article, at: datetime.datetime) -> Iterable[Entry]:
    log = Event.objects.filter(row=article.pk, about__startswith=f"{article.kind}:", at__lte=at)
    for event in log.order_by("number"):
        said = detail_of(event) if event.verb in TOLD else {}
        yield Entry(
            number=event.number,
            at=_moment(event.at),
            by=event.by_name,
            verb=event.verb,
            note=said.get("note", ""),
            let_stand=tuple(
                f"{one['where']}: {one['sentence']} Why it stands: {one['reason']}"
                for one in said.get("let_stand", ())
            ),
            hash=event.hash,
        )
