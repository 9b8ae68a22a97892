"""Rules on what a text names: sources, pages, words, pictures, clinic facts, parts of the page."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from django.utils import timezone

from articles import pages
from articles.models import Claim, ClinicProfile, Edition, GlossaryTerm, Source
from articles.rendering import headings, references
from articles.toc import table_of_contents

from .finding import Finding
from .subject import Subject

LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(<?([^)\s>]+)")
"""The address of a link as it was typed."""
NAMED = re.compile(r"[a-z][a-z_-]*:[A-Za-z0-9][A-Za-z0-9_-]*|(?:https?:|mailto:|tel:)\S*", re.I)
"""A page of the site by its kind, or an address outside it."""


class Reference(NamedTuple):
    """A kind of thing that a text may name, and what to say when there is no such thing."""

    code: str
    used: str  # the field of References that lists the names
    sentence: str  # with {name} for the name that is not known
    blocks: bool = True


REFERENCES = (
    Reference(
        "unknown-citation",
        "citations",
        "[@{name}] is neither a source nor a claim: correct the key, or add the source first.",
    ),
    Reference(
        "unknown-link",
        "links",
        "There is no page {name}: write kind:address, such as condition:crps.",
    ),
    Reference(
        "unknown-term",
        "terms",
        "[[{name}]] is not in the word list: add the word, or take the brackets off.",
        blocks=False,
    ),
    Reference(
        "unknown-picture",
        "pictures",
        "There is no picture {name}: upload it first, or correct the name.",
    ),
    Reference(
        "unknown-clinic-fact",
        "clinic",
        "{{clinic:{name}}} is no clinic fact: write one of "
        + ", ".join(f"{{{{clinic:{fact}}}}}" for fact in ClinicProfile.PRINTED)
        + ".",
    ),
)

WITHOUT_SOURCE = "[@{name}] has no source yet: add one to the claim."
FALLEN: dict[str, str] = {
    Source.Status.SUPERSEDED: "has a newer version",
    Source.Status.RETRACTED: "was taken back by its publisher",
}
KIND_AT = {place: kind for kind, place in pages.PLACES.items()}


def what_is_named_is_there(subject: Subject) -> Iterator[Finding]:
    """Sources, pages, words, pictures and clinic facts that the texts name exist."""
    page = subject.page
    terms = GlossaryTerm.objects.filter(slug__in=page.terms).values_list("slug", "word")
    known: dict[str, Container[str]] = {
        "citations": page.citations,
        "links": {*page.links, *pages.FIXED_PLACES},
        "terms": {name.casefold() for term in terms for name in term},
        "pictures": page.pictures,
        "clinic": ClinicProfile.PRINTED,
    }
    for passage in subject.passages:
        found = references(passage.text)
        for code, used, sentence, blocks in REFERENCES:
            names = (*getattr(found, used), *(passage.basis if used == "citations" else ()))
            for name in names:
                if (name.casefold() if used == "terms" else name) not in known[used]:
                    is_bare = used == "citations" and Claim.objects.filter(key=name).exists()
                    told = WITHOUT_SOURCE if is_bare else sentence
                    yield Finding(code, passage.where, told.format(name=name), blocks)


def links_are_not_lost(subject: Subject) -> Iterator[Finding]:
    """An address that names neither a page by its kind nor a part is dropped from the page."""
    page = subject.page
    there = {part.id for part in table_of_contents(page, page.related)}
    for passage in subject.passages:
        there |= {id for id, _ in headings(passage.text)}
    for passage in subject.passages:
        for address in LINK.findall(passage.text):
            if address.startswith("#"):
                if address[1:] not in there:
                    yield Finding("unknown-part", passage.where, _no_part(address), blocks=False)
            elif not NAMED.fullmatch(address):
                yield Finding("lost-link", passage.where, _lost(address), blocks=False)


def links_lead_to_pages_that_stand(subject: Subject) -> Iterator[Finding]:
    """A page that was withdrawn is no link any more: its words stay as plain words."""
    page, now = subject.page, timezone.now()
    ids = {*page.links.values(), *page.related}
    withdrawn = Edition.objects.live(now).filter(state=Edition.State.WITHDRAWN, article__in=ids)
    for edition in withdrawn:
        yield Finding(
            "withdrawn-link",
            "Read next" if edition.article_id in page.related else "The page",
            f"It leads to “{edition.title}”, which was withdrawn: link another page, or take the "
            "link out.",
            blocks=False,
        )


def sources_still_stand(subject: Subject) -> Iterator[Finding]:
    """Readers are told at once; what the page says may need another source."""
    by_key = {source.key: source.title for source in subject.page.sources}
    fallen = Source.objects.filter(key__in=by_key).exclude(status=Source.Status.CURRENT)
    for key, status in fallen.values_list("key", "status"):
        yield Finding(
            "source-fallen",
            "Where these facts come from",
            f"[@{key}] {FALLEN[status]}: check what the page says by it, and cite another source.",
            blocks=False,
        )


def no_claim_is_withdrawn(subject: Subject) -> Iterator[Finding]:
    """Readers see a notice on such a page until it says what it says without the claim."""
    used = Claim.objects.filter(status=Claim.Status.WITHDRAWN, key__in=subject.page.citations)
    for claim in used:
        yield Finding(
            "withdrawn-claim",
            "The page",
            f"[@{claim.key}] is withdrawn: {claim.withdrawn_because} Take it off the page.",
            blocks=False,
        )


def _no_part(address: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-") or "plan"
    return (
        f"There is no part {address} on this page: correct the link, or write {{#{name}}} after "
        f"the heading that it means, and (#{name}) in the link."
    )


def _lost(address: str) -> str:
    """What to write instead of an address that can't be followed."""
    name, _, part = address.partition("#")
    kind, _, slug = name.strip("/").partition("/")
    if kind in KIND_AT and slug:
        name = f"{KIND_AT[kind]}:{slug}"
        return f"The link to {address} is left out: write {name} instead."
    if part and NAMED.fullmatch(name):
        return f"The link to {address} is left out: write {name}, as only whole pages are linked."
    return (
        f"The link to {address} is left out: write kind:address, such as condition:crps, or a "
        "whole web address with https://."
    )
