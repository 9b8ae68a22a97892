"""publish freezes what is there, all or none, now or later; withdraw takes it back."""

import datetime

import pytest
from django.utils import timezone

from articles import caching
from articles.models import Article, Edition, Outcome, Point, Stamp
from articles.publishing import Blocked, NotAllowed, build_page, publish, withdraw
from articles.queries.directory import directory
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


def test_an_edition_says_who_published_what_when_and_why(editor):
    article = condition(medical_name="Lumbago", body="It hurts. [@EXT-01]")
    edition = published(article, editor, change=Edition.Change.SAFETY)
    assert (edition.number, edition.state, edition.origin) == (1, "published", "staff")
    assert (edition.kind, edition.slug, edition.title) == ("condition", "back-pain", "Back pain")
    assert (edition.note, edition.change) == ("A test.", "safety")
    assert edition.published_by == editor
    assert edition.live_from == edition.published_at
    assert edition.review_due_on == article.review_due_on


def test_an_edition_keeps_the_words_that_readers_see(editor):
    article = condition(medical_name="Lumbago", body="It **hurts**. [@EXT-01]")
    words = published(article, editor).text.splitlines()
    assert words[:3] == ["Back pain", "Lumbago", "No one can say yet."]
    assert any(line.startswith("It hurts.") for line in words)


def test_later_changes_of_the_rows_do_not_reach_a_published_page(editor):
    article = condition()
    edition = published(article, editor)
    article.title = "Other words"
    article.save()
    edition.refresh_from_db()
    assert edition.page().title == "Back pain"


@pytest.mark.parametrize("person", ["author", "clinical_reviewer", None])
def test_only_who_has_the_right_may_publish_or_withdraw(person, request, editor):
    by = request.getfixturevalue(person) if person else None
    article = condition()
    with pytest.raises(NotAllowed, match="somebody with the right must publish it"):
        publish(articles=[article], by=by, note="")
    published(article, editor)
    with pytest.raises(NotAllowed):
        withdraw(article=article, by=by, note="")
    assert article.editions.count() == 1


def test_nobody_publishes_as_staff_and_the_seed_needs_no_name():
    with pytest.raises(NotAllowed):
        publish(articles=[condition()], by=None, note="", origin=Edition.Origin.STAFF)
    [edition] = publish(articles=[condition("other")], by=None, note="", origin=Edition.Origin.SEED)
    assert (edition.origin, edition.published_by) == ("seed", None)
    assert edition.release


def test_one_wrong_page_holds_all_of_them_back(editor):
    good, bad = condition("good"), condition("bad", title="Bad page", summary="Only one.")
    before = Stamp.current()
    with pytest.raises(Blocked) as blocked:
        publish(articles=[good, bad], by=editor, note="")
    assert list(blocked.value.findings) == ["Bad page"]
    assert not Edition.objects.filter(article__in=[good, bad]).exists()
    assert Stamp.current() == before


def test_a_fault_of_the_database_holds_all_of_them_back(editor, now):
    good, taken = condition("good"), condition("taken")
    published(taken, editor, live_from=now + DAY)
    taken.title = "New words"
    with pytest.raises(ValueError, match="already scheduled for that moment"):
        publish(articles=[good, taken], by=editor, note="", live_from=now + DAY)
    assert not good.editions.exists()


def test_a_page_that_reads_the_same_gets_no_new_edition(editor):
    article = condition()
    published(article, editor)
    before = Stamp.current()
    assert publish(articles=[article, article.section], by=editor, note="") == []
    assert article.editions.count() == 1
    assert Stamp.current() == before


def test_a_page_named_twice_gets_one_edition(editor):
    article = condition()
    assert len(publish(articles=[article, article], by=editor, note="")) == 1


def test_a_review_without_a_change_of_words_is_a_new_edition(editor):
    article = condition(written_on=datetime.date(2024, 1, 1))
    first = published(article, editor)
    article.last_reviewed_on = datetime.date(2026, 1, 1)
    article.review_due_on = article.due_after(article.last_reviewed_on)
    article.save()
    second = published(article, editor)
    assert second.hash == first.hash
    assert second.review_due_on == datetime.date(2028, 1, 1)


def test_pages_that_share_an_outcome_change_together(editor):
    outcome = Outcome.objects.create(key="x", question="Does it last?", answer="Not known.")
    both = [condition("one"), condition("two")]
    for article in both:
        Point.objects.create(article=article, part="sure", outcome=outcome)
    publish(articles=both, by=editor, note="First.")
    outcome.answer = "For days."
    outcome.save()
    editions = publish(articles=both, by=editor, note="Second.")
    assert [edition.page().outcomes[0].answer for edition in editions] == ["For days."] * 2
    assert editions[0].live_from == editions[1].live_from


def test_a_scheduled_page_goes_live_at_its_moment(editor, now):
    article = condition()
    edition = published(article, editor, live_from=now + DAY)
    assert not article.editions.readable(now).exists()
    assert not article.editions.readable(now + DAY - DAY / 86400).exists()
    assert article.editions.readable(now + DAY).get() == edition


def test_nothing_is_published_for_a_moment_that_has_passed(editor, now):
    article = condition()
    with pytest.raises(ValueError, match="has passed"):
        published(article, editor, live_from=now - DAY)
    assert not article.editions.exists()


def test_withdrawing_takes_the_words_away_and_keeps_the_old_edition(editor):
    article = condition(body="It hurts. [@EXT-01]")
    first = published(article, editor)
    gone = withdraw(article=article, by=editor, note="It was wrong.")
    assert (gone.state, gone.content, gone.text) == ("withdrawn", "", "")
    assert (gone.number, gone.slug, gone.title) == (2, "back-pain", "Back pain")
    first.refresh_from_db()
    assert first.page().title == "Back pain"
    assert not rests_on(article, "EXT-01", timezone.now())


def test_withdrawing_cancels_what_was_scheduled(editor, now):
    article = condition()
    published(article, editor)
    article.title = "New words"
    later = published(article, editor, live_from=now + DAY)
    gone = withdraw(article=article, by=editor, note="")
    later.refresh_from_db()
    assert later.cancelled_at == gone.live_from
    assert article.editions.live(now + 2 * DAY).get() == gone


def test_what_is_not_live_can_not_be_withdrawn(editor):
    article = condition()
    with pytest.raises(ValueError, match="Back pain is not live"):
        withdraw(article=article, by=editor, note="")


def test_a_withdrawn_page_can_be_published_again(editor):
    article = condition()
    published(article, editor)
    withdraw(article=article, by=editor, note="")
    again = published(article, editor)
    assert (again.number, again.state) == (3, "published")


def test_a_claim_knows_the_live_pages_that_rest_on_it(editor, now):
    article = condition(body="It hurts. [@EXT-01]")
    published(article, editor)
    article.body = "It hurts. [@EXT-03]"
    later = published(article, editor, live_from=timezone.now() + DAY)
    assert rests_on(article, "EXT-01", timezone.now())  # what is scheduled changes nothing yet
    assert rests_on(article, "EXT-03", later.live_from)
    assert not rests_on(article, "EXT-01", later.live_from)


def rests_on(article, key, at):
    caching.forget()
    return article.pk in [entry.id for entry in directory(at).resting_on(key)]


def test_an_address_belongs_to_one_live_page(editor):
    """Its owner may have another address in the working copy and not be published since."""
    first = condition("shared")
    published(first, editor)
    Article.objects.filter(pk=first.pk).update(slug="moved")
    with pytest.raises(Blocked, match="Readers still find “Back pain” at /conditions/shared/"):
        published(condition("shared", title="Another"), editor)


def test_publishing_and_withdrawing_raise_the_stamp(editor):
    article, stamps = condition(), [Stamp.current()]
    published(article, editor)
    stamps.append(Stamp.current())
    withdraw(article=article, by=editor, note="")
    stamps.append(Stamp.current())
    assert len(set(stamps)) == 3


def test_what_is_built_is_what_is_stored(editor):
    article = condition()
    assert published(article, editor).page() == build_page(article)
