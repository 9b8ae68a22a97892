"""What is kept of a reader's answer, and above all what is not."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import feedback
from articles.feedback import taking
from articles.models import Feedback
from articles.publishing import publish, withdraw

DAY = datetime.timedelta(days=1)


def test_the_row_holds_the_page_its_edition_the_answer_and_the_day(crps, said, now):
    row = said("Too many numbers.")
    assert (row.article_id, row.edition, row.was_clear) == (crps.pk, 1, False)
    assert (row.words, row.state, row.day) == ("Too many numbers.", "new", timezone.localdate(now))
    assert row.purge_on == row.day + 180 * DAY


def test_nothing_tells_of_a_person_or_the_time_of_day():
    assert {field.name for field in Feedback._meta.get_fields()} == {
        "id", "article", "edition", "was_clear", "words", "day", "purge_on", "state", "reason",
        "public_line", "answered_on",
    }  # fmt: skip
    kinds = {field.get_internal_type() for field in Feedback._meta.concrete_fields}
    assert not kinds & {"DateTimeField", "TimeField", "GenericIPAddressField"}


def test_the_edition_is_the_one_that_readers_have(crps, said, editor):
    crps.section.save()
    condition = crps.condition
    condition.one_line = "Other words about it?"
    condition.save()
    publish(articles=[condition], by=editor, note="")
    assert said(now=timezone.now()).edition == 2


def test_a_withdrawn_page_takes_no_answer(crps, said, editor):
    withdraw(article=crps, by=editor, note="")
    with pytest.raises(feedback.NotKept):
        said(now=timezone.now())
    assert not Feedback.objects.exists()


def test_yes_alone_has_nothing_to_delete(said):
    row = said("", was_clear=True)
    assert (row.was_clear, row.words, row.purge_on) == (True, "", None)


def test_addresses_and_long_numbers_are_taken_out(said):
    row = said("Call 202-555-0100, or write to ann@example.org. The 5 mg part is unclear.")
    assert row.words == "Call (taken out), or write to (taken out) The 5 mg part is unclear."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1b[31m", "ab[31m"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u202eback\u200bwards", "backwards"),
        ("   \n ", ""),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("cafe\u0301", "café"),
    ],
)
def test_what_no_database_or_reader_can_use_is_left_out(typed, kept, said):
    assert said(typed).words == kept


def test_500_letters_are_kept_and_one_more_is_said_to_be_too_many(said):
    assert len(said("é" * 500).words) == 500
    with pytest.raises(feedback.TooLong) as told:
        said("é" * 501)
    assert told.value.letters == 501
    assert len(said("a@b " * 125).words) <= 500


def test_words_are_added_to_an_answer_once_by_who_gave_it(crps, said, now):
    row, today = said(""), timezone.localdate(now)
    token = feedback.token_of(row)
    for words, is_added in [("Too long.", True), ("Other words.", False)]:
        added = feedback.add_words(token=token, article=crps.pk, words=words, today=today)
        assert added is is_added
    row.refresh_from_db()
    assert (row.words, row.purge_on) == ("Too long.", today + 180 * DAY)


@pytest.mark.parametrize("token", ["", "x", "MQ:1abc:zzzz", "\x00", "a" * 9000])
def test_a_made_up_token_adds_nothing(token, crps, said, now):
    said("")
    assert not feedback.add_words(token=token, article=crps.pk, words="Hi.", today=now.date())
    assert Feedback.objects.get().words == ""


def test_a_token_is_for_its_own_page_and_ends(crps, said, now, monkeypatch):
    token = feedback.token_of(said(""))
    assert not feedback.add_words(token=token, article=0, words="Hi.", today=now.date())
    monkeypatch.setattr(taking, "SECONDS_TO_ADD", -1)
    assert not feedback.add_words(token=token, article=crps.pk, words="Hi.", today=now.date())


def test_a_day_has_only_so_many_answers(said, monkeypatch):
    monkeypatch.setattr(taking, "MOST_A_DAY", 2)
    said(), said()
    with pytest.raises(feedback.TooMany):
        said()
    assert Feedback.objects.count() == 2


def test_the_next_answer_deletes_words_whose_time_is_over_and_the_count_stays(said, now):
    today = timezone.localdate(now)
    for edition, end in enumerate((today + DAY, today, today - 100 * DAY)):
        Feedback.objects.filter(pk=said("Words.").pk).update(edition=edition + 50, purge_on=end)
    said("", was_clear=True)
    left = dict(Feedback.objects.filter(edition__gte=50).values_list("edition", "words"))
    assert left == {50: "Words.", 51: "", 52: ""}
    assert Feedback.objects.count() == 4


def test_the_command_deletes_them_too(said, now, settings, capsys):
    settings.FEEDBACK_DAYS = 1
    old = said("From yesterday.")
    said("From today.")
    Feedback.objects.filter(pk=old.pk).update(purge_on=timezone.localdate(now))
    call_command("purge_feedback")
    assert capsys.readouterr().out == "The words of 1 answer deleted.\n"
    assert set(Feedback.objects.values_list("words", flat=True)) == {"", "From today."}


@pytest.mark.parametrize(
    "change",
    [{"purge_on": None}, {"words": ""}, {"state": "answered"}, {"public_line": "A line."}],
    ids=str,
)
def test_the_database_keeps_no_words_without_an_end_and_no_answer_without_a_day(change, said):
    row = said()
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.filter(pk=row.pk).update(**change)
