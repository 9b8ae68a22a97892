"""restore: puts the words of an old edition back into the working copy, as a draft."""

from django.contrib.auth.models import User
from django.db import transaction

from articles import pages
from articles.models import (
    Article,
    DoseStudied,
    Dosing,
    Edition,
    Guidance,
    Image,
    Outcome,
    Point,
    Question,
    ReadNext,
    Review,
)

from .events import record
from .rights import lock
from .stages import leave_review

PLAIN = ("title", "medical_name", "one_line")
CHOICES = ("route", "nature", "purpose", "body_area", "action", "when_short", "frequency")
"""What only some kinds have beside their texts."""


@transaction.atomic
def restore(*, edition: Edition, by: User) -> Article:
    """Makes the article's rows say what the edition says; patients see no change.

    Outcomes, guidance and doses are shared with other pages: linked again, not rewritten;
    the address stays as it is. PermissionError if `by` may not change pages, ValueError for a
    withdrawn edition, which holds no words.
    """
    if not by.has_perm(f"articles.change_{edition.kind.replace('_', '')}"):
        raise PermissionError("You may not change pages of this kind.")
    if edition.state == Edition.State.WITHDRAWN:
        raise ValueError("A withdrawn edition holds no words: choose the one before it.")
    now = lock([edition.article])
    page = edition.page()
    section = edition.article.section
    own = (name for name in CHOICES if hasattr(page, name))
    for name in (*PLAIN, *page.TEXT_FIELDS, *own):
        setattr(section, name, getattr(page, name))
    for period, presence in getattr(page, "presence", {}).items():
        setattr(section, period, presence)
    section.summary = "\n".join(page.summary)
    file = page.picture.file if page.picture else ""
    section.picture = Image.objects.filter(file=file).first()
    section.stage = Article.Stage.DRAFT
    section.edited_by = by
    section.save()
    _restore_lists(section, page)
    leave_review(section, Review.Ended.EDITED, now)
    record(verb="restored", about=section, by=by, number=edition.number, hash=edition.hash)
    return section


def _restore_lists(section: Article, page: pages.ArticlePage) -> None:
    section.points.all().delete()
    section.questions.all().delete()
    section.read_next.all().delete()
    outcomes = {row.key: row for row in Outcome.objects.filter(key__in=_keys(page))}
    for order, point in enumerate(page.points):
        if point.text or point.outcome in outcomes:
            Point.objects.create(
                article=section,
                order=order,
                part=point.part,
                side=point.side,
                label=point.label,
                text=point.text,
                outcome=outcomes.get(point.outcome),
            )
    for order, question in enumerate(page.questions):
        Question.objects.create(article=section, order=order, text=question)
    targets = Article.objects.in_bulk(page.related)
    for order, pk in enumerate(filter(targets.get, page.related)):
        ReadNext.objects.create(article=section, order=order, target=targets[pk])
    section.guidance.set(Guidance.objects.filter(key__in=[line.key for line in page.guidance]))
    if isinstance(section, Dosing) and isinstance(page, pages.DosingPage):
        section.doses.set(DoseStudied.objects.filter(key__in=[dose.key for dose in page.doses]))


def _keys(page: pages.ArticlePage) -> list[str]:
    return [outcome.key for outcome in page.outcomes]
