"""A row that many pages print changes on all of them together, and signed where it matters."""

import datetime

import pytest
from django.utils import timezone

from articles.models import (
    GlossaryTerm,
    Guidance,
    Outcome,
    Point,
    SignOff,
    UrgentSign,
)
from articles.publishing import (
    Blocked,
    Changed,
    NotAllowed,
    build_page,
    hash_of,
    parts_to_sign,
    publish,
    publish_shared,
    sign_off,
    sign_review,
    signatures,
    signed_hashes,
    struct_of,
)
from articles.queries.article import article_page
from tests.conftest import signer
from tests.rows import condition, published, sourced

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


@pytest.fixture
def outcome():
    answer = "For some people."
    return sourced(Outcome.objects.create(key="x", question="Does it last?", answer=answer))


@pytest.fixture
def both(outcome, editor, clinical_reviewer):
    """Two signed, live pages that print the outcome."""
    found = [condition("one", title="One"), condition("two", title="Two")]
    for article in found:
        Point.objects.create(article=article, part="sure", outcome=outcome)
        sign_off(page=build_page(article), by=clinical_reviewer)
    publish(articles=found, by=editor, note="First.")
    return found


def live(article):
    return article.editions.readable(timezone.now()).get()


def answers(articles):
    return [live(article).page().outcome("x").answer for article in articles]


def all_signed(articles):
    return all(signatures().is_signed(live(article)) for article in articles)


def reword(outcome, answer):
    outcome.answer = answer
    outcome.save()
    return outcome


def test_a_change_of_wording_reaches_every_page_now_and_stays_signed(both, outcome, editor):
    reword(outcome, "For “some” people.")
    done = publish_shared(row=outcome, by=editor, note="Clearer.", change="editorial")
    assert (done.change, done.review) == ("editorial", None)
    assert {page.pk for page in done.pages} == {article.pk for article in both}
    assert answers(both) == ["For “some” people."] * 2
    assert all_signed(both)


def test_a_carried_signature_says_that_it_is_one_and_by_whom(
    both, outcome, editor, clinical_reviewer
):
    reword(outcome, "For “some” people.")
    publish_shared(row=outcome, by=editor, note="Clearer.", change="editorial")
    [sign] = SignOff.objects.filter(hash=hash_of(struct_of(outcome)))
    assert (sign.person, sign.carried_from.person) == (editor, clinical_reviewer)
    assert (sign.public_name, sign.scope) == ("Dr. Lee Example", "evidence")
    assert str(sign).endswith("(carried over as editorial)")


def test_a_signature_carried_twice_names_the_one_who_signed(
    both, outcome, editor, clinical_reviewer
):
    for answer in ("For “some” people.", "For some “people”."):
        publish_shared(row=reword(outcome, answer), by=editor, note="", change="editorial")
    sign = SignOff.objects.get(hash=hash_of(struct_of(outcome)))
    assert sign.carried_from.person == clinical_reviewer


def test_nothing_is_carried_over_where_nobody_signed(outcome, editor):
    article = condition()
    Point.objects.create(article=article, part="sure", outcome=outcome)
    published(article, editor)
    reword(outcome, "For “some” people.")
    publish_shared(row=outcome, by=editor, note="", change="editorial")
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("answer", "chosen", "level"),
    [
        ("Not for most people.", "editorial", "safety"),
        ("For 3 people.", "editorial", "safety"),
        ("For “some” people.", "substantive", "substantive"),
        ("For “some” people.", "safety", "safety"),
        ("For some people. [@EXT-01]", "editorial", "substantive"),
        ("For some people on [[placebo]].", "editorial", "substantive"),
    ],
)
def test_any_other_change_waits_for_a_signature(answer, chosen, level, both, outcome, editor):
    done = publish_shared(row=reword(outcome, answer), by=editor, note="New.", change=chosen)
    assert done.change == level
    assert done.editions == []
    assert set(done.review.articles.all()) == set(done.pages)
    assert answers(both) == ["For some people."] * 2
    assert all_signed(both)


def test_one_signature_brings_it_to_all_pages_together(both, outcome, editor, clinical_reviewer):
    reword(outcome, "Not for most people.")
    review = publish_shared(row=outcome, by=editor, note="New.", change="safety").review
    assert list(parts_to_sign(review).values()) == ["Does it last?"]
    sign_review(review=review, by=clinical_reviewer)
    assert answers(both) == ["Not for most people."] * 2
    assert all_signed(both)
    editions = [live(article) for article in both]
    assert editions[0].live_from == editions[1].live_from
    assert [(e.published_by, e.note, e.change) for e in editions] == [
        (editor, "New.", "safety")
    ] * 2
    review.refresh_from_db()
    assert review.ended == "published"


def test_what_changes_on_the_pages_with_it_is_signed_with_it(
    both, outcome, editor, clinical_reviewer
):
    reword(outcome, "For some people. [@EXT-01]")
    review = publish_shared(row=outcome, by=editor, note="New.").review
    assert sorted(parts_to_sign(review).values()) == ["Does it last?", "One", "Two"]
    sign_review(review=review, by=clinical_reviewer)
    assert all_signed(both)
    assert "EXT-01" in live(both[0]).page().citations


def test_signing_the_row_with_a_page_is_enough(both, outcome, editor, clinical_reviewer):
    reword(outcome, "Not for most people.")
    publish_shared(row=outcome, by=editor, note="New.", change="safety")
    sign_off(page=build_page(both[0]), by=clinical_reviewer)
    assert answers(both) == ["Not for most people."] * 2


def test_who_submitted_a_change_does_not_sign_it(both, outcome):
    doctor = signer("all-hands", publish=("article",))
    reword(outcome, "Not for most people.")
    review = publish_shared(row=outcome, by=doctor, note="New.").review
    with pytest.raises(NotAllowed, match="You submitted this change: somebody else must sign it"):
        sign_review(review=review, by=doctor)


def test_a_row_that_changed_again_is_submitted_again(both, outcome, editor, clinical_reviewer):
    review = publish_shared(row=reword(outcome, "For 3."), by=editor, note="").review
    reword(outcome, "For 4.")
    with pytest.raises(Changed, match="it must be submitted again"):
        sign_review(review=review, by=clinical_reviewer)
    newer = publish_shared(row=outcome, by=editor, note="").review
    review.refresh_from_db()
    assert review.ended == "replaced"
    with pytest.raises(ValueError, match="no open review"):
        sign_review(review=review, by=clinical_reviewer)
    sign_review(review=newer, by=clinical_reviewer)
    assert answers(both) == ["For 4."] * 2


def test_drafts_of_the_pages_stay_drafts(both, outcome, editor, clinical_reviewer):
    both[0].body = "Half a thought."
    both[0].save()
    publish_shared(row=reword(outcome, "For some people!"), by=editor, note="", change="editorial")
    assert live(both[0]).page().body == ""
    reword(outcome, "Not for most people.")
    sign_review(review=publish_shared(row=outcome, by=editor, note="").review, by=clinical_reviewer)
    assert live(both[0]).page().body == ""
    assert live(both[0]).title == "One"


def test_a_scheduled_page_changes_too_and_keeps_its_moment(both, outcome, editor, now):
    both[0].body = "Later words."
    both[0].save()
    published(both[0], editor, live_from=now + DAY)
    publish_shared(row=reword(outcome, "For some people!"), by=editor, note="", change="editorial")
    later = both[0].editions.readable(now + DAY).get()
    assert later.page().outcome("x").answer == "For some people!"
    assert (later.page().body, later.live_from) == ("Later words.", now + DAY)
    assert answers(both) == ["For some people!"] * 2


def test_a_wrong_row_is_on_no_page(both, outcome, editor, clinical_reviewer):
    slip = publish_shared(row=reword(outcome, "A breaktrough."), by=editor, note="").review
    sign_review(review=slip, by=clinical_reviewer)
    reword(outcome, "A breakthrough.")
    with pytest.raises(Blocked, match="“breakthrough” promises more"):
        publish_shared(row=outcome, by=editor, note="", change="editorial")
    assert answers(both) == ["A breaktrough."] * 2
    assert not SignOff.objects.filter(carried_from__isnull=False).exists()


def test_what_readers_have_already_is_not_published(both, outcome, editor):
    with pytest.raises(ValueError, match="No page prints “Does it last"):
        publish_shared(row=outcome, by=editor, note="")


def test_who_may_not_publish_changes_no_shared_row(both, outcome, author):
    with pytest.raises(NotAllowed, match="must change what many of them print"):
        publish_shared(row=reword(outcome, "“For” some."), by=author, note="", change="editorial")


def test_guidance_goes_the_same_way(editor, clinical_reviewer):
    row = Guidance.objects.create(key="g", body="A body", position="unclear", says="Unsure.")
    article = condition()
    article.guidance.add(row)
    sign_off(page=build_page(article), by=clinical_reviewer)
    published(article, editor)
    row.says = "“Unsure.”"
    row.save()
    publish_shared(row=row, by=editor, note="", change="editorial")
    assert live(article).page().guidance[0].says == "“Unsure.”"
    row.position = "recommends"
    row.save()
    done = publish_shared(row=row, by=editor, note="", change="editorial")
    assert (done.change, live(article).page().guidance[0].position) == ("substantive", "unclear")
    sign_review(review=done.review, by=clinical_reviewer)
    assert live(article).page().guidance[0].position == "recommends"


@pytest.fixture
def term(editor):
    row = GlossaryTerm.objects.create(slug="drip", word="Drip", meaning="A slow flow.")
    published(condition(body="It is a [[drip]]."), editor)
    return row


def meaning():
    return article_page("condition", "back-pain", timezone.now()).pops[0].meaning


def test_a_word_is_reworded_at_once_and_keeps_its_meaning_until_it_is_signed(
    term, editor, clinical_reviewer
):
    term.meaning = "A slow “flow”."
    done = publish_shared(row=term, by=editor, note="", change="editorial")
    assert [page.slug for page in done.pages] == ["back-pain"]
    assert meaning() == "A slow “flow”."
    term.meaning = "A slow stream of 5 mg."
    review = publish_shared(row=term, by=editor, note="", change="editorial").review
    assert meaning() == "A slow “flow”."
    sign_review(review=review, by=clinical_reviewer)
    assert meaning() == "A slow stream of 5 mg."
    assert hash_of(struct_of(GlossaryTerm.objects.get(slug="drip"))) in signed_hashes()


def test_a_word_that_turns_its_sense_is_not_live_unsigned_and_a_slip_put_right_is(term, editor):
    harm = "It is unsafe. Stay fourteen days. [Call](tel:988)"
    for before, after, change in (
        (harm, "It is safe. Stay eighteen days. [Call](tel:1-900-555-0100)", "safety"),
        ("An enviroment.", "An environment.", "editorial"),
    ):
        GlossaryTerm.objects.filter(pk=term.pk).update(meaning=before)
        term.meaning = after
        done = publish_shared(row=term, by=editor, note="", change="editorial")
        read = GlossaryTerm.objects.get(pk=term.pk).meaning
        assert (done.change, read) == (change, after if change == "editorial" else before)


def test_no_change_of_an_urgent_sign_is_wording(editor, clinical_reviewer):
    sign = UrgentSign.objects.exclude(text="").first()
    before, sign.text = sign.text, "Other words"
    done = publish_shared(row=sign, by=editor, note="", change="editorial")
    assert done.change == "safety"
    assert UrgentSign.objects.get(pk=sign.pk).text == before
    sign_review(review=done.review, by=clinical_reviewer)
    assert UrgentSign.objects.get(pk=sign.pk).text == "Other words"
