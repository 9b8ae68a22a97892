"""The shape of a fact base, and how one is read and checked. What becomes of it is for the rows."""

from typing import Any, Literal

import msgspec

Row = dict[str, Any]
Verdict = Literal["agrees", "overclaims", "contradicted", "not found"]
Certainty = Literal["high", "moderate", "low", "very low", "expert opinion"]

FIGURE_NEEDS = ("id", "type", "outcome", "population", "source")


class Fact(msgspec.Struct):
    """A claim of a document, or a fact that the documents leave out. Quotations are not read."""

    id: str
    kind: str
    model: str
    seed_doc: Literal["A", "B", "external"]
    seed_section: str
    fact: str
    verdict: Verdict
    certainty: Certainty
    certainty_source: str
    caveat: str
    say_instead: str
    sources: list[str]


class Citation(msgspec.Struct):
    """A source as it was found; `seen` and `verified_by` say how far it was read."""

    id: str
    authors: str
    title: str
    container: str
    year: int | None
    doi: str | None
    url: str | None
    verified_by: str
    seen: str


class Term(msgspec.Struct):
    """A word of the field with the other words for it; `codes` are lists by code system."""

    preferred: str
    kind: str
    synonyms: list[str]
    lay: list[str]
    abbreviations: list[str]
    former_names: list[str]
    codes: dict[str, list[str]]


class FactBase(msgspec.Struct):
    """The whole file. Figures differ in shape from study to study, so they stay open."""

    facts: list[Fact]
    additions: list[Fact]
    sources: list[Citation]
    frequencies: list[dict[str, Any]]
    terms: list[Term]


class UnreadableFacts(ValueError):
    """The file is no fact base; the message says what is wrong and what to do."""


def read(content: bytes) -> FactBase:
    """Bytes of a fact base in, its records out; raises UnreadableFacts with a sentence."""
    try:
        base = msgspec.json.decode(content, type=FactBase)
    except msgspec.ValidationError as error:
        raise UnreadableFacts(f"A record does not fit: {error}. Correct it in the file.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableFacts(f"It is not valid JSON ({error}). Export it again.") from error
    _check_figures(base.frequencies)
    _check_names(base)
    _check_references(base)
    return base


def _check_figures(figures: list[dict[str, Any]]) -> None:
    for place, figure in enumerate(figures):
        if missing := [name for name in FIGURE_NEEDS if not isinstance(figure.get(name), str)]:
            raise UnreadableFacts(
                f"Figure {figure.get('id', place)} lacks {', '.join(missing)}. Add it to the file."
            )


def _check_names(base: FactBase) -> None:
    claims = [fact.id for fact in base.facts + base.additions]
    claims += [figure["id"] for figure in base.frequencies]
    sources, terms = [s.id for s in base.sources], [t.preferred for t in base.terms]
    for names in (claims, sources, terms):
        if twice := {name for name in names if names.count(name) > 1}:
            raise UnreadableFacts(f"{', '.join(sorted(twice))}: used twice. Rename or drop one.")


def _check_references(base: FactBase) -> None:
    known = {source.id for source in base.sources}
    cited = [(fact.id, key) for fact in base.facts + base.additions for key in fact.sources]
    cited += [(figure["id"], figure["source"]) for figure in base.frequencies]
    if unknown := [f"{claim} cites {key}" for claim, key in cited if key not in known]:
        raise UnreadableFacts(
            f"{'; '.join(unknown)}: no such source. Add the source or correct the id."
        )
