"""Small rows for tests: a page that passes every check, and what stands around it."""

from typing import Any

from articles.models import Claim, Condition, Edition, Outcome, SideEffect, Source, UrgentSign
from articles.publishing import publish
from articles.publishing.places import SIDES

WORDS = {
    "title": "Back pain",
    "one_line": "Does ketamine help back pain?",
    "summary": "No one can say yet.\nSide effects are common.",
}


def condition(slug: str = "back-pain", *, pair: bool = True, **changes: Any) -> Condition:
    """A stored condition that may be published as it is, and with its pair sent for review."""
    row = Condition.objects.create(slug=slug, **(WORDS | changes))
    cited = source("S-PAIR").key
    for side in SIDES if pair else ():
        row.points.create(part="pair", side=side, text=f"It is so in 5 of 100 people. [@{cited}]")
    return row


def side_effect(slug: str = "itching", **changes: Any) -> SideEffect:
    """A stored side effect that may be published as it is."""
    own = {"title": "Itching", "when_to_call": "- A rash", "body_area": "body"}
    return SideEffect.objects.create(slug=slug, **(WORDS | own | changes))


def published(article: Any, by: Any, **options: Any) -> Edition:
    """The one edition that publishing the article makes."""
    [edition] = publish(articles=[article], by=by, note="A test.", **options)
    return edition


def source(key: str = "S-1") -> Source:
    """Something to cite as `[@S-1]`: no number is published without."""
    return Source.objects.get_or_create(key=key, defaults={"title": "A trial"})[0]


def sourced(row: Outcome) -> Outcome:
    """The outcome with a claim of that source as its basis."""
    claim, _ = Claim.objects.get_or_create(
        key="C-1",
        defaults={
            "document": "added",
            "topic": "benefits",
            "claim": "It lasts.",
            "verdict": "agrees",
        },
    )
    claim.sources.add(source())
    row.basis.add(claim)
    return row


def urgent_signs() -> None:
    """One sign of each level, without which no page may be published."""
    for level in UrgentSign.Level.values:
        UrgentSign.objects.create(slug=level, level=level, text=f"A sign for {level}")
