"""Claim rows: the documents' claims, what they leave out, and each set of figures as a sentence."""

import re
from typing import Any, get_args

from articles.facts.base import FIGURE_NEEDS, Certainty, Fact, FactBase, Row
from articles.facts.wording import american

NOT_NUMBERS = {*FIGURE_NEEDS, "location", "certainty", "caveat", "picture", "eu_band"} | {
    "unit",
    "responder_rate",  # its figures were cut off in every copy that was read
}
TOPICS = {
    "Benefit": "benefits",
    "Condition": "conditions",
    "Dosing": "treatment",
    "Guide": "guides",
    "Mechanism": "mechanisms",
    "Risk": "risks",
    "SideEffect": "side_effects",
    "benefit": "benefits",
    "context": "conditions",
    "duration": "benefits",
    "onset": "treatment",
    "outlook": "conditions",
    "regimen": "treatment",
    "side_effect": "side_effects",
}
FROM_MEMORY = "Known only from memory: no source that we read supports it."


def claim_rows(base: FactBase) -> list[Row]:
    """The documents' claims, then what they leave out, then each set of figures as a claim."""
    facts = [_fact_row(fact) for fact in base.facts + base.additions]
    return facts + [_figure_row(figure) for figure in base.frequencies]


def _fact_row(fact: Fact) -> Row:
    remembered = re.search(r"unverified|from memory", fact.certainty_source)
    return {
        "key": fact.id,
        "kind": "statement",
        "document": "added" if fact.seed_doc == "external" else fact.seed_doc,
        "section": fact.seed_section,
        "topic": TOPICS.get(fact.model) or TOPICS.get(fact.kind, "about"),
        "claim": american(fact.fact),
        "verdict": fact.verdict.replace(" ", "_"),
        "certainty": fact.certainty.replace(" ", "_"),
        "certainty_source": american(fact.certainty_source),
        "caveat": american(fact.caveat),
        "say_instead": american(fact.say_instead),
        "sources": fact.sources,
        "left_out": FROM_MEMORY if remembered else "",
    }


def _figure_row(figure: dict[str, Any]) -> Row:
    """A figure as a claim. A grade that differs by time point stays in words, without a level."""
    grade = str(figure.get("certainty", ""))
    is_level = grade in get_args(Certainty)
    return {
        "key": figure["id"],
        "kind": "figure",
        "document": "added",
        "section": f"Figures: {figure['type'].replace('_', ' ')}",
        "topic": TOPICS.get(figure["type"], "about"),
        "claim": american(figure_sentence(figure)),
        "verdict": "agrees",
        "certainty": grade.replace(" ", "_") if is_level else "",
        "certainty_source": "" if is_level else grade,
        "caveat": american(str(figure.get("caveat", ""))),
        "say_instead": "",
        "sources": [figure["source"]],
        "left_out": "",
    }


def figure_sentence(figure: dict[str, Any]) -> str:
    """Outcome, people and every number as the base has them, in one line."""
    numbers = [_spoken(name, value) for name, value in figure.items() if name not in NOT_NUMBERS]
    opening = f"{figure['outcome']} ({figure['population']})"
    return f"{opening}: {'; '.join(numbers)}." if numbers else f"{opening}."


def _spoken(name: str, value: Any) -> str:
    label = name.replace("_", " ")
    match value:
        case [low, high] if not isinstance(low, dict):
            return f"{label} {low} to {high}"
        case list():
            return "; ".join(_spoken(name, point) for point in value)
        case dict():
            return ", ".join(_spoken(part, number) for part, number in value.items())
        case _ if name in ("series", "text", "time"):
            return str(value)
    return f"{label} {value}"
