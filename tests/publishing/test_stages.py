"""From draft to review and back, with notes; what is signed stays signed all the way."""

import pytest

from articles.models import Article, Review, ReviewNote
from articles.publishing import (
    Blocked,
    NotAllowed,
    build_page,
    comment,
    edited,
    parts_of,
    restore,
    send_back,
    settle,
    sign_off,
    signed_hashes,
    submit,
)
from tests.conftest import person
from tests.rows import condition, published, source

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article():
    return condition()


@pytest.fixture
def in_review(article, author):
    submit(article=article, by=author, note="Please look.")
    return article


def stage(article):
    return Article.objects.get(pk=article.pk).stage


def change(article, by, **words):
    """What the form of the page does."""
    for name, value in words.items():
        setattr(article, name, value)
    article.save()
    return edited(article=article, by=by)


def test_a_submission_says_who_asked_when_for_which_words(article, author, now):
    review = submit(article=article, by=author, note="Please look.")
    assert (stage(article), article.stage) == ("in_review", "in_review")
    assert (review.opened_by, review.note, review.closed_at) == (author, "Please look.", None)
    assert review.opened_at >= now
    assert list(review.articles.all()) == [Article.objects.get(pk=article.pk)]


def test_a_submission_says_how_far_the_change_reaches(article, author, editor):
    published(article, editor)
    source()
    article.body = "Take 5 mg. [@S-1]"
    article.save()
    review = submit(article=article, by=author)
    assert review.change == "safety"
    assert "5 mg" in review.differences


def test_what_a_check_blocks_is_not_submitted(author):
    article = condition(summary="Only one.")
    with pytest.raises(Blocked, match="In short has 1 of the 2 to 4 points"):
        submit(article=article, by=author)
    assert stage(article) == "draft"
    assert not Review.objects.exists()


def test_nothing_is_submitted_twice(in_review, author):
    with pytest.raises(ValueError, match="Back pain is in review already"):
        submit(article=in_review, by=author)


def test_words_that_are_live_and_signed_are_not_submitted(
    article, author, editor, clinical_reviewer
):
    sign_off(page=build_page(article), by=clinical_reviewer)
    published(article, editor)
    with pytest.raises(ValueError, match="Readers have these words of Back pain already, signed"):
        submit(article=article, by=author)


def test_who_may_not_change_pages_submits_none(article, clinical_reviewer):
    with pytest.raises(NotAllowed, match="may not change pages of this kind"):
        submit(article=article, by=clinical_reviewer)


def test_a_page_that_is_sent_back_is_a_draft_with_a_note(in_review, clinical_reviewer, now):
    note = send_back(article=in_review, part="In short", note="Say for whom.", by=clinical_reviewer)
    assert stage(in_review) == "draft"
    assert (note.part, note.note, note.by) == ("In short", "Say for whom.", clinical_reviewer)
    assert note.at >= now
    assert note.settled_at is None
    assert Review.objects.get().ended == "sent_back"


def test_what_is_signed_stays_signed_when_a_page_is_sent_back(in_review, clinical_reviewer):
    page = build_page(in_review)
    sign_off(page=page, by=clinical_reviewer)
    send_back(article=in_review, part="", note="One thing.", by=clinical_reviewer)
    assert parts_of(page).keys() <= signed_hashes().keys()


def test_only_what_is_in_review_is_sent_back(article, clinical_reviewer):
    with pytest.raises(ValueError, match="Back pain is not in review"):
        send_back(article=article, part="", note="No.", by=clinical_reviewer)
    assert not ReviewNote.objects.exists()


@pytest.mark.parametrize("note", ["", "  "])
def test_sending_back_needs_words_and_else_changes_nothing(note, in_review, clinical_reviewer):
    with pytest.raises(ValueError, match="an empty note helps nobody"):
        send_back(article=in_review, part="", note=note, by=clinical_reviewer)
    assert stage(in_review) == "in_review"


def test_a_writer_sends_nothing_back(in_review, author):
    with pytest.raises(NotAllowed):
        send_back(article=in_review, part="", note="No.", by=author)
    assert stage(in_review) == "in_review"


def test_notes_are_added_and_settled(in_review, clinical_reviewer, author, now):
    note = comment(article=in_review, part="More to know", note="Shorter.", by=clinical_reviewer)
    assert stage(in_review) == "in_review"
    settled = settle(note=note, by=author)
    assert settled.settled_at >= now
    assert settled.settled_by == author
    with pytest.raises(ValueError, match="settled already"):
        settle(note=note, by=author)


def test_who_has_no_part_in_it_says_nothing(in_review, clinical_reviewer):
    stranger = person("stranger")
    note = comment(article=in_review, note="Shorter.", by=clinical_reviewer)
    with pytest.raises(NotAllowed):
        comment(article=in_review, note="Hello.", by=stranger)
    with pytest.raises(NotAllowed):
        settle(note=note, by=stranger)


def test_an_edit_in_review_makes_a_draft_if_the_words_changed(in_review, author):
    assert not change(in_review, author, review_interval=12)
    assert stage(in_review) == "in_review"
    assert change(in_review, author, body="More words.")
    assert stage(in_review) == "draft"
    assert Review.objects.get().ended == "edited"


def test_an_edit_keeps_who_made_it(article, editor):
    change(article, editor, body="More words.")
    assert Article.objects.get(pk=article.pk).edited_by == editor
    assert published(article, editor).written_by == editor


def test_publishing_and_restoring_end_a_review(in_review, editor, author):
    old = published(in_review, editor)
    assert stage(in_review) == "draft"
    assert Review.objects.get().ended == "published"
    change(in_review, author, body="More words.")
    submit(article=in_review, by=author)
    restored = restore(edition=old, by=editor)
    assert (stage(restored), restored.edited_by) == ("draft", editor)
    assert not Review.objects.open().exists()
