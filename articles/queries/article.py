"""Reads one page for a patient: its live edition, and what is live around it."""

import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.safestring import SafeString

from articles import pages
from articles.caching import kept
from articles.models import Edition, GlossaryTerm
from articles.publishing import Signatures, signatures
from articles.rendering import Picture, Term, script_json

from .anchors import anchors_of
from .directory import LANGUAGE, directory, is_held
from .frame import clinic_facts
from .standing import due_now, fallen, is_due, notices_of


class Gone(LookupError):
    """The page was withdrawn."""


class Held(LookupError):
    """The page waits for a clinician's signature."""


class Moved(LookupError):
    """The page has another address now: `path`."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


class Reader(msgspec.Struct, frozen=True):
    """What the words of one page refer to, as the renderer wants it."""

    terms: dict[str, Term] = {}
    citations: dict[str, tuple[int, ...]] = {}
    links: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    clinic: dict[str, str] = {}
    anchors: dict[str, dict[str, tuple[str, ...]]] = {}
    withdrawn: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """One page with all that its template needs beside the site's frame."""

    page: pages.AnyPage
    state: pages.State
    reader: Reader
    also_called: tuple[str, ...]
    related: tuple[pages.Entry, ...]
    pops: tuple[Term, ...]
    notices: tuple[str, ...]
    path: str
    picture: Picture | None = None


def article_page(kind: str, slug: str, now: datetime.datetime) -> Reading:
    """The page of that kind and address as it is live at `now`.

    LookupError if there never was one; Gone, Held or Moved (all LookupErrors) if there was.
    """
    # A withdrawn page's address may have gone to another page: "published" sorts first.
    editions = Edition.objects.live(now).filter(kind=kind, slug=slug, language=LANGUAGE)
    edition = editions.order_by("state").first()
    if edition is None:
        raise _moved(kind, slug, now)
    if edition.state == Edition.State.WITHDRAWN:
        raise Gone(edition.title)
    known = kept("signatures", lambda _: signatures(), now)
    if is_held(known.is_signed(edition)):
        raise Held(edition.title)
    page, state = edition.page(), _state(edition, known, now)
    return reading(page, due_now(state, now) if is_due(page, fallen(now)) else state, now)


def preview_page(page: pages.AnyPage, now: datetime.datetime) -> Reading:
    """A page that is not published, as patients would see it."""
    today = timezone.localdate(now)
    return reading(page, pages.State(status="draft", written_on=today), now)


def reading(page: pages.AnyPage, state: pages.State, now: datetime.datetime) -> Reading:
    """The page with its links, terms and pictures as they are at `now`."""
    listed = directory(now)
    reader = reader_of(page, now)
    entry = listed.by_id.get(page.id)
    return Reading(
        page=page,
        state=state,
        reader=reader,
        also_called=entry.names if entry else (),
        related=tuple(listed.by_id[pk] for pk in page.related if pk in listed.by_id),
        pops=tuple(reader.terms.values()),
        notices=notices_of(page, fallen(now)),
        path=pages.path_of(page.KIND, page.slug),
        picture=picture_of(page.picture) if page.picture else None,
    )


def reader_of(page: pages.ArticlePage, now: datetime.datetime) -> Reader:
    """What the page's Markdown refers to; a link to a page that is not live is left out."""
    listed, glossary = directory(now), terms_by_slug(now)
    return Reader(
        terms={slug: glossary[slug] for slug in page.terms if slug in glossary},
        citations=page.citations,
        links={
            **pages.FIXED_PLACES,
            **{
                name: listed.by_id[pk].path for name, pk in page.links.items() if pk in listed.by_id
            },
        },
        pictures={key: picture_of(picture) for key, picture in page.pictures.items()},
        clinic=clinic_facts(now),
        anchors=anchors_of(page, now),
        withdrawn=tuple(key for key in fallen(now).withdrawn if key in page.citations),
    )


def picture_of(picture: pages.Picture) -> Picture:
    """A picture of a page as the renderer wants it: with its address."""
    return Picture(
        url=default_storage.url(picture.file),
        alt=picture.alt,
        width=picture.width,
        height=picture.height,
        caption=picture.caption,
        credit=picture.credit,
    )


def terms_by_slug(now: datetime.datetime) -> dict[str, Term]:
    """The glossary as the renderer wants it."""
    return kept("terms", lambda _: {
        term.slug: Term(term.slug, term.word, term.meaning)
        for term in GlossaryTerm.objects.explained()
    }, now)  # fmt: skip


def json_ld(reading: Reading) -> SafeString:
    """The page as schema.org data, for a script element."""
    page, state = reading.page, reading.state
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page.title,
        "description": page.one_line,
        "url": settings.SITE_URL + reading.path,
        "inLanguage": page.language,
    }
    if page.KIND == "condition":
        names = [page.medical_name, *reading.also_called]
        found["about"] = {
            "@type": "MedicalCondition",
            "name": page.title,
            "alternateName": [name for name in names if name],
        }
    if state.last_reviewed_on:
        found["lastReviewed"] = state.last_reviewed_on.isoformat()
    if state.signed_by:
        found["reviewedBy"] = {
            "@type": "Person",
            "name": state.signed_by,
            "jobTitle": state.signed_role,
        }
    return script_json(found)


def _moved(kind: str, slug: str, now: datetime.datetime) -> LookupError:
    """Where an old address leads: in one step to where its page is now, if it still is."""
    asked = pages.path_of(kind, slug)
    of_page = Edition.objects.live(now).filter(language=LANGUAGE)
    edition = of_page.filter(article__redirects__old_path=asked).first()
    path = pages.path_of(edition.kind, edition.slug) if edition else asked
    if edition is None or path == asked:
        return LookupError(f"No {kind} has the address {slug}.")
    return Gone(edition.title) if edition.state == Edition.State.WITHDRAWN else Moved(path)


def _state(edition: Edition, known: Signatures, now: datetime.datetime) -> pages.State:
    own = known.of(edition)
    is_overdue = bool(edition.review_due_on and edition.review_due_on < timezone.localdate(now))
    return pages.State(
        status="overdue" if is_overdue else "signed" if own else "awaiting",
        edition=edition.number,
        code=edition.code,
        written_on=edition.written_on,
        last_reviewed_on=edition.last_reviewed_on,
        review_due_on=edition.review_due_on,
        signed_by=own.public_name if own else "",
        signed_role=own.role if own else "",
    )
