"""A seed adds what a release brings and leaves alone what staff have made their own."""

import pytest
import yaml
from django.conf import settings
from django.core.files.storage import default_storage

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
from articles.models import Image as Picture
from articles.publishing import build_page, publish, withdraw
from articles.seeding import FixtureError, seed
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


def test_a_table_may_be_a_folder_with_a_file_for_each_page(folder, run):
    """Ninety pages in one file would make every change hard to read."""
    rows = folder.rows["risks"]
    (folder.path / "risks.yaml").unlink()
    (folder.path / "risks").mkdir()
    (folder.path / "risks" / "falls.yaml").write_text(yaml.safe_dump(rows))
    run()
    assert Risk.objects.get().slug == "falls"


def test_a_name_may_stand_in_one_file_only(folder, run):
    (folder.path / "risks").mkdir()
    (folder.path / "risks" / "falls.yaml").write_text(yaml.safe_dump(folder.rows["risks"]))
    with pytest.raises(FixtureError, match="falls is there already, in risks.yaml: each row"):
        run()


def test_a_picture_comes_by_the_way_of_an_upload(folder, run):
    run()
    picture = Picture.objects.get()
    assert (picture.key, picture.alt, picture.width) == ("a-drip", "A bag and a line.", 8)
    assert picture.file.name.startswith("images/")
    assert default_storage.exists(picture.file.name)
    assert live().page().picture.alt == "A bag and a line."


def test_a_redrawn_picture_reaches_its_pages(folder, run):
    run()
    before = Picture.objects.get()
    folder.draw("drip.png", "black")
    run()
    after = Picture.objects.get()
    assert after.pk == before.pk
    assert after.file.name != before.file.name == live_number(1).page().picture.file
    assert live().page().picture.file == after.file.name


def test_a_picture_that_staff_described_anew_is_left_alone(folder, run):
    run()
    Picture.objects.update(alt="Their words.")
    folder.draw("drip.png", "black")
    report = run()
    assert "pictures a-drip" in report.left_alone
    assert Picture.objects.get().alt == "Their words."


def live_number(number):
    return Edition.objects.get(slug="back-pain", number=number)


def test_a_picture_in_the_text_that_staff_described_anew_keeps_its_page_a_draft(folder, run):
    folder.change("conditions", picture="", body="![](image:a-drip)")
    run()
    Picture.objects.update(alt="Their words.")
    folder.change("conditions", title="Pain in the back")
    report = run()
    assert live().title == "Back pain"
    assert "conditions back-pain (a draft waits beside your edition)" in report.left_alone
