"""What was live on a day can be read from the log: each change holds the words before and after."""

import msgspec
import pytest

from articles.models import (
    Claim,
    DoseStudied,
    Event,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Source,
    Synonym,
    UrgentSign,
)
from articles.models.order import put_in_order
from articles.publishing import (
    publish_shared,
    record_change,
    reinstate_claim,
    said_now,
    sign_review,
    verify_events,
    withdraw_claim,
)

pytestmark = pytest.mark.usefixtures("seeded")


def last(row):
    """The newest entry of a row: what was done, and the words before and after."""
    event = Event.objects.filter(row=row.pk, about__startswith=row._meta.model_name).last()
    detail = msgspec.json.decode(event.detail)
    return event.verb, detail["before"], detail["after"]


def test_a_reworded_term_is_logged_with_its_words(editor, clinical_reviewer):
    term = GlossaryTerm.objects.create(slug="drip", word="Drip", say="drip", meaning="A slow flow.")
    term.meaning = "A slow stream."
    review = publish_shared(row=term, by=editor, note="").review
    sign_review(review=review, by=clinical_reviewer)
    verb, before, after = last(term)
    assert verb == "published"
    assert (before["meaning"], after["meaning"]) == ("A slow flow.", "A slow stream.")
    assert after == {
        "key": "drip",
        "slug": "drip",
        "word": "Drip",
        "say": "drip",
        "meaning": "A slow stream.",
        "language": "en",
    }


def test_a_signed_change_of_an_urgent_sign_is_logged_when_readers_get_it(editor, clinical_reviewer):
    sign = UrgentSign.objects.exclude(text="").first()
    was, sign.text = sign.text, "Other words"
    review = publish_shared(row=sign, by=editor, note="").review
    sign_review(review=review, by=clinical_reviewer)
    verb, before, after = last(sign)
    assert (verb, before["text"], after["text"]) == ("published", was, "Other words")
    for name in ("level", "heading", "advice", "phrases", "order", "shows_poison_line"):
        assert after[name] == getattr(sign, name)


def test_a_source_that_fell_is_logged(editor):
    source = Source.objects.filter(status="current").first()
    source.status = "retracted"
    publish_shared(row=source, by=editor, note="")
    event = Event.objects.filter(row=source.pk, about=f"source:{source.key}", verb="published")
    detail = msgspec.json.decode(event.get().detail)
    assert (detail["before"]["status"], detail["after"]["status"]) == ("current", "retracted")
    assert detail["after"]["title"] == source.title


def test_a_claim_is_logged_when_it_is_withdrawn_and_when_it_stands_again(editor, clinical_reviewer):
    claim = Claim.objects.filter(status="current").first()
    withdraw_claim(claim=claim, by=editor, note="It was wrong")
    verb, before, after = last(claim)
    assert (verb, before["status"], after["status"]) == ("withdrew", "current", "withdrawn")
    assert after["withdrawn_because"] == "It was wrong."
    reinstate_claim(claim=claim, by=clinical_reviewer, note="It stands")
    verb, before, after = last(claim)
    assert (verb, before["status"], after["status"]) == ("reinstated", "withdrawn", "current")


def test_a_row_that_says_the_same_leaves_no_entry(editor):
    name = Synonym.objects.first()
    count = Event.objects.count()
    assert record_change(before=name, after=Synonym.objects.get(pk=name.pk), by=editor) is None
    assert record_change(before=None, after=None, by=editor) is None
    assert Event.objects.count() == count


def test_a_list_that_is_put_in_another_order_is_a_change(editor):
    claim = Claim.objects.first()
    one, two = Source.objects.all()[:2]
    put_in_order(claim, "sources", [one, two])
    before = said_now(claim)
    put_in_order(claim, "sources", [two, one])
    event = record_change(before=before, after=claim, by=editor)
    detail = msgspec.json.decode(event.detail)
    assert detail["before"]["sources"] == [one.key, two.key]
    assert detail["after"]["sources"] == [two.key, one.key]


def test_a_change_that_readers_do_not_have_yet_has_a_name_of_its_own(editor):
    outcome = Outcome.objects.filter(values__count__isnull=False).first()
    before = said_now(outcome)
    outcome.values.update(people=77)
    event = record_change(before=before, after=said_now(outcome), by=editor, verb="edited")
    assert (event.verb, event.by) == ("edited", editor)
    assert msgspec.json.decode(event.detail)["after"]["values"][0]["people"] == 77


LOGGED = [
    Claim, DoseStudied, GlossaryTerm, Guidance, Image, Outcome, Source, Synonym, UrgentSign,
]  # fmt: skip


@pytest.mark.parametrize("model", LOGGED)
def test_every_row_that_ships_can_be_logged_and_the_chain_holds(model, editor):
    for row in model.objects.all()[:20]:
        assert record_change(before=row, after=None, by=editor).verb == "deleted"
    assert verify_events().broken is None
