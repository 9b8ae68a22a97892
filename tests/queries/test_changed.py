"""What readers are told of changes: the dated list of a page, and the corrections of all."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Claim, Event, Review, Source, UrgentSign
from articles.publishing import (
    NotAllowed,
    build_page,
    hide_note,
    publish,
    publish_shared,
    reinstate_claim,
    sign_off,
    sign_review,
    submit,
    verify_events,
    withdraw,
    withdraw_claim,
)
from articles.publishing.live_rows import record_change, said_now
from articles.queries.changed import (
    MOST_SHOWN,
    changes_of,
    corrections,
    in_plain_words,
    rests_on,
)
from tests.rows import condition, published, urgent_signs

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def article(editor):
    """Published as it is; its dose has a source, without which no number goes live."""
    urgent_signs()
    Source.objects.create(key="S1", title="A study")
    article = condition(body="Take 5 mg. [@S1]")
    published(article, editor)
    return article


@pytest.fixture
def claim(db):
    return Claim.objects.create(
        key="EXT-1", document="A", topic="risks", claim="It is safe.", verdict="overclaims",
        say_instead="It can harm the bladder.",
    )  # fmt: skip


def publish_again(article, editor, body, **options):
    article.body = f"{body} [@S1]"
    article.save()
    publish(articles=[article], by=editor, note="A new study.", **options)


def told(article):
    return [(one.kind, one.why) for one in changes_of(article.pk, timezone.now())]


def kinds():
    return [one.kind for one in corrections(timezone.now())]


def test_a_page_begins_with_its_first_edition(article):
    assert told(article) == [("First published", "A test.")]


def test_a_change_of_a_dose_is_one_of_safety_with_what_and_why(article, editor):
    publish_again(article, editor, "Take 50 mg.")
    [newest, _] = changes_of(article.pk, timezone.now())
    assert (newest.kind, newest.why) == ("Safety change", "A new study.")
    assert newest.what == ("5 mg became 50 mg in “More to know”.",)


def test_a_change_of_content_is_told_and_is_no_correction(article, editor):
    publish_again(article, editor, "Take 5 mg. [@S1]\n\nAsk your team.")
    assert told(article)[0] == ("Content changed", "A new study.")
    assert kinds() == []


def test_a_change_of_wording_is_not_told(article, editor):
    publish_again(article, editor, "Take 5 mg!", change="editorial")
    assert told(article) == [("First published", "A test.")]


def test_an_edition_that_is_still_to_come_is_not_told(article, editor):
    later = timezone.now() + datetime.timedelta(days=1)
    publish_again(article, editor, "Take 50 mg.", live_from=later)
    assert told(article) == [("First published", "A test.")]
    assert kinds() == []


def test_a_page_that_went_and_came_back_says_both(article, editor):
    withdraw(article=article, by=editor, note="It was wrong.")
    assert told(article)[0] == ("Page taken down", "It was wrong.")
    [one] = corrections(timezone.now())
    assert (one.kind, one.title, one.path) == ("Page taken down", "Back pain", "")
    publish_again(article, editor, "Take 6 mg.")
    assert told(article)[0] == ("Published again", "A new study.")


def test_what_readers_never_had_is_told_to_nobody(article, editor, clinical_reviewer, settings):
    """Where unsigned pages are held, a page begins with its first signed edition."""
    settings.UNSIGNED_PAGES = "held"
    assert told(article) == []
    publish_again(article, editor, "Take 50 mg.")
    sign_off(page=build_page(article), by=clinical_reviewer)
    assert told(article) == [("First published", "A new study.")]
    assert kinds() == []


def test_a_page_that_was_held_when_it_went_is_told_to_nobody(article, editor, settings):
    settings.UNSIGNED_PAGES = "held"
    withdraw(article=article, by=editor, note="It was wrong.")
    assert told(article) == kinds() == []


def test_a_safety_change_is_a_correction_with_its_page(article, editor):
    publish_again(article, editor, "Take 50 mg.")
    [one] = corrections(timezone.now())
    assert (one.kind, one.title, one.path) == (
        "Safety change", "Back pain", "/conditions/back-pain/",
    )  # fmt: skip


def test_a_claim_is_told_by_what_we_say_and_why_it_went(claim, editor, clinical_reviewer):
    withdraw_claim(claim=claim, by=editor, note="The study was taken back")
    reinstate_claim(claim=claim, by=clinical_reviewer, note="For staff alone.")
    back, gone = corrections(timezone.now())
    assert (gone.kind, gone.title, gone.why) == (
        "Claim taken back", "It can harm the bladder.", "The study was taken back",
    )  # fmt: skip
    assert back.kind == "Claim stands again"
    assert "For staff alone" not in back.why


def change(row, **words):
    before = said_now(row)
    for name, value in words.items():
        setattr(row, name, value)
    row.save()
    record_change(before=before, after=row, by=None)


def test_a_corrected_claim_says_what_it_said_before(claim):
    change(claim, say_instead="It often harms the bladder.", verdict="contradicted")
    [one] = corrections(timezone.now())
    assert (one.kind, one.title) == ("Claim corrected", "It often harms the bladder.")
    assert one.what == (
        "Before: It can harm the bladder.",
        "What we found, before: Says too much. Now: Sources say otherwise.",
    )


def test_a_change_of_a_claim_that_no_reader_notices_is_no_correction(claim):
    change(claim, section="Elsewhere", claim="It is quite safe.")
    assert Event.objects.filter(verb="changed").count() == 1
    assert kinds() == []


def test_another_title_of_a_source_is_no_correction(db):
    source = Source.objects.create(key="S2", title="A study")
    change(source, title="Another title")
    assert kinds() == []


def test_a_source_that_falls_is_a_correction_and_a_change_of_its_pages(
    article, editor, clinical_reviewer
):
    source = Source.objects.get(key="S1")
    source.status = Source.Status.RETRACTED
    shared = publish_shared(row=source, by=editor, note="Its numbers were made up.")
    sign_review(review=shared.review, by=clinical_reviewer)
    [one] = corrections(timezone.now())
    assert (one.kind, one.title, one.why) == (
        "Source taken back by its publisher", "A study", "Its numbers were made up.",
    )  # fmt: skip
    found = changes_of(article.pk, timezone.now(), rests_on(build_page(article)))
    assert [one.kind for one in found] == ["Source taken back by its publisher", "First published"]
    assert told(article) == [("First published", "A test.")]


def test_a_claim_that_a_page_cites_and_that_goes_is_a_change_of_the_page(claim, editor):
    urgent_signs()
    claim.sources.add(Source.objects.create(key="S1", title="A study"))
    article = condition(body="It can harm. [@EXT-1]")
    published(article, editor)
    withdraw_claim(claim=claim, by=editor, note="The study was taken back")
    [newest, _] = changes_of(article.pk, timezone.now(), rests_on(build_page(article)))
    assert (newest.kind, newest.title) == ("Claim taken back", "It can harm the bladder.")


def test_a_reason_that_was_asked_for_as_private_stays_private(article, editor, clinical_reviewer):
    """As of a review that was opened before readers could read its reason."""
    article.body = "Take 50 mg. [@S1]"
    article.save()
    submit(article=article, by=editor, note="Dr Who erred.", publishes_when_signed=True)
    sign = UrgentSign.objects.get(slug="call")
    sign.text = "You can't pass urine."
    shared = publish_shared(row=sign, by=editor, note="Mr Hurt.")
    Review.objects.update(note_is_public=False)
    sign_off(page=build_page(article), by=clinical_reviewer)
    sign_review(review=shared.review, by=clinical_reviewer)
    assert told(article)[0] == ("Safety change", "")
    assert [one.why for one in corrections(timezone.now())] == ["", ""]


def test_a_hidden_reason_is_read_by_nobody_and_stays_in_its_edition(article, editor, claim):
    publish_again(article, editor, "Take 50 mg.")
    withdraw_claim(claim=claim, by=editor, note="A new study")
    hide_note(note=" a new study.", by=editor)
    assert told(article)[0] == ("Safety change", "")
    assert [one.why for one in corrections(timezone.now())] == ["", ""]
    assert article.editions.last().note == "A new study."
    assert Event.objects.get(verb="hid_note").by == editor
    assert verify_events().broken is None


def test_only_a_reason_that_readers_have_is_hidden_and_only_by_who_publishes(
    article, editor, author
):
    with pytest.raises(ValueError, match="copy the whole sentence"):
        hide_note(note="A te", by=editor)
    with pytest.raises(NotAllowed):
        hide_note(note="A test.", by=author)
    assert told(article) == [("First published", "A test.")]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("5 mg became 50 mg in “More to know”.", "5 mg became 50 mg in “More to know”."),
        ("5 mg is new in “More to know”.", "5 mg is new in “More to know”."),
        ("“More to know” is new.", "“More to know” is new."),
        ("Nine, ten, no is new in “A”.", "Numbers, or words such as “not”, changed in “A”."),
        ("no is gone from “A”.", "Numbers, or words such as “not”, changed in “A”."),
        ("2, not became 3, 4 in “A”.", "Numbers, or words such as “not”, changed in “A”."),
    ],
)
def test_a_bare_list_of_words_is_told_in_plain_words(found, said):
    assert in_plain_words(found) == said


def test_a_changed_urgent_sign_is_told_once_it_is_signed(article, editor, clinical_reviewer):
    sign = UrgentSign.objects.get(slug="call")
    sign.text = "You can't pass urine."
    shared = publish_shared(row=sign, by=editor, note="From a new label.")
    assert kinds() == []
    sign_review(review=shared.review, by=clinical_reviewer)
    [one] = corrections(timezone.now())
    assert (one.kind, one.why) == ("Urgent signs changed", "From a new label.")
    assert one.what == ("Before: A sign for call", "Now: You can't pass urine.")


def test_many_corrections_are_cut_at_the_newest(claim):
    for number in range(MOST_SHOWN + 1):
        change(claim, say_instead=f"Version {number}.")
    found = corrections(timezone.now())
    assert len(found) == MOST_SHOWN
    assert found[0].title == f"Version {MOST_SHOWN}."
