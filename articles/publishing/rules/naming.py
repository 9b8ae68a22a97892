"""Rules on what a text names: sources, pages, words, pictures, clinic facts, parts of the page."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from articles import pages
from articles.models import ClinicProfile, GlossaryTerm
from articles.rendering import headings, references
from articles.toc import table_of_contents

from .finding import Finding
from .subject import Subject

PART_LINK = re.compile(r"\]\(#([a-z0-9-]+)\)")


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
        + ", ".join(ClinicProfile.PRINTED)
        + ".",
    ),
)


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
                    yield Finding(code, passage.where, sentence.format(name=name), blocks)


def links_within_the_page_lead_somewhere(subject: Subject) -> Iterator[Finding]:
    """A link such as [below](#plan) needs a heading with {#plan}, or a part of that name."""
    page = subject.page
    there = {part.id for part in table_of_contents(page, page.related)}
    for passage in subject.passages:
        there |= {id for id, _ in headings(passage.text)}
    for passage in subject.passages:
        for name in PART_LINK.findall(passage.text):
            if name not in there:
                yield Finding(
                    "unknown-part",
                    passage.where,
                    f"There is no part #{name} on this page: correct the link, or write "
                    f"{{#{name}}} after the heading that it means.",
                    blocks=False,
                )
