"""Which crisis sign every page prints is signed like its words."""

import pytest
from django.utils import timezone

from articles import caching
from articles.models import UrgentSign
from articles.publishing import publish_shared, sign_review
from articles.queries.frame import site

pytestmark = pytest.mark.usefixtures("empty")


def printed() -> str:
    """The sentence about a crisis, as pages print it now."""
    caching.forget()
    return site("/", timezone.now()).care.crisis_text


def test_another_crisis_sign_comes_first_once_a_second_person_signed_that(
    editor, clinical_reviewer
):
    first = UrgentSign.objects.create(slug="a", level="crisis", text="First", order=1)
    UrgentSign.objects.create(slug="b", level="crisis", text="Second", order=2)
    first.order = 3
    done = publish_shared(row=first, by=editor, note="The other one first.", change="editorial")
    assert done.change == "safety"
    assert printed() == "First"
    sign_review(review=done.review, by=clinical_reviewer)
    assert printed() == "Second"
