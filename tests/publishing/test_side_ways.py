"""No side way leads round the second person: rows, proposals, and changes that overtake each other.

Unsigned pages are held back here, as on a clinic's site.
"""

import datetime

import pytest
from django.utils import timezone

from articles.models import GlossaryTerm, Review
from articles.publishing import (
    Changed,
    NotAllowed,
    build_page,
    publish_shared,
    record_review,
    restore,
    sign_off,
    sign_review,
    submit,
)
from articles.queries.article import Held
from tests.conftest import signer
from tests.rows import condition, published

from .signed_pages import (
    MANY,
    edited_row,
    live_and_signed,
    printing,
    read,
    reword,
    write,
)

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _held(settings):
    settings.UNSIGNED_PAGES = "held"


def test_who_wrote_a_row_does_not_sign_it_on_a_page(outcome, both_hands):
    [article] = printing(outcome, "one")
    edited_row(outcome, both_hands)
    with pytest.raises(NotAllowed, match="You wrote or proposed"):
        sign_off(page=build_page(article), by=both_hands)


def test_who_wrote_a_row_does_not_sign_it_when_another_hands_it_in(
    outcome, editor, clinical_reviewer, both_hands
):
    [article] = printing(outcome, "one")
    live_and_signed(article, editor, clinical_reviewer)
    edited_row(outcome, both_hands)
    change = reword(outcome, editor, answer="For 9 in 10 people.")
    with pytest.raises(NotAllowed, match="You wrote or proposed"):
        sign_review(review=change.review, by=both_hands)


def test_who_proposed_a_word_first_does_not_sign_it_when_another_proposes_it_again(editor):
    word = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="It lasts 3 days.")
    first = signer("first", change=MANY, publish=("article",))
    reword(word, first, meaning="It lasts 4 days.")
    again = reword(word, editor, meaning="It lasts 4 days.")
    with pytest.raises(NotAllowed, match="You wrote or proposed"):
        sign_review(review=again.review, by=first)


def test_a_shared_row_is_no_way_to_sign_ones_own_page(outcome, editor, clinical_reviewer):
    claim = outcome.basis.model.objects.filter(sources__isnull=False).first()
    writer = signer("writer", change=MANY)
    [article] = printing(outcome, "one")
    write(article, "Words that nobody checked.", writer)
    published(article, editor)
    outcome.basis.add(claim)
    change = publish_shared(row=outcome, by=editor, note="It rests on more.")
    sign_review(review=change.review, by=writer)
    with pytest.raises(Held):
        read("one")


def test_a_correction_beside_a_waiting_change_is_not_written_over_by_it(editor, clinical_reviewer):
    word = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="It lasts 3 days, mostly.")
    waits = reword(word, editor, meaning="It lasts 4 days, mostly.").review
    word = GlossaryTerm.objects.get(pk=word.pk)
    word.meaning = "It lasts 3 days mostly."
    publish_shared(row=word, by=editor, note="A comma.", change="editorial")
    waits.refresh_from_db()
    assert waits.ended == Review.Ended.REPLACED
    with pytest.raises(ValueError, match="no open review"):
        sign_review(review=waits, by=clinical_reviewer)
    word.refresh_from_db()
    assert word.meaning == "It lasts 3 days mostly."


def test_a_change_is_not_signed_once_its_row_changed_by_another_way(editor, clinical_reviewer):
    word = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="It lasts 3 days.")
    waits = reword(word, editor, meaning="It lasts 4 days.").review
    GlossaryTerm.objects.filter(pk=word.pk).update(meaning="It lasts 2 days.")
    with pytest.raises(Changed):
        sign_review(review=waits, by=clinical_reviewer)


def test_a_review_is_not_signed_for_more_than_was_seen(outcome, editor, clinical_reviewer):
    [article] = printing(outcome, "one")
    live_and_signed(article, editor, clinical_reviewer)
    review = reword(outcome, editor, answer="For 5 in 10 people.").review
    with pytest.raises(Changed, match="read it again"):
        sign_review(review=review, by=clinical_reviewer, seen=["another"])


def test_a_review_of_a_page_that_is_gone_stops_nobody(editor, clinical_reviewer):
    gone = condition("gone", title="Gone")
    submit(article=gone, by=editor, publishes_when_signed=True)
    type(gone).objects.get(pk=gone.pk).delete()
    assert sign_off(page=build_page(condition()), by=clinical_reviewer)


def test_restored_words_are_still_those_of_who_wrote_them(editor, clinical_reviewer, both_hands):
    page = condition()
    write(page, "Words by one who also signs.", both_hands)
    first = published(page, editor)
    write(page, "Other words.", editor)
    sign_off(page=build_page(page), by=clinical_reviewer)
    published(page, signer("publisher", publish=("article",)))
    restored = restore(edition=first, by=editor)
    with pytest.raises(NotAllowed, match="You wrote or changed"):
        sign_off(page=build_page(restored), by=both_hands)


def test_nobody_reviews_as_a_whole_what_they_had_a_hand_in(editor, clinical_reviewer, both_hands):
    page = condition()
    write(page, "Words by one who also signs.", both_hands)
    write(page, "Words by one who also signs, and more.", editor)
    live_and_signed(page, editor, clinical_reviewer)
    with pytest.raises(NotAllowed):
        record_review(article=page, by=both_hands, at=timezone.now())


def test_a_row_is_not_published_in_the_name_of_somebody_who_left(
    outcome, editor, clinical_reviewer
):
    [article] = printing(outcome, "one")
    live_and_signed(article, editor, clinical_reviewer)
    change = reword(outcome, editor, answer="For 5 in 10 people.")
    editor.is_active = False
    editor.save()
    sign_review(review=change.review, by=clinical_reviewer)
    assert read("one").outcome("x").answer == "For 2 in 10 people."
