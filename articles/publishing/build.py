"""build_page: the only mapping from an article's rows to the struct that patients read."""

from collections.abc import Iterable
from typing import Any

import msgspec

from articles import pages
from articles.models import (
    Article,
    DoseStudied,
    Dosing,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Point,
    SideEffect,
)
from articles.rendering import references
from articles.text.lines import filled_lines

from .citing import cite
from .passages import passages


def build_page(article: Article) -> pages.AnyPage:
    """The article with everything on its page, as it stands now. Nothing is stored.

    Preview shows it, publish() freezes it. `article` may be the parent row or its child.
    """
    section = article if article.KIND else article.section
    return with_references(own_part(section))


def with_references(page: pages.AnyPage) -> pages.AnyPage:
    """The page with what its words name: terms, links, pictures and numbered sources."""
    used = [(references(passage.text), passage.basis) for passage in passages(page)]
    numbers, sources = cite(key for refs, basis in used for key in (*refs.citations, *basis))
    return msgspec.structs.replace(
        page,
        terms=_terms(name for refs, _ in used for name in refs.terms),
        links=_links(target for refs, _ in used for target in refs.links),
        pictures=_pictures(key for refs, _ in used for key in refs.pictures),
        citations=numbers,
        sources=sources,
    )


def own_part(section: Article) -> pages.AnyPage:
    """The page without what its words refer to: sources, links, terms and pictures."""
    kind = pages.KINDS[section.kind]
    points = tuple(section.points.select_related("outcome"))
    return kind(  # type: ignore[return-value]
        id=section.pk,
        slug=section.slug,
        language=section.language,
        title=section.title,
        medical_name=section.medical_name,
        one_line=section.one_line,
        summary=filled_lines(section.summary),
        picture=_picture(section.picture) if section.picture else None,
        points=tuple(map(_point, points)),
        outcomes=_outcomes(points),
        guidance=tuple(
            map(guidance_line, section.guidance.select_related("source").prefetch_related("basis"))
        ),
        questions=tuple(section.questions.values_list("text", flat=True)),
        related=tuple(section.read_next.values_list("target", flat=True)),
        **{name: getattr(section, name) for name in kind.TEXT_FIELDS},
        **_facts(section),
    )


def _facts(section: Article) -> dict[str, Any]:
    """What a kind has beside its texts: choices, a side effect's periods, doses studied."""
    if isinstance(section, SideEffect):
        names = ("body_area", "action", "when_short", "frequency")
        presence = {period: getattr(section, period) for period in SideEffect.PERIODS}
        return {name: getattr(section, name) for name in names} | {"presence": presence}
    if isinstance(section, Dosing):
        doses = section.doses.prefetch_related("basis")
        return {"route": section.route, "doses": tuple(map(_dose, doses))}
    return {
        name: getattr(section, name) for name in ("nature", "purpose") if hasattr(section, name)
    }


def _outcomes(points: Iterable[Point]) -> tuple[pages.Outcome, ...]:
    """Each outcome that the points name, once, in the order of the points."""
    wanted = list(dict.fromkeys(point.outcome_id for point in points if point.outcome_id))
    rows = Outcome.objects.filter(pk__in=wanted).prefetch_related("values", "basis")
    by_id = {row.pk: row for row in rows}
    return tuple(outcome_of(by_id[pk]) for pk in wanted)


def outcome_of(row: Outcome) -> pages.Outcome:
    """An outcome with its numbers, as pages print it."""
    plain = (
        "key", "asks", "found", "question", "answer", "population", "measure", "scale",
        "happened", "did_not", "certainty_from", "certainty_to", "graders_disagree",
        "is_crossover", "time_span", "worth_asking", "people",
    )  # fmt: skip
    number = (
        "time", "arm", "count", "of", "percent", "mean", "difference", "low", "high", "people",
        "certainty_from", "certainty_to", "note",
    )  # fmt: skip
    return pages.Outcome(
        **{name: getattr(row, name) for name in plain},
        values=tuple(
            pages.OutcomeValue(**{name: getattr(value, name) for name in number})
            for value in row.values.all()
        ),
        basis=_basis(row),
    )


def guidance_line(row: Guidance) -> pages.GuidanceLine:
    """What one body says, as pages print it."""
    return pages.GuidanceLine(
        key=row.key,
        body=row.body,
        year=row.year,
        position=row.position,
        says=row.says,
        rests_on=row.rests_on,
        basis=(*([row.source.key] if row.source else []), *_basis(row)),
    )


def _dose(row: DoseStudied) -> pages.Dose:
    return pages.Dose(
        key=row.key,
        who=row.who,
        given=row.given,
        rated=row.rated,
        route=row.route,
        basis=_basis(row),
    )


def _basis(row: Outcome | Guidance | DoseStudied) -> tuple[str, ...]:
    return tuple(claim.key for claim in row.basis.all())


def _point(row: Point) -> pages.Point:
    return pages.Point(
        part=row.part,
        side=row.side,
        label=row.label,
        text=row.text,
        outcome=row.outcome.key if row.outcome else "",
    )


def _picture(image: Image) -> pages.Picture:
    return pages.Picture(
        file=str(image.file.name),
        alt=image.alt,
        width=image.width,
        height=image.height,
        caption=image.caption,
        credit=image.credit,
    )


def _terms(names: Iterable[str]) -> tuple[str, ...]:
    """The slugs of the glossary terms that the text explains."""
    by_name = {
        name.casefold(): slug
        for slug, word in GlossaryTerm.objects.values_list("slug", "word")
        for name in (word, slug)
    }
    found = (by_name.get(name.casefold()) for name in names)
    return tuple(dict.fromkeys(slug for slug in found if slug))


def _links(targets: Iterable[str]) -> dict[str, int]:
    """Link targets such as "condition:crps" with the id of their article."""
    wanted = {target: tuple(target.split(":", 1)) for target in targets}
    slugs = [slug for _, slug in wanted.values()]
    ids = {(row.kind, row.slug): row.pk for row in Article.objects.filter(slug__in=slugs)}
    return {target: ids[name] for target, name in wanted.items() if name in ids}


def _pictures(keys: Iterable[str]) -> dict[str, pages.Picture]:
    return {image.key: _picture(image) for image in Image.objects.filter(key__in=set(keys))}
