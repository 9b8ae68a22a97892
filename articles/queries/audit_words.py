"""The words of an edition as its readers had them, in parts, with the clinic's facts of then."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from django.utils.safestring import SafeString

from articles import pages
from articles.figures import certainty_words, outcome_sentence
from articles.models import ClinicProfile, Edition
from articles.publishing.passages import passages
from articles.publishing.words import HIDDEN
from articles.rendering import render, without_ids
from articles.text.plain import visible

from .article import picture_of
from .frame import said_by


class Said(msgspec.Struct, frozen=True):
    """One part of the page: where it stands, its words as shown, and the same without markup."""

    where: str
    html: SafeString
    words: str


def said_on(page: pages.AnyPage, clinic: ClinicProfile, at: datetime.datetime) -> tuple[Said, ...]:
    """Every part of the page, from the top, with links to where pages were at `at`."""
    material = _material(page, clinic, at)
    return tuple(
        Said(where, html, visible(html, hidden=HIDDEN))
        for where, text in _texts(page)
        if (html := without_ids(render(text, **material)))
    )


def _texts(page: pages.AnyPage) -> Iterator[tuple[str, str]]:
    yield "Title", "  \n".join(filter(None, [page.title, page.medical_name, page.one_line]))
    for passage in passages(page):
        yield passage.where, passage.text
    for point in page.points:
        if point.label:
            yield "In bold in the lists", point.label
    for outcome in page.outcomes:
        yield f"Numbers of: {outcome.question}", _numbers(outcome)
    for line in page.guidance:
        yield f"{line.body}, {line.year or 'no date'}, rests on", line.rests_on
    for dose in getattr(page, "doses", ()):
        yield f"Dose studied: {dose.who}", "  \n".join(filter(None, [dose.given, dose.rated]))
    yield "Questions to ask", "\n".join(f"- {question}" for question in page.questions)
    for name, value in _choices(page):
        yield name.replace("_", " ").capitalize(), value


def _numbers(outcome: pages.Outcome) -> str:
    grades = (outcome.certainty_from, outcome.certainty_to)
    sure = certainty_words(*grades, disagree=outcome.graders_disagree)
    said = [outcome_sentence(outcome), sure, outcome.worth_asking]
    return "  \n".join(filter(None, said))


def _choices(page: pages.AnyPage) -> Iterable[tuple[str, str]]:
    """What a page says by a choice, such as how common a side effect is."""
    names = ("action", "frequency", "when_short", "nature", "route", "purpose")
    yield from (
        (name, getattr(page, name).replace("_", " ")) for name in names if hasattr(page, name)
    )
    for period, presence in getattr(page, "presence", {}).items():
        yield f"When it can be present, {period}", presence


def _material(page: pages.AnyPage, clinic: ClinicProfile, at: datetime.datetime) -> dict[str, Any]:
    live = Edition.objects.readable(at).filter(article__in=page.links.values())
    paths = {one.article_id: pages.path_of(one.kind, one.slug) for one in live}
    return {
        "citations": page.citations,
        "links": {
            **pages.FIXED_PLACES,
            **{name: paths[pk] for name, pk in page.links.items() if pk in paths},
        },
        "pictures": {key: picture_of(picture) for key, picture in page.pictures.items()},
        "clinic": said_by(clinic),
    }
