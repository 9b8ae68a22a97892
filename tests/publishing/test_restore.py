"""restore makes a draft with the old words; readers see no change until it is published."""

import pytest

from articles.models import (
    Article,
    DoseStudied,
    Dosing,
    Guide,
    Image,
    Outcome,
    Point,
    Question,
    ReadNext,
    Risk,
)
from articles.publishing import build_page, restore, withdraw
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article():
    return condition(body="Old words.")


def test_the_old_words_come_back_as_a_draft(article, editor, author):
    old = published(article, editor)
    article.body, article.title, article.stage = "New words.", "New name", "in_review"
    new = published(article, editor)
    article.save()
    restored = restore(edition=old, by=author)
    assert (restored.body, restored.title, restored.stage) == ("Old words.", "Back pain", "draft")
    assert article.editions.live(new.live_from).get() == new
    assert article.editions.count() == 2


@pytest.mark.parametrize("kind", ["condition", "mechanism", "dosing", "benefit", "risk",
                                  "side_effect", "guide"])  # fmt: skip
def test_every_seeded_page_comes_back_whole(kind, author, now):
    for article in Article.objects.filter(kind=kind):
        edition = article.editions.live(now).get()
        spoil(article.section)
        assert build_page(article) != edition.page()
        restore(edition=edition, by=author)
        assert build_page(article) == edition.page()


def spoil(section):
    """Changes everything that a page holds."""
    picture = Image.objects.get_or_create(
        key="arm", defaults={"file": "images/a.png", "width": 1, "height": 1, "alt": "An arm"}
    )[0]
    for name in ("medical_name", "one_line", "summary", "title"):
        setattr(section, name, "Other")
    section.picture = picture
    for name in ("feels_like", "body", "body_area", "when_short", "action", "frequency", "during",
                 "route", "nature", "purpose", "how_long", "in_cells"):  # fmt: skip
        if hasattr(section, name):
            setattr(section, name, "other")
    section.save()
    section.points.all().delete()
    section.questions.all().delete()
    section.read_next.all().delete()
    section.guidance.clear()
    Question.objects.create(article=section, text="Other?")
    if isinstance(section, Dosing):
        section.doses.clear()


def test_lists_come_back_in_their_order(article, editor, author):
    for text in ("One?", "Two?", "Three?"):
        Question.objects.create(article=article, text=text, order=len(text))
    targets = list(Article.objects.exclude(pk=article.pk)[:3])
    for order, target in enumerate(reversed(targets)):
        ReadNext.objects.create(article=article, target=target, order=order)
    old = published(article, editor)
    article.questions.all().delete()
    article.read_next.all().delete()
    page = build_page(restore(edition=old, by=author))
    assert page.questions == ("One?", "Two?", "Three?")
    assert page.related == tuple(target.pk for target in reversed(targets))


def test_shared_outcomes_are_linked_again_and_not_rewritten(article, editor, author):
    outcome = Outcome.objects.create(key="x", question="Does it last?", answer="Not known.")
    Point.objects.create(article=article, part="sure", outcome=outcome)
    old = published(article, editor)
    article.points.all().delete()
    Outcome.objects.filter(pk=outcome.pk).update(answer="For days.")
    page = build_page(restore(edition=old, by=author))
    assert page.outcome("x").answer == "For days."


def test_an_outcome_that_is_gone_is_left_out(article, editor, author):
    outcome = Outcome.objects.create(key="x", question="Does it last?", answer="Not known.")
    Point.objects.create(article=article, part="sure", outcome=outcome)
    old = published(article, editor)
    article.points.all().delete()
    outcome.delete()
    assert build_page(restore(edition=old, by=author)).part("sure") == ()


def test_choices_doses_and_picture_come_back(editor, author):
    words = {"title": "T", "one_line": "x", "summary": "A\nB"}
    risk = Risk.objects.create(slug="r", nature="misuse", **words)
    guide = Guide.objects.create(slug="g", purpose="after", **words)
    dosing = Dosing.objects.create(slug="d", route="nose", **words)
    dosing.doses.add(DoseStudied.objects.first())
    for row, name, other in ((risk, "nature", "safety"), (guide, "purpose", "site"),
                             (dosing, "route", "mouth")):  # fmt: skip
        old = published(row, editor)
        setattr(row, name, other)
        row.save()
        assert build_page(restore(edition=old, by=author)) == old.page()


def test_the_address_stays_as_it_is(article, editor, author):
    old = published(article, editor)
    Article.objects.filter(pk=article.pk).update(slug="new-address")
    assert restore(edition=old, by=author).slug == "new-address"


def test_who_may_not_change_pages_may_not_restore(article, editor, clinical_reviewer):
    old = published(article, editor)
    with pytest.raises(PermissionError, match="may not change pages"):
        restore(edition=old, by=clinical_reviewer)


def test_a_withdrawn_edition_holds_no_words(article, editor):
    published(article, editor)
    gone = withdraw(article=article, by=editor, note="")
    with pytest.raises(ValueError, match="holds no words: choose the one before it"):
        restore(edition=gone, by=editor)
