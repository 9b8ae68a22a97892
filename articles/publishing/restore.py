"""restore: puts the words of an old edition back into the working copy, as a draft."""

from django.contrib.auth.models import User
from django.db import transaction

from articles import pages
from articles.models import Article, Edition, Guidance, Outcome, Point, Question, ReadNext
from articles.models.sections import SideEffect

PLAIN = ("title", "medical_name", "one_line")


@transaction.atomic
def restore(*, edition: Edition, by: User) -> Article:
    """Makes the article's rows say what the edition says; patients see no change.

    Outcomes and guidance are shared with other pages, so they are linked again, not rewritten;
    the address stays as it is. PermissionError if `by` may not change pages, ValueError for a
    withdrawn edition, which holds no words.
    """
    if not by.has_perm("articles.change_article"):
        raise PermissionError("You may not change pages.")
    if edition.state == Edition.State.WITHDRAWN:
        raise ValueError("A withdrawn edition holds no words: choose the one before it.")
    page = edition.page()
    section = edition.article.section
    for name in (*PLAIN, *page.TEXT_FIELDS):
        setattr(section, name, getattr(page, name))
    section.summary = "\n".join(page.summary)
    section.stage = Article.Stage.DRAFT
    if isinstance(page, pages.SideEffectPage) and isinstance(section, SideEffect):
        _restore_side_effect(section, page)
    section.save()
    _restore_lists(section, page)
    return section


def _restore_side_effect(section: SideEffect, page: pages.SideEffectPage) -> None:
    for name in ("body_area", "action", "when_short", "frequency"):
        setattr(section, name, getattr(page, name))
    for period, presence in page.presence.items():
        setattr(section, period, presence)


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


def _keys(page: pages.ArticlePage) -> list[str]:
    return [outcome.key for outcome in page.outcomes]
