"""What stood around a page on a day: clinic facts, urgent signs, words, and what had fallen."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from articles.emergency import LINES
from articles.models import (
    Claim,
    ClinicProfile,
    Condition,
    GlossaryTerm,
    Source,
    UrgentSign,
)
from articles.publishing import (
    add_shared,
    publish_shared,
    record_start,
    reinstate_claim,
    sign_review,
    withdraw_claim,
)
from articles.publishing.events import record
from articles.queries.audit import audit
from articles.queries.audited import Audit
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


def tick() -> datetime.datetime:
    """A moment after everything so far and before everything to come."""
    return timezone.now()


def said(found: Audit) -> str:
    return "\n".join(part.words for part in found.said)


@pytest.fixture
def article() -> Condition:
    return condition(body="First words.")


def test_the_clinics_facts_are_those_of_the_moment(article, editor):
    Condition.objects.filter(pk=article.pk).update(body="Food: {clinic:fasting}.")
    published(Condition.objects.get(pk=article.pk), editor)
    silent = tick()
    ClinicProfile.objects.create(fasting="nothing for 6 hours", phone="202-555-0100")
    first = tick()
    ClinicProfile.objects.create(fasting="nothing for 8 hours", phone="202-555-0199")
    answers = [audit(article, at) for at in (silent, first, tick())]
    assert "6 hours" not in said(answers[0])
    assert "nothing for 6 hours" in said(answers[1])
    assert "nothing for 8 hours" in said(answers[2])
    phones = [{f.label: f.words for f in a.clinic.facts}.get("Phone") for a in answers]
    assert phones == [None, "202-555-0100", "202-555-0199"]
    assert ("Emergency number", "911") in [
        (f.label, f.words) for f in answers[0].clinic.country_lines
    ]


def test_the_national_lines_are_those_of_the_moment(article, editor, monkeypatch):
    published(article, editor)
    silent = tick()
    record_start()
    noted = tick()
    later = LINES["US"]._replace(emergency="112")  # as another release has it
    monkeypatch.setitem(LINES, "US", later)
    answers = [audit(article, at) for at in (silent, noted)]
    numbers = [{f.label: f.words for f in a.clinic.country_lines} for a in answers]
    assert [found["Emergency number"] for found in numbers] == ["112", "911"]
    assert [found.rule.known.split(" ")[0] for found in answers] == ["As", "Since"]


def logged(row, by, before, after, verb="published"):
    """An entry as every change of a live row leaves it."""
    with transaction.atomic():
        record(verb=verb, about=row, by=by, before=before, after=after)


def words_of(rows, about):
    return next((row for row in rows if row.about == about), None)


def test_urgent_signs_are_those_of_the_moment(article, editor):
    published(article, editor)
    sign = UrgentSign.objects.get(slug="breathing")
    seeded = tick()
    old = {"key": "breathing", "level": "emergency", "text": sign.text}
    new = old | {"text": "No air"}
    UrgentSign.objects.filter(pk=sign.pk).update(text="No air")
    logged(sign, editor, old, new)
    changed = tick()
    sign.delete()
    sign.pk = 0
    logged(sign, editor, new, None, verb="deleted")
    name = "urgentsign:breathing"
    found = [words_of(audit(article, at).signs, name) for at in (seeded, changed, tick())]
    assert [row and row.said["text"] for row in found] == [old["text"], "No air", None]
    assert "Since entry" in found[0].known
    assert "Since entry" in found[1].known
    other = words_of(audit(article, seeded).signs, "urgentsign:chest-pain")
    assert "Since entry" in other.known  # the seed's own


def test_an_entry_without_words_is_not_guessed(article, editor):
    published(article, editor)
    sign = UrgentSign.objects.get(slug="breathing")
    with transaction.atomic():
        record(verb="published", about=sign, by=editor, note="Short.")
    row = words_of(audit(article, tick()).signs, "urgentsign:breathing")
    assert row.said == {}
    assert "does not hold its words" in row.known


def test_words_are_explained_as_at_the_moment(editor):
    article = condition(body="Against [[placebo]].")
    published(article, editor)
    term = GlossaryTerm.objects.get(slug="placebo")
    seeded = tick()
    old = {"key": "placebo", "word": "Placebo", "meaning": term.meaning}
    logged(term, editor, old, old | {"meaning": "A sugar pill."})
    term.meaning = "A sugar pill."
    term.save()
    meanings = [audit(article, at).words[0].said["meaning"] for at in (seeded, tick())]
    assert meanings == [old["meaning"], "A sugar pill."]


def test_notices_are_those_that_stood_then(editor, clinical_reviewer):
    article = condition(body="So. [@EXT-01]")
    published(article, editor)
    claim = Claim.objects.get(key="EXT-01")
    fine = tick()
    withdraw_claim(claim=claim, by=editor, note="The trial was wrong")
    warned = tick()
    reinstate_claim(claim=Claim.objects.get(pk=claim.pk), by=clinical_reviewer, note="It stands.")
    notices = [audit(article, at).notices for at in (fine, warned, tick())]
    assert [len(found) for found in notices] == [0, 1, 0]
    assert "The trial was wrong." in notices[1][0]


def test_a_source_that_fell_is_told_from_then_on(editor):
    article = condition(body="So. [@SIGTERMANS-2009]")
    published(article, editor)
    source = Source.objects.get(key="SIGTERMANS-2009")
    fine = tick()
    fell = {"key": source.key, "status": "retracted"}
    logged(source, editor, fell | {"status": "current"}, fell)
    Source.objects.filter(pk=source.pk).update(status="retracted")
    notices = [audit(article, at).notices for at in (fine, tick())]
    assert [len(found) for found in notices] == [0, 1]
    assert "taken back by its publisher" in notices[1][0]


def test_a_sign_that_was_changed_by_the_workflow_is_told_before_and_after(
    article, editor, clinical_reviewer
):
    published(article, editor)
    sign = UrgentSign.objects.get(slug="breathing")
    old, sign.text = sign.text, "No air at all"
    review = publish_shared(row=sign, by=editor, note="Clearer.", change="safety").review
    waiting = tick()
    sign_review(review=review, by=clinical_reviewer)
    name = "urgentsign:breathing"
    found = [words_of(audit(article, at).signs, name) for at in (waiting, tick())]
    assert [row.said["text"] for row in found] == [old, "No air at all"]


def test_a_word_that_came_later_was_not_explained_then(editor, clinical_reviewer):
    article = condition(body="A [[zorp]].")
    word = GlossaryTerm(slug="zorp", word="Zorp", meaning="A strange word.")
    review = add_shared(row=word, by=editor, note="New.").review
    published(article, editor)
    early = tick()
    sign_review(review=review, by=clinical_reviewer)
    assert audit(article, early).words == ()
    assert [row.said["meaning"] for row in audit(article, tick()).words] == ["A strange word."]
