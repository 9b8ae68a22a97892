"""A page that goes live later, as a nurse plans it, reads of it and calls it off."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import Condition, Edition, Event
from articles.publishing import build_page, cancel_scheduled, sign_off
from tests.conftest import PAGES, logged_in, person, signer
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
ZONE = ZoneInfo(settings.TIME_ZONE)
NOTE = {"note": "The new clinic opens.", "change": "substantive"}


def typed(moment: datetime.datetime) -> str:
    """As a browser sends what was chosen, on the clinic's clock."""
    return f"{moment.astimezone(ZONE):%Y-%m-%dT%H:%M}"


def form_at(article) -> str:
    return f"/staff/articles/condition/{article.pk}/change/"


def publish_at(article) -> str:
    return f"/staff/pages/publish/?page={article.pk}"


def cancel_at(edition) -> str:
    return f"/staff/editions/{edition.pk}/cancel/"


@pytest.fixture
def article() -> Condition:
    return condition()


@pytest.fixture
def moment() -> datetime.datetime:
    """Ten in the morning at the clinic, a week from now."""
    day = timezone.localdate() + datetime.timedelta(days=7)
    return datetime.datetime.combine(day, datetime.time(10), ZONE)


@pytest.fixture
def later(article, editor, moment) -> Edition:
    return published(article, editor, live_from=moment)


def plan(client, article, **changes) -> str:
    answer = client.post(publish_at(article), {**NOTE, "when": "later", **changes}, follow=True)
    return answer.content.decode()


def test_a_nurse_plans_a_page_and_reads_when_it_goes_live(as_editor, article, moment, patient):
    screen = as_editor.get(publish_at(article)).content.decode()
    assert 'type="datetime-local"' in screen
    assert "In New York time: there it is" in screen
    html = plan(as_editor, article, live_from=typed(moment))
    words = f"{moment:%A, %B} {moment.day}, {moment.year} at 10 a.m., New York time"
    assert f"“Back pain”: goes live on {words}." in html
    assert article.editions.get().live_from == moment
    assert patient.get("/conditions/back-pain/").status_code == 404
    edition = article.editions.get()
    for address in (form_at(article), "/staff/queue/", f"/staff/pages/{article.pk}/review/"):
        page = as_editor.get(address).content.decode()
        assert f"goes live on <strong>{words}</strong>" in page
        assert f'href="{cancel_at(edition)}"' in page
    for place in ("condition", "article"):
        html = as_editor.get(f"/staff/articles/{place}/?q=back-pain").content.decode()
        assert f"Scheduled: goes live on {words}" in html


def test_it_is_called_off_with_a_reason(as_editor, article, later, moment):
    assert "It was to go live on" in as_editor.get(cancel_at(later)).content.decode()
    as_editor.post(cancel_at(later), {"note": " "})
    later.refresh_from_db()
    assert later.cancelled_at is None
    html = as_editor.post(cancel_at(later), {"note": "Not yet."}, follow=True).content.decode()
    assert "does not go live by itself any more" in html
    assert "Draft, never published" in html
    assert cancel_at(later) not in html
    assert not article.editions.live(moment).exists()
    entry = Event.objects.get(verb="cancelled")
    assert "Not yet." in entry.detail


@pytest.mark.parametrize("browser", ["as_author", "as_reviewer"])
def test_who_may_not_publish_reads_of_it_and_calls_nothing_off(browser, request, article, later):
    client = request.getfixturevalue(browser)
    html = client.get(form_at(article)).content.decode()
    assert "goes live on" in html
    assert cancel_at(later) not in html
    for answer in (client.get(cancel_at(later)), client.post(cancel_at(later), {"note": "x"})):
        assert answer.status_code == 403
    later.refresh_from_db()
    assert later.cancelled_at is None


def test_who_is_not_logged_in_is_asked_to_log_in(patient, later):
    for answer in (patient.get(cancel_at(later)), patient.post(cancel_at(later), {"note": "x"})):
        assert answer.headers["Location"].startswith("/staff/login/")


def test_a_publisher_of_other_kinds_can_not_call_it_off(later):
    stranger = logged_in(person("stranger", publish=("article",), view=("guide",)))
    assert stranger.post(cancel_at(later), {"note": "x"}).status_code == 403


def test_what_is_called_off_already_is_said(as_editor, later, editor):
    cancel_scheduled(edition=later, by=editor, note="First.")
    html = as_editor.post(cancel_at(later), {"note": "Second."}, follow=True).content.decode()
    assert "is live already or was cancelled" in html


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"when": "later"}, "Choose the day and the time"),
        ({"when": "now", "live_from": "2030-01-01T10:00"}, "choose one, or empty the date"),
        ({"live_from": "2020-01-01T10:00"}, "2020-01-01 10:00:00 has passed: choose a later time"),
        ({"live_from": "0001-01-01T00:00"}, "has passed"),
        ({"live_from": "9999-12-31T23:59"}, "check the year"),
        ({"live_from": "tomorrow"}, "Choose a day and a time, such as"),
        ({"when": "whenever"}, "not one of the available choices"),
        ({"live_from": "2027-03-14T02:30"}, "on March 14, and 02:30 is skipped that night"),
        ({"live_from": "03/14/2027 02:30"}, "on March 14, and 02:30 is skipped that night"),
        ({"live_from": "2027-11-07T01:30"}, "on November 7, and 01:30 comes twice that night"),
    ],
)
def test_a_moment_that_can_not_be_meant_is_a_sentence(sent, sentence, as_editor, article):
    html = plan(as_editor, article, **sent)
    assert sentence in html
    assert "<title>Error: " in html
    assert not article.editions.exists()


def test_one_moment_is_planned_once(as_editor, article, later):
    Condition.objects.filter(pk=article.pk).update(one_line="Other words?")
    html = plan(as_editor, article, live_from=typed(later.live_from))
    assert "is already scheduled for that moment: choose another time" in html
    assert article.editions.count() == 1


def test_words_that_readers_will_have_by_then_are_not_planned_again(as_editor, article, later):
    after = later.live_from + datetime.timedelta(days=1)
    html = plan(as_editor, article, live_from=typed(after))
    assert "readers have these very words already, or will by then" in html
    assert article.editions.count() == 1


def test_the_form_says_that_later_changes_are_not_in_what_is_planned(as_author, article, later):
    html = as_author.get(form_at(article)).content.decode()
    assert "what you save now is not in it" in html


def test_the_screen_says_what_is_planned_before_more_is_published(as_editor, article, later):
    html = as_editor.get(publish_at(article)).content.decode()
    assert "Planned already" in html
    assert cancel_at(later) in html


def test_a_page_that_is_only_planned_is_called_off_and_not_withdrawn(as_editor, article, later):
    html = as_editor.get(f"/staff/pages/withdraw/?page={article.pk}").content.decode()
    assert "so there is nothing to withdraw" in html
    assert "Withdraw now" not in html
    assert cancel_at(later) in html


def test_withdrawing_a_live_page_says_that_it_calls_off_what_is_planned(
    as_editor, article, editor, moment
):
    published(article, editor)
    Condition.objects.filter(pk=article.pk).update(one_line="Other words?")
    later = published(Condition.objects.get(pk=article.pk), editor, live_from=moment)
    screen = f"/staff/pages/withdraw/?page={article.pk}"
    assert "What was to go live later is called off" in as_editor.get(screen).content.decode()
    as_editor.post(screen, {"note": "Wrong."})
    later.refresh_from_db()
    assert later.cancelled_at


def test_what_is_published_now_takes_the_place_of_what_was_planned(as_editor, article, later):
    Condition.objects.filter(pk=article.pk).update(one_line="Other words?")
    assert (
        "is called off, as these words are newer"
        in as_editor.get(publish_at(article)).content.decode()
    )
    as_editor.post(publish_at(article), {**NOTE, "when": "now"})
    later.refresh_from_db()
    assert later.cancelled_at
    assert "goes live on" not in as_editor.get(form_at(article)).content.decode()


def test_words_for_which_readers_would_lose_a_signed_page_are_refused_in_words(
    as_editor, article, editor, clinical_reviewer, settings
):
    settings.UNSIGNED_PAGES = "held"
    published(article, editor)
    sign_off(page=build_page(article), by=clinical_reviewer)
    Condition.objects.filter(pk=article.pk).update(one_line="Other words?")
    html = as_editor.post(publish_at(article), {**NOTE, "when": "now"}).content.decode()
    assert "Back pain: Readers have a signed edition and would lose the page" in html
    assert article.editions.count() == 1


def test_who_signed_a_page_reads_that_somebody_else_must_publish_it(article):
    both = signer("both", add=PAGES, change=PAGES, publish=("article",))
    sign_off(page=build_page(article), by=both)
    answer = logged_in(both).post(publish_at(article), {**NOTE, "when": "now"})
    assert answer.status_code == 200
    assert "somebody else must publish it" in answer.content.decode()
