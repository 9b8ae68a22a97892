"""The second person: who wrote or published these words does not sign them, in any order."""

import sys

import pytest

from articles.models import SignOff, StaffProfile
from articles.publishing import (
    REQUIRED_SCOPES,
    Changed,
    NotAllowed,
    build_page,
    edited,
    hash_of,
    publish,
    sign_off,
    signatures,
)
from tests.conftest import PAGES, person, signer
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article():
    return condition()


@pytest.fixture
def writing_doctor(db):
    """May do everything, as in a small clinic."""
    return signer("all-hands", change=PAGES, publish=("article",))


def write(article, by, words):
    article.body = words
    article.save()
    edited(article=article, by=by)


def test_who_wrote_the_words_does_not_sign_them(article, writing_doctor):
    write(article, writing_doctor, "My words.")
    with pytest.raises(NotAllowed, match="You wrote or changed these words: somebody else must"):
        sign_off(page=build_page(article), by=writing_doctor)


def test_a_comma_by_somebody_else_does_not_free_the_writer(article, writing_doctor, author):
    write(article, writing_doctor, "My words.")
    write(article, author, "My own words.")
    with pytest.raises(NotAllowed, match="You wrote or changed"):
        sign_off(page=build_page(article), by=writing_doctor)


def test_publishing_does_not_free_the_writer_either(article, writing_doctor, author, editor):
    write(article, writing_doctor, "My words.")
    edition = published(article, editor)
    write(article, author, "My own words.")
    for page in (edition.page(), build_page(article)):
        with pytest.raises(NotAllowed, match="You wrote or changed"):
            sign_off(page=page, by=writing_doctor)


def test_once_the_words_are_signed_and_published_the_writer_may_sign_later_ones(
    article, writing_doctor, author, editor, clinical_reviewer
):
    write(article, writing_doctor, "My words.")
    sign_off(page=build_page(article), by=clinical_reviewer)
    published(article, editor)
    write(article, author, "Words of the author.")
    assert sign_off(page=build_page(article), by=writing_doctor)


def test_who_published_the_words_does_not_sign_them(article, writing_doctor):
    edition = published(article, writing_doctor)
    with pytest.raises(NotAllowed, match="You published these words"):
        sign_off(page=edition.page(), by=writing_doctor)


def test_who_signed_the_words_does_not_publish_them(article, writing_doctor, author, editor):
    write(article, author, "Words of the author.")
    sign_off(page=build_page(article), by=writing_doctor)
    with pytest.raises(NotAllowed, match="You signed “Back pain” yourself: somebody else must"):
        publish(articles=[article], by=writing_doctor, note="")
    assert signatures().is_signed(published(article, editor))


def test_a_signature_prints_what_the_account_says_and_keeps_it(article, clinical_reviewer):
    [sign] = sign_off(page=build_page(article), by=clinical_reviewer)
    StaffProfile.objects.update(public_name="Dr. Other", role="Nurse")
    sign.refresh_from_db()
    assert (sign.public_name, sign.role) == ("Dr. Lee Example", "Pain physician")
    assert sign.registration_number == "REG-1"


@pytest.mark.parametrize("missing", ["public_name", "role", "registration_number"])
def test_an_account_that_does_not_say_who_it_is_signs_nothing(missing, article, clinical_reviewer):
    StaffProfile.objects.update(**{missing: ""})
    with pytest.raises(NotAllowed, match="does not say yet who signs with it"):
        sign_off(page=build_page(article), by=clinical_reviewer)


def test_the_right_alone_is_not_enough(article):
    with pytest.raises(NotAllowed, match="ask a manager to add your public name"):
        sign_off(page=build_page(article), by=person("nobody", sign=("article",)))


def test_words_that_changed_while_they_were_read_are_not_signed(article, clinical_reviewer):
    seen = hash_of(build_page(article))
    article.body = "Other words."
    article.save()
    with pytest.raises(Changed, match="was changed while you read it: read it again"):
        sign_off(page=build_page(article), by=clinical_reviewer, seen=seen)
    assert sign_off(
        page=build_page(article), by=clinical_reviewer, seen=hash_of(build_page(article))
    )


def test_another_scope_than_the_required_ones_does_not_make_a_page_signed(
    article, editor, clinical_reviewer
):
    sign_off(page=build_page(article), by=clinical_reviewer, scope="wording")
    assert not signatures().is_signed(published(article, editor))


def test_each_required_scope_must_be_signed(article, editor, clinical_reviewer, monkeypatch):
    scopes = (SignOff.Scope.EVIDENCE, SignOff.Scope.LOCAL)
    monkeypatch.setattr(sys.modules["articles.publishing.signatures"], "REQUIRED_SCOPES", scopes)
    edition = published(article, editor)
    sign_off(page=edition.page(), by=clinical_reviewer)
    assert not signatures().is_signed(edition)
    sign_off(page=edition.page(), by=clinical_reviewer, scope=SignOff.Scope.LOCAL)
    assert signatures().is_signed(edition)
    assert REQUIRED_SCOPES == (SignOff.Scope.EVIDENCE,)
