"""What the checks find in a form while somebody writes: nothing is saved, nobody else sees it."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, JsonResponse, QueryDict
from django.urls import reverse

from articles import pages, publishing
from articles.models import SECTIONS, Article, Outcome, Point
from articles.publishing.drafting import Typed, as_typed
from articles.publishing.places import place_of

from .site import staff_site
from .writing import answers, may_write, refused

MODELS = {section.KIND: section for section in SECTIONS}
MOST_ROWS = 100
"""Lines of a list that are read; the longest page has a quarter of them."""
MOST_TYPED = 80_000
"""Characters of a form that are read; the longest page has a fifth of them."""
LONGEST = {field.name: field.max_length for field in Article._meta.fields}
_QUOTED = re.compile("“(.+)”", re.DOTALL)


@staff_site.route("checks/typed/", "checks_typed", asks_for_login=False)
@answers("POST", may_write)
def checks_typed(request: HttpRequest) -> JsonResponse:
    """What is found in a form of `kind` for the page `page` (empty for a new one), by field."""
    kind = request.POST.get("kind", "")
    if kind not in MODELS:
        return refused(f"There is no such kind of page: send one of {', '.join(MODELS)}.", 400)
    saved, told = _saved(kind, request.POST.get("page", ""))
    if told:
        return refused(told, 400)
    model = MODELS[kind]._meta.model_name
    if not request.user.has_perm(f"articles.{'change' if saved else 'add'}_{model}"):
        return refused("Your account may not write such pages: ask who runs the site.", 403)
    if sum(map(len, request.POST.values())) > MOST_TYPED:
        most = f"The checks read at most {MOST_TYPED:,} characters of a page: make two pages of it."
        return refused(most, 400)
    rows = list(_rows(request.POST, "points"))
    points = [_point(request.POST, prefix) for prefix in rows]
    try:
        page = as_typed(kind, saved, _typed(request.POST, points))
        found = publishing.look_over(page)
    except ValueError as error:  # over the limit
        return refused(str(error), 400)
    places = _places(request.POST, rows, points)
    ways = _ways(saved, found)
    return JsonResponse(
        {
            "percent": found.score.percent if page.title or page.summary else None,
            "findings": [
                {
                    "field": _field(finding, places),
                    "where": finding.where,
                    "sentence": finding.sentence,
                    "weight": weight,
                    "overridden": finding.overridden,
                    "let_stand": ways.get(finding.mark, ""),
                }
                for weight, finding in _heaviest(found)
            ],
        }
    )


def _saved(kind: str, pk: str) -> tuple[Article | None, str]:
    """The stored page, or what is wrong with its number."""
    if not pk:
        return None, ""
    row = MODELS[kind]._default_manager.filter(pk=_number(pk)).first()
    return row, "" if row else "There is no such page: it may have been deleted."


def _ways(saved: Article | None, found: publishing.Look) -> dict[str, str]:
    """Where to say why a finding may stand, by its mark, for what the saved words have too."""
    marks = {one.mark for one in found.findings if one.may_be_overridden and not one.overridden}
    if not (saved and marks):
        return {}
    there = publishing.check(publishing.build_page(saved))
    return {
        one.mark: reverse("admin:finding_override", args=[saved.pk, one.mark])
        for one in there
        if one.mark in marks
    }


def _heaviest(found: publishing.Look) -> Iterator[tuple[str, Any]]:
    """What was found, without the lighter of two that quote the same words of one place."""
    heavier: list[tuple[str, str, str]] = []
    for weight, finding in found.by_weight():
        quoted = _QUOTED.search(finding.sentence)
        words = quoted[1] if quoted else ""
        if words and any(
            weight != other and finding.where == where and words in said
            for other, where, said in heavier
        ):
            continue
        heavier.append((weight, finding.where, words))
        yield weight, finding


def _rows(post: QueryDict, name: str) -> Iterator[str]:
    """The prefixes of the lines of a list that stay, in the order in which readers get them."""
    count = min(_number(post.get(f"{name}-TOTAL_FORMS", "")), MOST_ROWS)
    prefixes = [f"{name}-{n}" for n in range(count) if f"{name}-{n}-DELETE" not in post]
    yield from sorted(prefixes, key=lambda prefix: _number(post.get(f"{prefix}-order", "")))


def _number(text: str) -> int:
    """The number; 0 for what none of ours looks like."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _point(post: QueryDict, prefix: str) -> Point:
    """The line as a row that is never saved."""
    texts = {name: post.get(f"{prefix}-{name}", "") for name in ("part", "side", "label", "text")}
    return Point(**texts, outcome_id=_number(post.get(f"{prefix}-outcome", "")) or None)


def _typed(post: QueryDict, points: list[Point]) -> Typed:
    outcomes = Outcome.objects.in_bulk([one.outcome_id for one in points if one.outcome_id])
    for point in points:
        point.outcome = outcomes.get(point.outcome_id)
    texts = {name: value.replace("\r\n", "\n")[: LONGEST.get(name)] for name, value in post.items()}
    questions = [texts.get(f"{prefix}-text", "") for prefix in _rows(post, "questions")]
    targets = [_number(post.get(f"{prefix}-target", "")) for prefix in _rows(post, "read_next")]
    return Typed(
        texts=texts,
        points=sorted((p for p in points if p.text or p.outcome), key=lambda p: str(p.part)),
        questions=[question for question in questions if question.strip()],
        read_next=[target for target in targets if target],
        guidance=[_number(pk) for pk in post.getlist("guidance")],
    )


def _places(post: QueryDict, rows: list[str], points: list[Point]) -> dict[str, str]:
    """The fields of the lines by the words that findings use for them."""
    found: dict[str, str] = {}
    for prefix, point in zip(rows, points, strict=True):
        place = place_of(pages.Point(part=point.part, side=point.side, label=point.label))
        found.setdefault(place, f"id_{prefix}-text")
        found.setdefault(f"{place} (in bold)", f"id_{prefix}-label")
        if point.outcome:
            found.setdefault(f"Outcome: {point.outcome.question}", f"id_{prefix}-outcome")
    asked = [p for p in _rows(post, "questions") if post.get(f"{p}-text", "").strip()]
    for number, prefix in enumerate(asked, 1):
        found[f"Questions to ask, question {number}"] = f"id_{prefix}-text"
    return found


def _field(finding: Any, places: dict[str, str]) -> str:
    """The id of the field on the form, or of the list; empty for what is about the whole page."""
    return places.get(finding.where) or finding.anchor
