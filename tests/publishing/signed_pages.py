"""Signed, live pages for tests of what may be signed, and ways to change them."""

from django.db import transaction
from django.utils import timezone

from articles import caching
from articles.models import Guidance, Outcome, Point
from articles.publishing import build_page, edited, publish_shared, sign_off, signatures
from articles.publishing.events import record
from articles.queries.article import article_page
from tests.conftest import PAGES
from tests.rows import condition, published

MANY = (*PAGES, "outcome", "guidance", "glossaryterm")


def live_and_signed(article, editor, reviewer):
    published(article, editor)
    sign_off(page=build_page(article), by=reviewer)
    return article


def printing(outcome, *slugs):
    found = [condition(slug, title=slug.capitalize()) for slug in slugs]
    for article in found:
        Point.objects.create(article=article, part="sure", outcome=outcome)
    return found


def write(article, words, by):
    article.body = words
    article.save()
    edited(article=article, by=by)


def reword(row, by, **words):
    for name, value in words.items():
        setattr(row, name, value)
    if isinstance(row, (Outcome, Guidance)):
        row.save()
    return publish_shared(row=row, by=by, note="Other words.")


def edited_row(row, by):
    """What the form of a shared row records when somebody saves it."""
    with transaction.atomic():
        record(verb="edited", about=row, by=by)


def read(slug="back-pain", at=None):
    caching.forget()
    return article_page("condition", slug, at or timezone.now()).page


def is_signed(article):
    return signatures().is_signed(article.editions.live(timezone.now()).get())
