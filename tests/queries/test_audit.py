"""What a page said on a day: the edition of then and everything that stood around it."""

import datetime

import msgspec
import pytest
from django.db import models
from django.utils import timezone

from articles.models import Article, Condition, Edition, Event, SignOff
from articles.publishing import (
    build_page,
    cancel_scheduled,
    check,
    comment,
    override,
    publish,
    record_start,
    rename,
    sign_off,
    withdraw,
)
from articles.queries.audit import as_json, audit, moment_of, page_named
from articles.queries.audited import Audit
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
SECOND = datetime.timedelta(seconds=1)
DAY = datetime.timedelta(days=1)


def tick() -> datetime.datetime:
    """A moment after everything so far and before everything to come."""
    return timezone.now()


def said(found: Audit) -> str:
    return "\n".join(part.words for part in found.said)


def reworded(article, editor, body, **options) -> Edition:
    Condition.objects.filter(pk=article.pk).update(body=body)
    return published(Condition.objects.get(pk=article.pk), editor, **options)


@pytest.fixture
def article() -> Condition:
    return condition(body="First words.")


def test_each_moment_has_the_edition_of_then(article, editor):
    before = tick()
    published(article, editor)
    first = tick()
    reworded(article, editor, "Second words.")
    second = tick()
    withdraw(article=article, by=editor, note="New evidence.")
    gone = tick()
    answers = [audit(article, at) for at in (before, first, second, gone)]
    assert [a.edition and a.edition.number for a in answers] == [None, 1, 2, 3]
    assert "not published yet" in answers[0].answer
    assert "First words." in said(answers[1])
    assert "Second words." in said(answers[2])
    assert "First words." not in said(answers[2])
    assert "withdrawn. The reason kept: New evidence." in answers[3].answer
    assert answers[3].said == ()
    assert [len(a.history) for a in answers] == [0, 1, 2, 3]


def test_an_edition_is_told_with_its_number_code_hash_and_who(article, editor, author):
    Condition.objects.filter(pk=article.pk).update(edited_by=author)
    edition = published(Condition.objects.get(pk=article.pk), editor)
    told = audit(article, tick()).edition
    assert (told.number, told.code, told.hash, told.is_sound) == (
        1, edition.code, edition.hash, True,
    )  # fmt: skip
    assert (told.written_by, told.published_by, told.note) == ("author", "editor", "A test.")
    assert told.path == "/conditions/back-pain/"
    assert told.why == ("The page is new to readers.",)


def test_a_damaged_edition_is_said_to_be_damaged_and_not_shown(article, editor):
    edition = published(article, editor)
    models.QuerySet(Edition).filter(pk=edition.pk).update(
        content=edition.content.replace("First", "Forged")
    )
    found = audit(article, tick())
    assert found.edition.is_sound is False
    assert "no longer match its hash" in found.answer
    assert found.said == ()
    assert "Forged" not in said(found)


def test_who_had_signed_by_then_is_told_with_the_registration_number(
    article, editor, clinical_reviewer
):
    published(article, editor)
    unsigned = tick()
    sign_off(page=build_page(article), by=clinical_reviewer)
    before, after = audit(article, unsigned), audit(article, tick())
    assert (before.is_signed, before.unsigned_parts) == (False, ("Back pain",))
    assert before.signatures == ()
    assert (after.is_signed, after.unsigned_parts) == (True, ())
    [one] = after.signatures
    assert (one.part, one.name, one.role, one.registration_number, one.account) == (
        "Back pain", "Dr. Lee Example", "Pain physician", "REG-1", "reviewer",
    )  # fmt: skip


def test_a_page_that_was_held_back_is_not_told_as_read(
    article, editor, clinical_reviewer, settings
):
    settings.UNSIGNED_PAGES = "held"
    record_start()
    published(article, editor)
    held = tick()
    settings.UNSIGNED_PAGES = "shown"
    record_start()
    shown = tick()
    sign_off(page=build_page(article), by=clinical_reviewer)
    settings.UNSIGNED_PAGES = "held"
    record_start()
    answers = [audit(article, at) for at in (held, shown, tick())]
    assert [found.was_held for found in answers] == [True, False, False]
    assert answers[0].answer.startswith("Readers did not have edition 1, code ")
    assert "Pages that are not signed were held. Since entry" in answers[0].answer
    assert answers[1].answer.startswith("Readers had edition 1, code ")
    assert "Pages that are not signed were shown. Since entry" in answers[1].answer
    assert answers[2].answer.startswith("Readers had edition 1, code ")
    assert "not signed" not in answers[2].answer


@pytest.mark.parametrize(("today", "had"), [("held", "did not have"), ("shown", "had")])
def test_where_the_log_lacks_the_setting_todays_is_taken_and_said(
    today, had, article, editor, settings
):
    published(article, editor)
    at = tick()
    record_start()  # what it notes holds from then on
    settings.UNSIGNED_PAGES = today
    answer = audit(article, at).answer
    assert answer.startswith(f"Readers {had} edition 1")
    assert answer.endswith("As it is set today: the log does not have the setting of then.")


def test_a_signature_that_does_not_count_any_more_does_not_make_an_edition_signed(
    article, editor, clinical_reviewer
):
    published(article, editor)
    sign_off(page=build_page(article), by=clinical_reviewer)
    withdraw(article=article, by=editor, note="Wrong.")
    published(Condition.objects.get(pk=article.pk), editor)
    assert audit(article, tick()).unsigned_parts == ("Back pain",)


def test_what_was_planned_at_the_moment_is_told(article, editor, now):
    published(article, editor)
    Condition.objects.filter(pk=article.pk).update(body="Later words.")
    later = Condition.objects.get(pk=article.pk)
    [planned] = publish(articles=[later], by=editor, note="Soon.", live_from=now + DAY)
    at = tick()
    assert [one.number for one in audit(article, at).planned] == [2]
    cancel_scheduled(edition=planned, by=editor, note="Not yet.")
    assert [one.number for one in audit(article, at).planned] == [2]
    assert audit(article, tick()).planned == ()


def test_links_lead_where_the_pages_were(editor):
    target = condition("target", title="Target")
    published(target, editor)
    article = condition(body="See [that](condition:target).")
    published(article, editor)
    early = tick()
    rename(article=target, slug="moved", by=editor)
    published(Condition.objects.get(pk=target.pk), editor)
    pages = ["".join(part.html for part in audit(article, at).said) for at in (early, tick())]
    assert 'href="/conditions/target/"' in pages[0]
    assert 'href="/conditions/moved/"' in pages[1]


def test_entries_of_the_log_end_at_the_moment_and_hold_no_words_of_drafts(article, editor, author):
    comment(article=article, by=editor, note="Secretword: say it more simply.")
    published(article, editor)
    at = tick()
    withdraw(article=article, by=editor, note="Gone.")
    found = audit(article, at)
    assert [one.verb for one in found.entries] == ["commented", "published"]
    assert found.entries[1].note == "A test."
    assert b"Secretword" not in as_json(found)
    assert found.chain.broken_at is None
    assert found.chain.entries == Event.objects.count()


def test_what_was_planned_is_told_without_its_words(article, editor, now):
    published(article, editor)
    changed = {"title": "Secretword", "one_line": "Secretword", "body": "Secretword."}
    Condition.objects.filter(pk=article.pk).update(**changed)
    later = Condition.objects.get(pk=article.pk)
    publish(articles=[later], by=editor, note="Secretword.", live_from=now + DAY)
    found = audit(article, tick())
    assert [one.number for one in found.planned] == [2]
    assert b"Secretword" not in as_json(found)


def test_an_audit_leaves_no_trace(article, editor):
    published(article, editor)
    before = Event.objects.count(), SignOff.objects.count(), Edition.objects.count()
    as_json(audit(article, tick()))
    assert (Event.objects.count(), SignOff.objects.count(), Edition.objects.count()) == before


def test_a_log_that_is_not_whole_is_said_to_be(article, editor):
    published(article, editor)
    models.QuerySet(Event).filter(number=2).update(verb="forged")
    found = audit(article, tick())
    assert (found.chain.broken_at, found.chain.reason) == (2, "is not what was written")


def test_both_clocks_are_told(article, editor, settings):
    published(article, editor)
    at = moment_of(f"{timezone.localtime() - SECOND:%Y-%m-%dT%H:%M:%S}")
    told = audit(article, at).at
    assert told.utc.endswith(" UTC")
    assert told.local.endswith((" EST", " EDT"))


def test_what_was_let_stand_is_told_with_the_publication(article, editor, author):
    article.body = "Write down 3 things that matter to you."
    article.save()
    [found] = [one for one in check(build_page(article)) if one.may_be_overridden]
    override(article=article, finding=found, by=author, reason="No study.")
    published(article, editor)
    (stands,) = audit(article, tick()).entries[-1].let_stand
    assert stands == f"{found.where}: {found.sentence} Why it stands: No study."


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("2025-01-10T14:00", "2025-01-10T19:00:00+00:00"),
        ("2025-07-10 14:00:30", "2025-07-10T18:00:30+00:00"),
        ("2025-01-10T14:00Z", "2025-01-10T14:00:00+00:00"),
        ("2025-01-10T14:00+01:00", "2025-01-10T13:00:00+00:00"),
        (" 2025-01-10T14:00 ", "2025-01-10T19:00:00+00:00"),
    ],
)
def test_a_moment_is_in_the_clinics_time_zone_unless_it_names_one(typed, utc):
    assert moment_of(typed).astimezone(datetime.UTC).isoformat() == utc


@pytest.mark.parametrize("typed", ["", "yesterday", "2025-01-10", "2025-13-40T10:00", "14:00"])
def test_what_is_no_moment_is_refused(typed):
    with pytest.raises(ValueError, match="Write a date and a time"):
        moment_of(typed)


def test_what_has_not_come_yet_is_refused():
    with pytest.raises(ValueError, match="has not come yet"):
        moment_of("2999-01-01T00:00")


def test_a_page_is_found_under_each_name_that_it_had(article, editor):
    published(article, editor)
    at = tick()
    rename(article=article, slug="sore-back", by=editor)
    published(Condition.objects.get(pk=article.pk), editor)
    for name in ("condition:back-pain", "condition:sore-back", " condition: back-pain "):
        assert page_named(name, at).pk == article.pk


def test_a_name_means_the_page_that_had_it_at_the_moment(article, editor):
    published(article, editor)
    first = tick()
    rename(article=article, slug="sore-back", by=editor)
    published(Condition.objects.get(pk=article.pk), editor)
    other = condition("back-pain", title="Another page")
    published(other, editor)
    assert page_named("condition:back-pain", first).pk == article.pk
    assert page_named("condition:back-pain", tick()).pk == other.pk


@pytest.mark.parametrize("name", ["condition:nothing", "nothing", "", ":", "user:1"])
def test_what_was_never_published_is_no_part_of_an_audit(name, article, now):
    with pytest.raises(LookupError, match="No page was ever published"):
        page_named(name, now)
    with pytest.raises(LookupError):
        page_named("condition:back-pain", now)  # a draft


def test_pages_of_every_kind_can_be_audited(now):
    for article in Article.objects.all()[::4]:
        found = audit(article, now)
        assert found.edition.is_sound
        assert said(found).startswith(article.title)
        told = msgspec.json.decode(as_json(found))
        assert told["content"] == article.editions.get().content
