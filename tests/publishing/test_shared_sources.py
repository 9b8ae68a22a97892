"""A source that falls is told at once; that it stands again needs a signature."""

import pytest
from django.utils import timezone

from articles.models import GlossaryTerm, Review, Source
from articles.publishing import publish_shared, sign_review
from articles.queries.article import article_page

pytestmark = pytest.mark.usefixtures("seeded")


def test_a_source_that_fell_is_told_at_once_and_stands_again_when_signed(editor, clinical_reviewer):
    source = Source.objects.get(key=live_source())
    source.status = Source.Status.RETRACTED
    done = publish_shared(row=source, by=editor, note="Retracted.")
    assert done.change == "safety"
    assert done.pages
    assert Source.objects.get(pk=source.pk).status == "retracted"
    sign_review(review=done.review, by=clinical_reviewer)
    source.status = Source.Status.CURRENT
    again = publish_shared(row=source, by=editor, note="A mistake.")
    assert Source.objects.get(pk=source.pk).status == "retracted"
    sign_review(review=again.review, by=clinical_reviewer)
    assert Source.objects.get(pk=source.pk).status == "current"


def live_source():
    return article_page("condition", "crps", timezone.now()).page.sources[0].key


def test_a_row_that_is_new_has_nothing_to_change(editor):
    row = GlossaryTerm(slug="new", word="New", meaning="Not old.")
    with pytest.raises(ValueError, match="“New” is new: add it first"):
        publish_shared(row=row, by=editor, note="")
    assert not Review.objects.exists()
