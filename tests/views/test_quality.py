"""How a page is rated, and the corrections, as readers get them."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Claim, Condition, Source
from articles.publishing import (
    build_page,
    check,
    look_over,
    override,
    rename,
    withdraw,
    withdraw_claim,
)
from tests.rows import condition, published, urgent_signs

pytestmark = pytest.mark.usefixtures("empty")
ADDRESS = "/quality/conditions/back-pain/"


@pytest.fixture
def article(editor):
    urgent_signs()
    source = Source.objects.create(key="S1", title="A study", read="abstract", read_note="abstract")
    claim = Claim.objects.create(
        key="EXT-1", document="A", topic="risks", claim="It is common.", verdict="agrees"
    )
    claim.sources.add(source)
    article = condition(body="It is common. [@EXT-1]")
    published(article, editor)
    return article


def text(response):
    return " ".join(response.text.split())


def test_a_page_leads_to_how_it_is_rated(patient, article):
    assert f'href="{ADDRESS}"' in text(patient.get("/conditions/back-pain/"))


def test_the_rating_tells_grade_sources_state_and_changes(patient, article):
    response = patient.get(ADDRESS)
    said = text(response)
    assert "Awaiting clinical review" in said
    assert "<dd>Grade " in said
    assert "We read 1 as an abstract, the authors’ own short version." in said
    assert "<strong>First published</strong>" in said
    assert response["X-Robots-Tag"] == "noindex"


def test_a_year_that_the_container_names_is_not_said_again(patient, article, editor):
    Source.objects.update(container="CD1, 18 August 2025", year=2025)
    published(article, editor)
    assert "CD1, 18 August 2025. " in text(patient.get(ADDRESS))
    Source.objects.update(year=2024)
    published(article, editor)
    assert "CD1, 18 August 2025, 2024. " in text(patient.get(ADDRESS))


def test_an_overdue_page_says_so_on_itself_and_where_it_is_rated(patient, article, editor):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Condition.objects.filter(pk=article.pk).update(review_due_on=yesterday)
    published(Condition.objects.get(pk=article.pk), editor)
    for address in ("/conditions/back-pain/", ADDRESS):
        assert "Review overdue" in text(patient.get(address))


def test_a_page_that_is_not_there_has_no_rating(patient, article, editor):
    assert patient.get("/quality/conditions/nowhere/").status_code == 404
    assert patient.get("/quality/nowhere/back-pain/").status_code == 404
    withdraw(article=article, by=editor, note="It was wrong.")
    assert patient.get(ADDRESS).status_code == 404


def test_the_rating_of_a_page_that_was_renamed_is_found_at_its_new_address(
    patient, article, editor
):
    published(rename(article=article, slug="sore-back", by=editor), editor)
    response = patient.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (301, "/quality/conditions/sore-back/")
    assert patient.get(response["Location"]).status_code == 200


def test_readers_are_told_the_score_that_staff_see(patient, article, editor, author):
    article.body = "Write down 3 things that matter to you. It is common. [@EXT-1]"
    article.save()
    [found] = [one for one in check(build_page(article)) if one.code == "number-without-source"]
    override(article=article, finding=found, by=author, reason="It tells no result.")
    published(article, editor)
    score = look_over(build_page(article)).score
    assert f"It got {score.points} of {score.of} points" in text(patient.get(ADDRESS))


def test_a_held_page_has_no_rating(patient, article, settings):
    settings.UNSIGNED_PAGES = "held"
    assert patient.get(ADDRESS).status_code == 404


def test_corrections_say_when_there_are_none(patient, article):
    assert "Nothing is here yet." in text(patient.get("/corrections/"))


def test_a_withdrawn_claim_is_a_correction_at_once(patient, article, editor):
    withdraw_claim(claim=Claim.objects.get(), by=editor, note="Its study was taken back")
    said = text(patient.get("/corrections/"))
    assert "<strong>Claim taken back</strong>" in said
    assert "Why: Its study was taken back." in said
    assert "We took back a part of what this page rests on" in text(patient.get(ADDRESS))


def test_corrections_are_in_the_sitemap_and_at_the_foot_of_every_page(patient, article):
    assert "/corrections/</loc>" in patient.get("/sitemap.xml").text
    assert 'href="/corrections/"' in text(patient.get("/conditions/back-pain/"))


def test_reading_a_rating_again_asks_the_database_for_the_stamp_alone(
    patient, article, django_assert_max_num_queries
):
    patient.get(ADDRESS)
    with django_assert_max_num_queries(9) as asked:
        patient.get(ADDRESS)
    tables = {query["sql"].partition("FROM ")[2].split()[0] for query in asked.captured_queries}
    assert tables <= {'"articles_stamp"'}
