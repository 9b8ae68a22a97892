"""Small rows for tests: a page that passes every check, and what stands around it."""

from typing import Any

from articles.models import Condition, Edition, SideEffect, UrgentSign
from articles.publishing import publish

WORDS = {
    "title": "Back pain",
    "one_line": "Does ketamine help back pain?",
    "summary": "No one can say yet.\nSide effects are common.",
}


def condition(slug: str = "back-pain", **changes: Any) -> Condition:
    """A stored condition that may be published as it is."""
    return Condition.objects.create(slug=slug, **(WORDS | changes))


def side_effect(slug: str = "itching", **changes: Any) -> SideEffect:
    """A stored side effect that may be published as it is."""
    own = {"title": "Itching", "when_to_call": "- A rash", "body_area": "body"}
    return SideEffect.objects.create(slug=slug, **(WORDS | own | changes))


def published(article: Any, by: Any, **options: Any) -> Edition:
    """The one edition that publishing the article makes."""
    [edition] = publish(articles=[article], by=by, note="A test.", **options)
    return edition


def urgent_signs() -> None:
    """One sign of each level, without which no page may be published."""
    for level in UrgentSign.Level.values:
        UrgentSign.objects.create(slug=level, level=level, text=f"A sign for {level}")
