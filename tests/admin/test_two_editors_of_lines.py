"""Two people at one form: the lines below it, choices, and the rows that many pages share."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import (
    SECTIONS,
    Claim,
    DoseStudied,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Point,
    Question,
    Source,
    Synonym,
    UrgentSign,
)
from tests.rows import condition

from .two_texts import answer, asked, opened, sent, stored

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article():
    return condition(pair=False, one_line="A line.", body="The body.")


# --- lines below the form -------------------------------------------------------------------


@pytest.fixture
def question(article):
    return Question.objects.create(article=article, text="What next?", order=1)


def place(question, field=""):
    return f"questions/{question.pk}|{field}"


def changed_there(as_editor, article, text):
    values = opened(as_editor, article)
    return sent(as_editor, article, values, **{"questions-0-text": text})


def test_a_line_that_both_changed_is_asked_about(as_author, as_editor, article, question):
    mine = opened(as_author, article)
    changed_there(as_editor, article, "What comes next?")
    response = sent(as_author, article, mine, **{"questions-0-text": "And then?"})
    assert asked(response) == [place(question, "text")]
    assert stored(question).text == "What comes next?"
    answer(as_author, article, response, {place(question, "text"): "mine"})
    assert stored(question).text == "And then?"


def test_a_line_that_the_other_changed_or_added_stays(as_author, as_editor, article, question):
    mine, theirs = opened(as_author, article), opened(as_editor, article)
    added = {
        "questions-TOTAL_FORMS": "2", "questions-1-text": "Is it safe?", "questions-1-order": "2",
        "questions-0-text": "What comes next?",
    }  # fmt: skip
    assert sent(as_editor, article, theirs, **added).status_code == 302
    own = {
        "questions-TOTAL_FORMS": "2", "questions-1-text": "What does it cost?",
        "questions-1-order": "3",
    }  # fmt: skip
    assert sent(as_author, article, mine, **own).status_code == 302
    assert [one.text for one in article.questions.all()] == [
        "What comes next?",
        "Is it safe?",
        "What does it cost?",
    ]


@pytest.mark.parametrize(("choice", "left"), [("mine", []), ("theirs", ["What comes next?"])])
def test_taking_away_what_the_other_changed_is_asked_about(
    choice, left, as_author, as_editor, article, question
):
    mine = opened(as_author, article)
    changed_there(as_editor, article, "What comes next?")
    response = sent(as_author, article, mine, **{"questions-0-DELETE": "on"})
    assert asked(response) == [place(question)]
    assert stored(question).text == "What comes next?"
    assert answer(as_author, article, response, {place(question): choice}).status_code == 302
    assert [one.text for one in article.questions.all()] == left


@pytest.mark.parametrize(("choice", "left"), [("mine", ["And then?"]), ("theirs", [])])
def test_changing_what_the_other_took_away_is_asked_about(
    choice, left, as_author, as_editor, article, question
):
    mine, theirs = opened(as_author, article), opened(as_editor, article)
    sent(as_editor, article, theirs, **{"questions-0-DELETE": "on"})
    response = sent(as_author, article, mine, **{"questions-0-text": "And then?"})
    assert asked(response) == [place(question)]
    assert "Taken away." in response.content.decode()
    assert answer(as_author, article, response, {place(question): choice}).status_code == 302
    assert [one.text for one in article.questions.all()] == left


def test_a_line_that_the_other_took_away_untouched_is_gone_quietly(
    as_author, as_editor, article, question
):
    mine, theirs = opened(as_author, article), opened(as_editor, article)
    sent(as_editor, article, theirs, **{"questions-0-DELETE": "on"})
    assert sent(as_author, article, mine, body="Mine.").status_code == 302
    assert not article.questions.exists()
    assert stored(article).body == "Mine."


def test_choices_and_numbers_are_shown_as_staff_read_them(as_author, as_editor, article):
    outcome = Outcome.objects.first()
    point = Point.objects.create(article=article, part="pair", side="benefit", outcome=outcome)
    mine, theirs = opened(as_author, article), opened(as_editor, article)
    sent(as_editor, article, theirs, **{"points-0-side": "harm"})
    sent_back = sent(as_author, article, mine, **{"points-0-part": "sure", "points-0-side": ""})
    html = sent_back.content.decode()
    assert asked(sent_back) == [f"points/{point.pk}|side"]
    assert "What may go wrong" in html


# --- what many pages share --------------------------------------------------------------------

SHARED = (
    (Outcome, "population"),
    (DoseStudied, "given"),
    (Guidance, "rests_on"),
    (Source, "about"),
    (Claim, "caveat"),
    (GlossaryTerm, "say"),
    (UrgentSign, "heading"),
)


@pytest.fixture
def both_texts_of(as_owner):
    """Opens the row's form, changes a field behind its back, and sends another text for it."""

    def run(row, field):
        values = opened(as_owner, row)
        setattr(row, field, "Theirs")
        row.save()
        return sent(as_owner, row, values, **{field: "Mine"})

    return run


@pytest.mark.parametrize(("model", "field"), SHARED)
def test_rows_that_pages_share_are_guarded_as_pages_are(model, field, both_texts_of):
    row = model.objects.first()
    response = both_texts_of(row, field)
    assert asked(response) == [f"|{field}"]
    assert getattr(stored(row), field) == "Theirs"


def test_what_was_put_together_goes_on_to_the_next_question(as_owner):
    """A word that pages print: the screen after this one still has both changes."""
    word = GlossaryTerm.objects.first()
    values = opened(as_owner, word)
    GlossaryTerm.objects.filter(pk=word.pk).update(language="es")
    response = sent(as_owner, word, values, meaning="A new meaning.")
    kept = dict(response.context["kept"])
    assert (kept["meaning"], kept["language"]) == ("A new meaning.", "es")


def test_every_form_of_the_desk_sends_back_what_it_showed(as_owner):
    """Nothing a form shows unchanged counts as a change, whatever its fields and lines."""
    rows = [model.objects.first() for model, _ in SHARED]
    rows += [kind.objects.first() for kind in SECTIONS]
    rows += [Image.objects.first(), Synonym.objects.first()]
    for row in rows:
        before = LogEntry.objects.count()
        response = sent(as_owner, row, opened(as_owner, row))
        assert response.status_code == 302, row
        assert LogEntry.objects.count() == before + 1
        assert "No fields changed" in LogEntry.objects.first().get_change_message(), row
