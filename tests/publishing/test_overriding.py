"""A finding is let stand for a written reason: which, by whom, for how long, and who is told."""

import ast
from pathlib import Path

import pytest
from msgspec.structs import replace

from articles.models import Event, Override, Source
from articles.models.frozen import Frozen
from articles.publishing import (
    Blocked,
    Changed,
    NotAllowed,
    build_page,
    check,
    edited,
    override,
    overrides_of,
    own_hash,
    publish,
    rules,
    sign_off,
    signatures,
    submit,
    take_back,
    verify_events,
)
from articles.publishing.rubric import GATE_CODES
from tests.conftest import PAGES, person, signer
from tests.rows import side_effect, urgent_signs

pytestmark = pytest.mark.usefixtures("empty")
COUNTS = "Write down 3 things that matter to you."
RESULT = "It helped 30 in 100 people."


@pytest.fixture
def article():
    """A draft with a number that no source tells, as nobody found it."""
    urgent_signs()
    return side_effect(body=COUNTS)


def found_on(article):
    [found] = [one for one in check(build_page(article)) if one.code == "number-without-source"]
    return found


def let_stand(article, by, reason="It counts nothing that was measured."):
    return override(article=article, finding=found_on(article), by=by, reason=reason)


def test_a_page_goes_for_review_once_the_finding_stands(article, author):
    with pytest.raises(Blocked):
        submit(article=article, by=author)
    let_stand(article, author)
    assert submit(article=article, by=author).pk


def test_the_finding_is_still_shown_with_its_reason_and_who_gave_it(article, author):
    let_stand(article, author)
    found = found_on(article)
    assert not found.blocks
    assert found.overridden == "It counts nothing that was measured. (author)"
    [row] = overrides_of(build_page(article))
    assert (row.by, row.reason) == (author, "It counts nothing that was measured.")


def test_it_blocks_again_once_the_words_change_and_stands_when_they_return(article, author):
    let_stand(article, author)
    article.body = "Write down 4 things that matter to you."
    assert found_on_body(article).blocks
    article.body = COUNTS
    assert not found_on_body(article).blocks


def found_on_body(article):
    article.save()
    return found_on(article)


@pytest.mark.parametrize("words", ["Take 3 [things](/b).", "Take 3 [[pain|things]]."])
def test_it_blocks_again_once_a_link_within_the_words_changes(article, author, words):
    article.body = "Take 3 [things](/a)."
    article.save()
    let_stand(article, author)
    article.body = words
    assert found_on_body(article).blocks


def test_it_holds_whatever_the_rule_advises_and_the_form_calls_the_field(article, author):
    row = let_stand(article, author)
    found = found_on(article)
    said = replace(found, where="More, renamed", sentence="Reworded.")
    assert (row.place, row.quote) == (found.place, COUNTS)
    assert replace(found, sentence="Reworded.").place == said.place == found.place


def test_it_is_taken_back_for_a_reason_and_blocks_again(article, author, clinical_reviewer):
    row = let_stand(article, author)
    with pytest.raises(ValueError, match="Write why"):
        take_back(row=row, by=author, reason=" ")
    take_back(row=row, by=clinical_reviewer, reason="It is a count.")
    assert found_on(article).blocks
    event = Event.objects.get(verb="took_back")
    assert (event.by, event.row) == (clinical_reviewer, article.pk)
    assert "It is a count." in event.detail
    with pytest.raises(ValueError, match="taken back already"):
        take_back(row=row, by=author, reason="Once more.")
    let_stand(article, author)
    assert not found_on(article).blocks


def test_a_stranger_takes_nothing_back(article, author):
    stranger = person("stranger")
    row = let_stand(article, author)
    with pytest.raises(NotAllowed):
        take_back(row=row, by=stranger, reason="Why not.")


def test_a_signature_that_is_older_counts_no_more(article, author, editor, clinical_reviewer):
    sign_off(page=build_page(article), by=clinical_reviewer)
    row = let_stand(article, author)
    own = own_hash(build_page(article))
    assert own not in signatures(article).of_draft(article.pk, [own])
    [edition] = publish(articles=[article], by=editor, note="A test.")
    assert not signatures(article).is_signed(edition)
    sign_off(page=build_page(article), by=clinical_reviewer)
    assert signatures(article).is_signed(edition)
    assert row.hash == own


def test_what_readers_have_signed_stays_signed(article, author, editor, clinical_reviewer):
    article.body = "Write it down."
    article.save()
    sign_off(page=build_page(article), by=clinical_reviewer)
    [edition] = publish(articles=[article], by=editor, note="A test.")
    article.body = COUNTS
    article.save()
    let_stand(article, author)
    assert signatures(article).is_signed(edition)


def test_it_holds_while_other_words_of_the_page_change(article, author):
    let_stand(article, author)
    article.body = f"{COUNTS}\n\nBring the list."
    assert not found_on_body(article).blocks


@pytest.mark.parametrize(
    "words",
    [
        RESULT, "It takes 5 mg.", "Wait 24 hours before you drive.", "Half of them felt better.",
        "Pain fell by 2 points for 8 weeks.", "7 patients died.", "It helped 3 in 1,000 people.",
        "Take 2 tablets at night.", "12 of the 20 came back.", "Of 20 people, 12 got better.",
        "So did 9 in 20.", "So did 55/100.", "Pain fell from 8 to 5.", "Give 5 IU.", "Give 5 g.",
        "Take 3 puffs.", "Have 6 infusions.", "Wait 24h.", "Rest 2 nights.",
        "Stop if the pressure is over 180.", "Write down 3 things that helped.",
        "In 2000 trials it was so.",
    ],
)  # fmt: skip
def test_no_reason_outweighs_a_result_a_dose_or_a_span_of_time(article, author, words):
    article.body = words
    article.save()
    with pytest.raises(ValueError, match="No reason outweighs"):
        let_stand(article, author)
    assert not Override.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "Bring your 3 main questions.", "Your visit has 4 steps.", "He is 45 years old.",
        "It was made in 1962.", "Give it a number from 0 to 10.", "It is in building 12.",
        "The line is open 24 hours a day, 7 days a week.", "Come 30 minutes early.",
        "Plan for half a day.", "Wait a week, then decide.", "It is a 5-minute walk.",
        "About half the page is on risks.",
    ],
)  # fmt: skip
def test_a_number_that_nobody_measured_may_stand_for_a_reason(article, author, words):
    article.body = words
    article.save()
    assert let_stand(article, author).pk


def test_a_reason_is_required(article, author):
    with pytest.raises(ValueError, match="Write why"):
        let_stand(article, author, reason=" \n")


def test_who_may_not_change_the_page_may_let_nothing_stand(article, clinical_reviewer):
    with pytest.raises(NotAllowed):
        let_stand(article, clinical_reviewer)


def test_what_the_check_does_not_find_any_more_is_not_let_stand(article, author):
    found = found_on(article)
    article.body = "Write it down."
    article.save()
    with pytest.raises(Changed):
        override(article=article, finding=found, by=author, reason="Why not.")


def test_a_finding_is_let_stand_once(article, author):
    found = found_on(article)
    let_stand(article, author)
    with pytest.raises(Changed):
        override(article=article, finding=found, by=author, reason="Once more.")


def test_the_reason_stays_in_the_history(article, author):
    row = let_stand(article, author)
    event = Event.objects.get(verb="overrode")
    assert (event.by, event.row) == (author, article.pk)
    assert row.reason in event.detail
    assert COUNTS in event.detail
    assert verify_events().broken is None
    with pytest.raises(Frozen):
        row.delete()
    with pytest.raises(Frozen):
        row.save()


def test_what_was_let_stand_is_kept_with_what_is_published(article, author, editor):
    row = let_stand(article, author)
    publish(articles=[article], by=editor, note="A test.")
    assert row.reason in Event.objects.get(verb="published").detail
    article.body = "Bring a list."
    article.save()
    publish(articles=[article], by=editor, note="A test.")
    assert row.reason not in Event.objects.filter(verb="published").last().detail


def test_a_draft_takes_what_was_let_stand_on_it_along_and_the_log_keeps_it(article, author):
    let_stand(article, author)
    article.delete()
    assert not Override.objects.exists()
    assert Event.objects.filter(verb="overrode").exists()


def test_who_lets_it_stand_does_not_sign_the_page(article, author):
    edited(article=article, by=author)
    both = signer("both", change=PAGES, add=PAGES)
    let_stand(article, both)
    with pytest.raises(NotAllowed):
        sign_off(page=build_page(article), by=both)


def test_it_does_not_stand_on_another_page(article, author, editor):
    let_stand(article, author)
    other = side_effect("other", title="Other", body=COUNTS)
    with pytest.raises(Blocked):
        publish(articles=[other], by=editor, note="A test.")


def test_a_cited_number_needs_no_reason(article):
    Source.objects.create(key="S1", title="A study")
    article.body = f"{COUNTS} [@S1]"
    article.save()
    assert "number-without-source" not in [one.code for one in check(build_page(article))]


def flagged():
    """The codes of the findings that their rules allow to be let stand."""
    files = Path(rules.__file__).parent.glob("*.py")
    calls = (
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"
    )
    for call in calls:
        if any(word.arg == "may_be_overridden" for word in call.keywords):
            yield ast.literal_eval(call.args[0])


def test_no_gate_of_the_rubric_can_be_overridden():
    codes = set(flagged())
    assert codes
    assert codes & set(GATE_CODES) == set()
