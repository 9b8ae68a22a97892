"""Term rows: every other name a reader may use for a term, and its codes."""

from articles.facts.base import FactBase, Row, Term
from articles.facts.wording import american

LONGEST_SHOWN = 3  # words; a longer lay phrase is for the search alone


def term_rows(base: FactBase) -> list[Row]:
    """One row a term, in the order of the base."""
    return [
        {
            "preferred": american(term.preferred),
            "kind": term.kind,
            "names": _names(term),
            "codes": _codes(term),
        }
        for term in base.terms
    ]


def _codes(term: Term) -> list[Row]:
    """Bare codes: an entry may hold several, with a note in brackets behind them."""
    return [
        {"system": system, "code": code}
        for system, entries in term.codes.items()
        for entry in entries
        for code in entry.partition(" (")[0].split(", ")
    ]


def _names(term: Term) -> list[Row]:
    """Each word once, in any case; a word under two headings keeps the more telling one."""
    headings = {
        "former": term.former_names,
        "abbreviation": term.abbreviations,
        "lay": term.lay,
        "medical": term.synonyms,
    }
    seen = {american(term.preferred).casefold()}
    names: list[Row] = []
    for kind, entries in headings.items():
        for name in (_name(entry, kind) for entry in entries):
            if name["word"].casefold() not in seen:
                seen.add(name["word"].casefold())
                names.append(name)
    order = ("medical", "lay", "abbreviation", "former")
    return sorted(names, key=lambda name: order.index(name["kind"]))


def _name(entry: str, kind: str) -> Row:
    """A lay word without the note behind it; a long one, or one with a note, is not shown."""
    word, note, _ = entry.partition(" (") if kind == "lay" else (entry, "", "")
    is_hidden = kind == "lay" and (note or len(word.split()) > LONGEST_SHOWN)
    return {"word": american(word), "kind": kind, "shown": not is_hidden}
