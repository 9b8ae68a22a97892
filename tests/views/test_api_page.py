"""A page for programs: what readers get, each number in both frames, and never more."""

import pytest

from articles.models import Article, Edition
from articles.publishing import rename, withdraw
from tests.rows import published

pytestmark = pytest.mark.usefixtures("seeded")


def asked(patient, path):
    return patient.get(f"/api/v1/pages{path}")


def test_a_program_gets_the_words_as_published_and_who_has_checked_them(patient, settings):
    found = asked(patient, "/conditions/crps").json()
    assert found["path"] == "/conditions/crps/"
    assert found["url"] == f"{settings.SITE_URL}/conditions/crps/"
    assert found["state"]["status"] == "awaiting"
    edition = Edition.objects.get(slug="crps")
    assert found["page"]["title"] == edition.title
    assert found["page"]["sources"]


def test_each_number_comes_in_both_frames_with_how_sure_anyone_can_be(patient):
    numbers = asked(patient, "/conditions/fibromyalgia").json()["numbers"]
    (found,) = [one for one in numbers if one["outcome"] == "fibromyalgia-half-gone"]
    assert found["certainty"].startswith("How sure: ")
    table = found["table"]
    cells = [cell for row in table["rows"] for cell in row["cells"]]
    assert len(table["rows"]) == 4
    assert {cell["said"].split(" ")[1] for cell in cells} == {"of"}
    assert all("12" in cell["said"] and cell["more"] for cell in cells)


def test_an_address_that_leads_nowhere_is_told_in_a_sentence(patient):
    for path in ("/conditions/nowhere", "/zebras/crps", "/guides/crps"):
        answer = asked(patient, path)
        assert answer.status_code == 404
        assert "/sitemap.xml" in answer.json()["error"]


def test_what_was_taken_down_is_gone_for_programs_too(patient, editor):
    withdraw(article=Article.objects.get(slug="crps"), by=editor, note="A test.")
    answer = asked(patient, "/conditions/crps")
    assert answer.status_code == 410
    assert list(answer.json()) == ["error"]


def test_what_waits_for_a_signature_is_held_back_from_programs_too(patient, settings):
    settings.UNSIGNED_PAGES = "held"
    answer = asked(patient, "/conditions/crps")
    assert answer.status_code == 503
    assert list(answer.json()) == ["error"]


def test_an_old_address_leads_to_the_new_one(patient, editor):
    page = rename(article=Article.objects.get(slug="crps"), slug="regional-pain", by=editor)
    published(page, editor)
    answer = asked(patient, "/conditions/crps")
    assert answer["Location"] == "/api/v1/pages/conditions/regional-pain"
