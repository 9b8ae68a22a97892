"""A page counts as signed while every part of it reads as it was signed."""

import pytest

from articles.models import Edition, Guidance, Outcome, Point, SignOff
from articles.models.frozen import Frozen
from articles.publishing import (
    NotAllowed,
    build_page,
    parts_of,
    publish,
    sign_off,
    signatures,
    signed_hashes,
)
from articles.queries.article import article_page
from tests.conftest import signer
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def outcome():
    return Outcome.objects.create(key="x", question="Does it last?", answer="Not known.")


@pytest.fixture
def guidance():
    return Guidance.objects.create(key="g", body="A body", position="unclear", says="Not sure.")


@pytest.fixture
def article(outcome, guidance):
    row = condition()
    Point.objects.create(article=row, part="sure", outcome=outcome)
    row.guidance.add(guidance)
    return row


def sign(page, by):
    return sign_off(page=page, by=by)


def is_signed(edition):
    return signatures().is_signed(edition)


def status(now_edition):
    return article_page("condition", now_edition.slug, now_edition.live_from).state.status


def test_a_page_has_its_own_part_and_one_a_shared_row(article):
    assert list(parts_of(build_page(article)).values()) == [
        "Back pain",
        "Does it last?",
        "Guidance: A body",
    ]


def test_nobody_has_signed_a_new_page(article, editor):
    edition = published(article, editor)
    assert not is_signed(edition)
    assert status(edition) == "awaiting"


def test_signing_every_part_makes_a_page_signed(article, editor, clinical_reviewer):
    edition = published(article, editor)
    assert len(sign(edition.page(), clinical_reviewer)) == 3
    state = article_page("condition", "back-pain", edition.live_from).state
    assert (state.status, state.signed_by, state.signed_role) == (
        "signed",
        "Dr. Lee Example",
        "Pain physician",
    )


def test_a_draft_that_was_signed_is_signed_when_it_is_published(article, editor, clinical_reviewer):
    sign(build_page(article), clinical_reviewer)
    assert is_signed(published(article, editor))


def test_any_change_of_words_needs_a_new_signature(article, editor, clinical_reviewer):
    sign(build_page(article), clinical_reviewer)
    published(article, editor)
    article.body = "One more word."
    assert not is_signed(published(article, editor))


def test_a_change_of_a_shared_outcome_un_signs_every_page_that_prints_it(
    article, outcome, editor, clinical_reviewer
):
    other = condition("other")
    Point.objects.create(article=other, part="sure", outcome=outcome)
    for row in (article, other):
        sign(build_page(row), clinical_reviewer)
    publish(articles=[article, other], by=editor, note="")
    outcome.answer = "For days."
    outcome.save()
    for edition in publish(articles=[article, other], by=editor, note=""):
        assert not is_signed(edition)


def test_a_change_of_guidance_un_signs_too(article, guidance, editor, clinical_reviewer):
    sign(build_page(article), clinical_reviewer)
    guidance.says = "Still not sure."
    guidance.save()
    assert not is_signed(published(article, editor))


def test_one_signature_of_a_shared_row_counts_on_every_page(
    article, outcome, guidance, editor, clinical_reviewer
):
    other = condition("other", title="Neck pain")
    Point.objects.create(article=other, part="sure", outcome=outcome)
    sign(build_page(article), clinical_reviewer)
    page = published(other, editor).page()
    unsigned = parts_of(page).keys() - signed_hashes().keys()
    assert [parts_of(page)[hash] for hash in unsigned] == ["Neck pain"]


def test_words_that_come_back_are_signed_again(article, editor, clinical_reviewer):
    sign(build_page(article), clinical_reviewer)
    article.body = "One more word."
    published(article, editor)
    article.body = ""
    edition = published(article, editor)
    assert not is_signed(edition)
    sign(edition.page(), clinical_reviewer)
    assert is_signed(edition)


def test_signing_twice_keeps_the_first_signature(article, clinical_reviewer):
    assert len(sign(build_page(article), clinical_reviewer)) == 3
    assert sign(build_page(article), clinical_reviewer) == []
    assert SignOff.objects.count() == 3


def test_two_people_may_sign_a_page_and_its_rows_are_signed_once(article, clinical_reviewer):
    sign(build_page(article), clinical_reviewer)
    assert [row.about for row in sign(build_page(article), signer("second"))] == ["Back pain"]


def test_who_has_no_right_to_sign_signs_nothing(article, editor):
    with pytest.raises(NotAllowed, match="may sign pages off"):
        sign(build_page(article), editor)
    assert not SignOff.objects.exists()


def test_nobody_signs_what_they_published_themselves(article):
    both = signer("both", publish=("article",))
    edition = published(article, both)
    with pytest.raises(NotAllowed, match="somebody else must sign"):
        sign(edition.page(), both)


def test_a_signature_is_never_changed_or_taken_away(article, clinical_reviewer):
    sign(build_page(article), clinical_reviewer)
    with pytest.raises(Frozen):
        SignOff.objects.update(role="Another role")
    with pytest.raises(Frozen):
        SignOff.objects.first().delete()


def test_an_edition_without_parts_counts_as_unsigned(article, editor):
    assert not signatures().is_signed(Edition(part_hashes=""))


def test_signing_reaches_readers_at_once(article, editor, clinical_reviewer):
    edition = published(article, editor)
    assert status(edition) == "awaiting"
    sign(edition.page(), clinical_reviewer)
    assert status(edition) == "signed"
