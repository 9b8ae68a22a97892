"""A seed adds what a release brings and leaves alone what staff have made their own."""

import pytest
from django.conf import settings

from articles.models import (
    Article,
    Claim,
    Condition,
    Edition,
    Outcome,
    Question,
    Risk,
    Source,
    Stamp,
)
from articles.publishing import build_page, publish, withdraw
from articles.seeding import seed
from tests.rows import condition


def live(slug="back-pain"):
    return Edition.objects.filter(slug=slug).order_by("number").last()


def test_a_first_run_loads_and_publishes_everything(run):
    report = run()
    assert report.counts["conditions added"] == report.counts["urgent_signs added"] / 3 == 1
    assert report.published == ["Back pain", "Falls"]
    assert report.left_alone == []
    edition = live()
    assert (edition.number, edition.origin, edition.published_by) == (1, "seed", None)
    assert edition.release == settings.RELEASE
    assert edition.note == "As it came with the site."


def test_rows_are_what_the_fixture_says(run):
    run()
    article = Condition.objects.get()
    assert article.summary == "No one can say yet. [@C-1]\nSide effects are common."
    assert [name.word for name in article.synonyms.all()] == ["Dorsalgia", "lumbago"]
    assert [code.code for code in article.codes.all()] == ["M54.5"]
    assert [row.target.title for row in article.read_next.all()] == ["Falls"]
    assert [value.count for value in Outcome.objects.get().values.all()] == [4]
    assert live().page().sources[0].key == "a-trial"


def test_seeded_pages_wait_for_a_clinician(run, now):
    from articles.queries.article import article_page

    edition = run() and live()
    assert article_page("condition", "back-pain", edition.live_from).state.status == "awaiting"


def test_a_second_run_changes_nothing(run):
    run()
    before = (Stamp.current(), Edition.objects.count(), list(Article.objects.values()))
    report = run()
    assert (report.counts, report.published, report.left_alone) == ({}, [], [])
    assert (Stamp.current(), Edition.objects.count(), list(Article.objects.values())) == before


def test_a_second_run_of_the_site_s_own_fixtures_changes_nothing(seeded):
    before = Edition.objects.count()
    report = seed(settings.BASE_DIR / "fixtures")
    assert (report.counts, report.published, report.left_alone) == ({}, [], [])
    assert Edition.objects.count() == before


def test_a_row_that_nobody_touched_follows_the_release(run, folder):
    run()
    folder.change("conditions", title="Pain in the back")
    report = run()
    assert report.counts == {"conditions changed": 1}
    assert report.published == ["Pain in the back"]
    assert (live().number, live().origin) == (2, "seed")


@pytest.mark.parametrize(
    ("table", "model", "field"),
    [("sources", Source, "title"), ("claims", Claim, "claim"), ("outcomes", Outcome, "answer")],
)
def test_a_fact_follows_the_release_whatever_rests_on_it(run, folder, table, model, field):
    run()
    folder.change(table, **{field: "Their words."})
    assert run().left_alone == []
    assert getattr(model.objects.get(), field) == "Their words."


@pytest.mark.parametrize("spoil", ["title", "questions", "points", "names"])
def test_a_page_that_staff_changed_is_left_alone_and_named(run, folder, spoil):
    run()
    article = Condition.objects.get()
    if spoil == "title":
        Condition.objects.update(title="Our words")
    elif spoil == "questions":
        Question.objects.create(article=article, text="And now?")
    elif spoil == "points":
        article.points.all().delete()
    else:
        article.synonyms.filter(word="lumbago").update(word="our word")
    ours = build_page(article.section)
    folder.change("conditions", title="Pain in the back", questions=["Why?"])
    report = run()
    assert report.left_alone == ["conditions back-pain"]
    assert (report.counts, report.published) == ({}, [])
    assert build_page(Condition.objects.get()) == ours
    assert live().number == 1


@pytest.mark.parametrize(
    ("table", "model", "field"),
    [("sources", Source, "title"), ("claims", Claim, "claim"), ("outcomes", Outcome, "answer")],
)
def test_a_fact_that_staff_changed_is_left_alone_and_named(run, folder, table, model, field):
    run()
    model.objects.update(**{field: "Our words."})
    folder.change(table, **{field: "Their words."})
    assert len(run().left_alone) == 1
    assert getattr(model.objects.get(), field) == "Our words."


def test_who_works_on_a_page_and_when_it_was_reviewed_is_no_change_of_it(run, folder, now, author):
    run()
    Condition.objects.update(owner=author, stage="in_review", last_reviewed_on=now.date())
    folder.change("conditions", title="Pain in the back")
    assert run().left_alone == []


def test_a_row_that_was_left_alone_follows_again_once_it_is_as_it_was(run, folder):
    run()
    Condition.objects.update(title="Our words")
    folder.change("conditions", title="Pain in the back")
    assert run().left_alone == ["conditions back-pain"]
    Condition.objects.update(title="Back pain")
    assert run().published == ["Pain in the back"]


def test_a_row_that_staff_added_under_a_new_fixture_s_name_stays_theirs(run, folder):
    run()
    Source.objects.create(key="b-trial", title="Our words")
    folder.rows["sources"].append({"key": "b-trial", "title": "Their words"})
    folder.write("sources")
    assert run().left_alone == ["sources b-trial"]
    assert Source.objects.get(key="b-trial").title == "Our words"


def test_a_corrected_number_reaches_every_page_that_prints_it(run, folder):
    run()
    folder.change("outcomes", answer="For days.")
    report = run()
    assert report.published == ["Back pain"]
    assert live().page().outcome("lasts").answer == "For days."


def test_a_page_that_staff_published_gets_a_draft_beside_it(run, folder, editor):
    """The row reads as the seed left it; what readers have is no longer the seed's."""
    run()
    Outcome.objects.update(answer="For days.")
    publish(articles=[Condition.objects.get()], by=editor, note="Ours.")
    folder.change("conditions", title="Pain in the back")
    report = run()
    assert report.published == []
    assert Condition.objects.get().title == "Pain in the back"
    assert report.left_alone == ["conditions back-pain (a draft waits beside your edition)"]
    assert (live().number, live().origin) == (2, "staff")


def test_a_page_that_was_withdrawn_stays_withdrawn(run, folder, editor):
    run()
    withdraw(article=Condition.objects.get(), by=editor, note="Wrong.")
    folder.change("conditions", title="Pain in the back")
    folder.change("outcomes", answer="For days.")
    assert run().published == []
    assert live().state == "withdrawn"


def test_a_new_page_is_added_beside_the_others(run, folder):
    run()
    folder.rows["risks"].append(
        folder.rows["risks"][0] | {"slug": "sleep", "title": "Sleep", "read_next": ["risk:falls"]}
    )
    folder.write("risks")
    report = run()
    assert (report.counts, report.published) == ({"risks added": 1}, ["Sleep"])


def test_what_staff_have_not_published_is_not_published_by_a_release(run, folder):
    """Neither a page of theirs, nor their draft of a seeded page, nor of an outcome on it."""
    run()
    condition("ours")
    Risk.objects.update(title="Our words")
    Outcome.objects.update(answer="Our words.")
    folder.change("conditions", title="Pain in the back")
    folder.change("glossary", meaning="Slow.")
    report = run()
    assert report.published == []
    assert report.left_alone == ["conditions back-pain (a draft waits beside your edition)"]
