"""Writing pages: who may, what is checked, what is kept for good, what readers get at once."""

import datetime

import pytest

from articles.models import Article, Condition, Point, Question, Stamp, Synonym
from articles.publishing import publish, submit
from tests.rows import condition, published, side_effect

from .forms import errors, form_of, save

pytestmark = pytest.mark.usefixtures("seeded")
LIST = "/staff/articles/condition/"
NEW_NAME = {
    "synonyms-TOTAL_FORMS": "1",
    "synonyms-0-word": "bad back",
    "synonyms-0-kind": "lay",
    "synonyms-0-language": "en",
    "synonyms-0-is_shown": "on",
}


def test_who_is_not_logged_in_is_asked_to_log_in(patient):
    response = patient.post(form_of(condition()), {"title": "Other"})
    assert response.headers["Location"].startswith("/staff/login/")
    assert Condition.objects.get(slug="back-pain").title == "Back pain"


def test_who_may_only_read_a_page_can_not_change_it(as_reviewer):
    article = condition()
    assert as_reviewer.get(form_of(article)).status_code == 200
    assert as_reviewer.post(form_of(article), {"title": "Other"}).status_code == 403
    article.refresh_from_db()
    assert article.title == "Back pain"


def test_a_page_is_added_with_its_lists(as_owner):
    response = save(
        as_owner,
        f"{LIST}add/",
        **{
            "title": "Back pain",
            "slug": "back-pain",
            "one_line": "Does it help?",
            "summary": "No one can say yet.\nSide effects are common.",
            "questions-TOTAL_FORMS": "1",
            "questions-0-text": "What would you do?",
            "questions-0-order": "0",
            **NEW_NAME,
        },
    )
    assert response.status_code == 302
    page = Condition.objects.get(slug="back-pain")
    assert [row.word for row in page.synonyms.all()] == ["bad back"]
    assert [row.text for row in page.questions.all()] == ["What would you do?"]


def test_an_author_changes_a_page(as_author):
    article = condition()
    assert save(as_author, form_of(article), title="Sore back").status_code == 302
    article.refresh_from_db()
    assert article.title == "Sore back"


def test_two_pages_of_a_kind_can_not_have_one_address(as_author):
    condition()
    response = save(
        as_author, f"{LIST}add/", title="Other", slug="back-pain", one_line="x", summary="y"
    )
    assert "has that address already" in errors(response)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"part": "pair", "side": "", "order": "0", "text": "So."}, "Choose a side"),
        ({"part": "sure", "side": "", "order": "0", "text": ""}, "Write a sentence"),
    ],
)
def test_a_point_that_says_nothing_or_has_no_side_is_refused_in_words(rows, words, as_author):
    sent = {f"points-0-{name}": value for name, value in rows.items()}
    response = save(
        as_author, form_of(condition(pair=False)), **{"points-TOTAL_FORMS": "1"}, **sent
    )
    assert words in response.content.decode()
    assert not Point.objects.filter(article__slug="back-pain").exists()


def test_the_same_name_twice_is_refused_in_words(as_owner):
    article = condition()
    Synonym.objects.create(article=article, word="bad back")
    twice = {
        "synonyms-TOTAL_FORMS": "2",
        "synonyms-1-word": "bad back",
        "synonyms-1-kind": "lay",
        "synonyms-1-language": "en",
    }
    response = save(as_owner, form_of(article), **twice)
    assert response.status_code == 200
    assert article.synonyms.count() == 1


def test_the_address_of_a_published_page_is_not_typed_here(as_owner, editor):
    article = condition()
    assert 'name="slug"' in as_owner.get(form_of(article)).content.decode()
    published(article, editor)
    assert 'name="slug"' not in as_owner.get(form_of(article)).content.decode()
    assert "Change address" in as_owner.get(form_of(article)).content.decode()


def test_a_page_that_was_never_published_can_be_deleted(as_owner):
    article = condition()
    as_owner.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})
    assert not Condition.objects.filter(slug="back-pain").exists()
    assert not Article.objects.filter(slug="back-pain").exists()


def test_a_published_page_is_kept_and_a_sentence_says_so(as_owner, editor):
    article = condition()
    published(article, editor)
    assert "deletelink" not in as_owner.get(form_of(article)).content.decode()
    response = as_owner.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}, follow=True)
    assert "withdraw it instead" in response.content.decode()
    assert Condition.objects.filter(pk=article.pk).exists()


def test_an_author_may_not_delete_pages(as_author):
    article = condition()
    assert as_author.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Condition.objects.filter(pk=article.pk).exists()


def test_who_writes_a_page_does_not_change_what_search_finds_it_by(as_author):
    article = condition()
    assert save(as_author, form_of(article), title="Sore back", **NEW_NAME).status_code == 302
    assert not article.synonyms.exists()


def test_a_new_name_is_live_at_once(as_owner, editor):
    article = condition()
    published(article, editor)
    before = Stamp.current()
    save(as_owner, form_of(article), **NEW_NAME)
    assert Stamp.current() != before


def test_other_words_wait_for_the_next_edition(as_author, editor):
    article = condition()
    published(article, editor)
    before = Stamp.current()
    save(as_author, form_of(article), title="Sore back")
    assert Stamp.current() == before


def shown(client, article: Article) -> str:
    """What the list says that readers see of the page."""
    page = client.get(LIST, {"q": article.slug}).content.decode()
    return page.partition('class="field-shown_words">')[2].partition("<")[0]


def test_the_list_says_what_readers_see(as_editor, editor):
    article = condition()
    assert shown(as_editor, article) == "Draft, never published"
    published(article, editor)
    assert shown(as_editor, article) == "Published"
    save(as_editor, form_of(article), title="Sore back")
    assert shown(as_editor, article) == "Published, with changes since"
    as_editor.post(f"/staff/pages/withdraw/?page={article.pk}", {"note": "Too old."})
    assert shown(as_editor, article) == "Withdrawn"


def test_a_page_that_goes_live_tomorrow_is_scheduled(as_editor, editor, now):
    article = condition()
    tomorrow = now + datetime.timedelta(days=1)
    publish(articles=[article], by=editor, note="Soon.", live_from=tomorrow)
    assert shown(as_editor, article).startswith("Scheduled: goes live on ")


@pytest.mark.parametrize(
    "changes",
    [
        {"questions-TOTAL_FORMS": "1", "questions-0-text": "Why?", "questions-0-order": "0"},
        {"summary": "Other.\nWords."},
        {"body": "More words."},
    ],
)
def test_changed_words_count_as_changes_since(changes, as_editor, editor):
    article = condition()
    published(article, editor)
    save(as_editor, form_of(article), **changes)
    assert shown(as_editor, article) == "Published, with changes since"


@pytest.mark.parametrize("changes", [{}, {"stage": "in_review"}, NEW_NAME])
def test_bookkeeping_and_names_do_not(changes, as_editor, editor):
    article = condition()
    published(article, editor)
    assert save(as_editor, form_of(article), **changes).status_code == 302
    assert shown(as_editor, article) == "Published"


def test_no_form_moves_a_review_date_or_a_stage(as_editor):
    article = condition()
    save(as_editor, form_of(article), last_reviewed_on="2026-01-15", stage="in_review")
    article.refresh_from_db()
    assert (article.last_reviewed_on, article.stage) == (None, "draft")


def test_the_form_keeps_who_changed_the_words(as_editor, as_author, editor, author):
    article = condition()
    save(as_author, form_of(article), body="Other words.")
    save(as_editor, form_of(article))  # nothing was changed
    article.refresh_from_db()
    assert article.edited_by == author
    save(as_editor, form_of(article), **{
        "questions-TOTAL_FORMS": "1", "questions-0-text": "Why?", "questions-0-order": "0",
    })  # fmt: skip
    article.refresh_from_db()
    assert article.edited_by == editor


def test_saving_other_words_in_review_makes_a_draft_of_the_page(as_author, author):
    article = condition()
    submit(article=article, by=author)
    save(as_author, form_of(article), review_interval="12")
    article.refresh_from_db()
    assert article.stage == "in_review"
    save(as_author, form_of(article), body="Other words.")
    article.refresh_from_db()
    assert article.stage == "draft"


def test_the_form_names_what_must_be_corrected_and_what_is_advice(as_editor):
    article = condition(body="A miracle. [[unheard-of word]]")
    page = as_editor.get(form_of(article)).content.decode()
    assert page.index("findings__stop") < page.index("findings__advice")
    assert "promises more than the evidence" in page


def test_only_a_publisher_is_offered_publishing(as_author, as_editor):
    article = condition()
    assert "/staff/pages/publish/" not in as_author.get(form_of(article)).content.decode()
    assert "/staff/pages/publish/" in as_editor.get(form_of(article)).content.decode()


def test_every_list_of_a_page_is_written_by_who_may_change_the_page(as_author, as_reviewer):
    article = condition()
    Question.objects.create(article=article, text="Why?")
    assert 'name="questions-0-text"' in as_author.get(form_of(article)).content.decode()
    assert 'name="questions-0-text"' not in as_reviewer.get(form_of(article)).content.decode()


def test_a_side_effect_says_when_it_can_be_present(as_author):
    article = side_effect()
    response = save(
        as_author,
        form_of(article),
        body_area="body",
        when_short="any time",
        during="likely",
        weeks="unlikely",
    )
    assert response.status_code == 302, errors(response)
    article.refresh_from_db()
    assert (article.during, article.weeks) == ("likely", "unlikely")


def test_after_a_save_staff_are_told_that_readers_have_the_old_words(as_author, editor):
    article = condition()
    published(article, editor)
    save(as_author, form_of(article), title="Sore back")
    told = as_author.get(LIST).content.decode()
    assert "Readers see what you saved only after you publish it." in told
