"""What staff have before them: the queue of first reviews, open submissions, and both sides."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import caching
from articles.models import Article, Outcome, Point, Risk
from articles.publishing import (
    build_page,
    comment,
    edited,
    hash_of,
    parts_of,
    publish,
    publish_shared,
    send_back,
    settle,
    sign_off,
    submit,
    withdraw,
)
from articles.queries.desk import (
    both_sides,
    first_review_queue,
    next_to_review,
    open_reviews,
)
from tests.rows import WORDS, condition, published, side_effect, source, sourced

pytestmark = pytest.mark.usefixtures("seeded")
RISKS = (
    "Get help now", "Who should not have it", "Mixing and other safety", "Taken at home", "Risk",
    "Side effect", "Treatment", "Condition", "Benefit", "Guide", "How it works",
)  # fmt: skip


def queue():
    return first_review_queue(timezone.now())


def risks(found):
    return list(dict.fromkeys(one.risk for one in found))


def test_the_pages_that_can_harm_come_first():
    found = queue()
    assert risks(found) == list(RISKS)
    assert {one.slug for one in found if one.risk == "Taken at home"} == {
        "by-mouth",
        "in-the-nose",
        "under-the-tongue",
    }
    mixing = [one.slug for one in found if one.risk == "Mixing and other safety"]
    assert "mixing-with-other-medicines" in mixing


def test_every_unsigned_live_page_is_there_once(now):
    live = Article.objects.filter(editions__isnull=False).distinct().count()
    found = queue()
    assert len(found) == len({one.article for one in found}) == live
    assert all(one.is_live and not one.is_in_review for one in found)


def test_a_signed_page_leaves_and_what_is_signed_of_others_is_told(clinical_reviewer):
    one, two = queue()[:2]
    article = Article.objects.get(pk=one.article)
    sign_off(page=build_page(article), by=clinical_reviewer)
    found = queue()
    assert found[0].article == two.article
    shared = set(one.parts[1:])
    for other in found:
        assert other.signed_parts == len(shared & set(other.parts)) < len(other.parts)


def test_who_stops_goes_on_where_they_stopped(clinical_reviewer):
    found = queue()
    article = Article.objects.get(pk=found[3].article)
    assert next_to_review(found, article) == found[4]
    sign_off(page=build_page(article), by=clinical_reviewer)
    assert next_to_review(queue(), article).article == found[4].article


def test_after_the_last_comes_the_first_and_alone_there_is_none():
    found = queue()
    last = Article.objects.get(pk=found[-1].article)
    assert next_to_review(found, last) == found[0]
    assert next_to_review(found[-1:], last) is None


def test_a_draft_waits_only_once_it_is_submitted(author):
    article = condition("aaa", title="Aaa")
    assert article.pk not in {one.article for one in queue()}
    submit(article=article, by=author)
    [mine] = [one for one in queue() if one.article == article.pk]
    assert (mine.is_live, mine.is_in_review, mine.risk) == (False, True, "Condition")
    assert list(mine.parts) == list(parts_of(build_page(article)))


def test_a_live_page_in_review_waits_with_its_new_words(author, editor):
    article = condition()
    published(article, editor)
    article.title = "Sore back"
    article.save()
    assert "Sore back" not in {one.title for one in queue()}
    submit(article=article, by=author)
    [mine] = [one for one in queue() if one.article == article.pk]
    assert (mine.title, mine.is_live, mine.is_in_review) == ("Sore back", True, True)


def test_a_withdrawn_page_waits_for_nobody(editor):
    article = condition()
    published(article, editor)
    withdraw(article=article, by=editor, note="")
    assert article.pk not in {one.article for one in queue()}


def test_the_queue_asks_as_often_with_fifty_pages_more(editor):
    counts = []
    for numbers in (range(1), range(1, 50)):
        publish(articles=[side_effect(f"n-{n}") for n in numbers], by=editor, note="")
        with CaptureQueriesContext(connection) as asked:
            assert sum(one.title == "Itching" for one in queue()) == numbers[-1] + 1
        counts.append(len(asked))
    assert counts[0] == counts[1] < 16


def test_the_queue_asks_as_often_with_fifty_pages_and_ten_rows_in_review(author, editor):
    outcomes = [
        Outcome.objects.create(key=f"x{number}", question="Is it?", answer="Yes.")
        for number in range(10)
    ]
    shown = condition("shown", title="Shown")
    for outcome in outcomes:
        Point.objects.create(article=shown, part="sure", outcome=sourced(outcome))
    published(shown, editor)
    counts = []
    for numbers, rows in ((range(1), outcomes[:1]), (range(1, 50), outcomes[1:])):
        for number in numbers:
            submit(article=condition(f"n-{number}", title=f"Page {number}"), by=author)
        for outcome in rows:
            outcome.answer = "For 3."
            outcome.save()
            publish_shared(row=outcome, by=editor, note="")
        caching.forget()
        with CaptureQueriesContext(connection) as asked:
            assert sum(one.is_in_review for one in queue()) == numbers[-1] + 1
            found = open_reviews(timezone.now())
        assert len(found) == numbers[-1] + 1 + outcomes.index(rows[-1]) + 1
        counts.append(len(asked))
    assert counts[0] == counts[1] < 30


def test_open_submissions_are_pages_and_shared_rows_the_oldest_first(author, editor):
    outcome = Outcome.objects.create(key="x", question="Does it last?", answer="For some.")
    shown = condition("shown", title="Shown")
    Point.objects.create(article=shown, part="sure", outcome=sourced(outcome))
    published(shown, editor)
    article = condition()
    submit(article=article, by=author, note="Please look.")
    outcome.answer = "For 3."
    outcome.save()
    publish_shared(row=outcome, by=editor, note="Newer.")
    page, row = open_reviews(timezone.now())
    assert (page.review.opened_by, page.review.note) == (author, "Please look.")
    assert (page.title, page.article) == ("Back pain", article.pk)
    assert (page.parts, page.signed_parts) == (1, 0)
    assert (row.review.about, row.review.note) == ("outcome:x", "Newer.")
    assert (row.title, row.pages, row.is_outdated) == ("Does it last?", 1, False)
    outcome.answer = "For 4."
    outcome.save()
    assert open_reviews(timezone.now())[1].is_outdated


def test_a_page_in_review_whose_parts_are_signed_waits_for_its_publisher_only(
    author, clinical_reviewer
):
    article = condition()
    submit(article=article, by=author)
    sign_off(page=build_page(article), by=clinical_reviewer)
    assert article.pk not in {one.article for one in queue()}
    [waiting] = open_reviews(timezone.now())
    assert (waiting.parts, waiting.signed_parts) == (1, 1)
    send_back(article=article, by=clinical_reviewer, note="Not yet.")
    assert open_reviews(timezone.now()) == []


def test_a_review_whose_page_is_gone_stands_in_nobodys_way(author, editor, clinical_reviewer):
    gone = condition("gone")
    submit(article=gone, by=editor, publishes_when_signed=True)
    Article.objects.get(pk=gone.pk).delete()
    assert open_reviews(timezone.now()) == []
    article = condition()
    submit(article=article, by=author)
    assert article.pk in {one.article for one in queue()}
    assert sign_off(page=build_page(article), by=clinical_reviewer)


def test_both_sides_show_what_readers_have_what_they_would_get_and_what_differs(
    author, editor, clinical_reviewer, now
):
    source()
    article = condition(body="Take 0.5 mg. [@S-1]")
    published(article, editor)
    article.body = "Take 5 mg. [@S-1]"
    article.save()
    edited(article=article, by=author)
    review = submit(article=article, by=author)
    note = comment(article=article, part="More to know", note="Sure?", by=clinical_reviewer)
    found = both_sides(article, timezone.now())
    assert (found.live.body, found.draft.body) == ("Take 0.5 mg. [@S-1]", "Take 5 mg. [@S-1]")
    assert found.change.level == "safety"
    assert "0.5 mg became 5 mg in “More to know”." in found.change.reasons
    assert found.seen == hash_of(build_page(article))
    assert (list(found.notes), found.review) == ([note], review)
    assert author.pk in found.writers
    assert [part.signed for part in found.parts] == [None]
    settle(note=note, by=author)
    [sign] = sign_off(page=build_page(article), by=clinical_reviewer, seen=found.seen)
    found = both_sides(article, timezone.now())
    assert found.notes == ()
    assert found.parts[0].signed == sign


def test_both_sides_of_a_new_page_have_one_side_and_what_is_planned(editor, now):
    risk = Risk.objects.create(slug="new", **WORDS)
    [later] = publish(
        articles=[risk], by=editor, note="", live_from=now + datetime.timedelta(days=1)
    )
    found = both_sides(risk, timezone.now())
    assert (found.live, found.scheduled) == (None, (later,))
    assert found.change.reasons == ("The page is new to readers.",)
    assert found.findings
