"""Source rows: what kind of thing each is, how far it was read, and what a reader is told of it."""

import re

from articles.facts.base import Citation, FactBase, Row
from articles.facts.wording import american, first_fit, reworded

# The first pattern that fits the title, container and authors names the kind of a source.
SOURCE_KINDS = (
    ("source_document", r"source document [ab]\b"),
    ("insurer", r"medical polic|blue cross|insurer"),
    ("registry", r"clinicaltrials\.gov"),
    ("alert", r"safety communication|safety alert|identifies harm"),
    ("label", r"prescribing information|package leaflet|\blabel\b|compendium|spravato|ketalar"),
    ("case_report", r"report of \d+ cases|case series|\(letter\)"),
    ("trial", r"placebo.controlled|randomi[sz]ed.*trial$|double.blind"),
    ("review", r"review|cochrane|meta-analysis"),
    ("guideline", r"guideline|guidance|\bnice\b"),
    ("advice", r"statement|society|faculty|college"),
    ("reference", r"encyclopedia|dictionary|\btable\b|textbook|code list|value sets"),
    ("clinic_page", r"clinic\)|ketamine.*\.com"),
    ("health_page", r"\bnhs\b|mayo|hospital|health|charity|leaflet|association"),
    ("study", r"\d+\(\d+\)|\d+:\d+"),
)
# The first pattern that fits the note on what was seen says how far a source was read.
# A page was read as an excerpt, so "page" counts as a part.
READINGS = (
    ("full_text", r"^(full text|full list|whole page|records|value sets)$"),
    ("abstract", r"^(full |start of )?abstract|abstract$|^conclusion only$"),
    ("relayed", r"digest|summaries|earlier version|second-hand|relays|news|^alert$"),
    ("part", r""),
)
READER_WORDS = (
    (r"\b([\w ]+) \(most\)", r"most of the \1"),
    (r"\b([\w ]+) \(part\)", r"part of the \1"),
    (r"\b([\w ]+) \(first part\)", r"first part of the \1"),
    (r"\b([\w ]+) \(start\)", r"start of \1"),
    (r" \+ ", " and "),
    (r"^(page|pages|part|entry)$", r"excerpt of the \1"),
    (r"^first part$", "first part of the page"),
)
TITLE_REMARKS = ((r" \(title [^()]*\)", ""), (r"; title [^()]*(?=\))", ""))
OWN_TITLE = "; the title is our description"


def source_rows(base: FactBase) -> list[Row]:
    """One row a source; `about` is drafted from the people its first figure describes."""
    people = {
        figure["source"]: american(figure["population"])
        for figure in reversed(base.frequencies)
        if figure["type"] in ("benefit", "side_effect")
    }
    return [_source_row(source, people.get(source.id, "")) for source in base.sources]


def _source_row(source: Citation, about: str) -> Row:
    title = reworded(source.title, TITLE_REMARKS)
    where = f"{source.title} | {source.container} | {source.authors}"
    year_is_known = "year inferred" not in source.verified_by
    address_is_known = "address is from memory" not in source.verified_by
    return {
        "key": source.id,
        "kind": first_fit(SOURCE_KINDS, where) or "other",
        "authors": _authors(source.authors),
        "title": title,
        "container": source.container,
        "year": source.year if year_is_known else None,
        "doi": source.doi or "",
        "url": (source.url or "") if address_is_known else "",
        "read": first_fit(READINGS, source.seen),
        "read_note": reworded(source.seen, READER_WORDS) + OWN_TITLE * (title != source.title),
        "about": about,
        "status": "current",
    }


def _authors(names: str) -> str:
    """The names, or nothing when they are unknown or were only remembered."""
    unknown = re.search(r"from memory|not (shown|named)|^manufacturer|^relayed|^report of", names)
    return "" if unknown else re.sub(r" \((text|as shown|first author)[^()]*\)", "", names)
