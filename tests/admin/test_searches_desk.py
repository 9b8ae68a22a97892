"""Trying a search, and the report on searches that found nothing."""

import datetime

import pytest
from django.utils import timezone

from articles import misses
from articles.models import Article, SearchMiss, UrgentSign
from tests.conftest import person

from .conftest import logged_in
from .forms import form_of

pytestmark = pytest.mark.usefixtures("seeded", "own_index")
TRY = "/staff/search/"
REPORT = "/staff/articles/searchmiss/"


def text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def missed(typed: str, days: int = 5) -> None:
    for number in reversed(range(days)):
        misses.note(typed, timezone.localdate() - datetime.timedelta(days=number))


def test_who_is_not_logged_in_or_may_not_read_pages_tries_nothing(patient, db):
    assert patient.get(TRY, {"q": "crps"}).status_code == 302
    manager = person("manager", view=("clinicprofile",))
    assert logged_in(manager).get(TRY, {"q": "crps"}).status_code == 403


@pytest.mark.parametrize("browser", ["as_author", "as_reviewer", "as_editor"])
def test_whoever_reads_pages_tries_a_search(browser, request):
    client = request.getfixturevalue(browser)
    assert f'href="{TRY}"' in text(client.get("/staff/"))
    page = text(client.get(TRY, {"q": "crps"}))
    assert "What the search does with “crps”" in page
    crps = Article.objects.get(kind="condition", slug="crps")
    assert f'href="{form_of(crps.condition)}#synonyms-group"' in page


def test_the_page_names_the_phrase_that_fired_and_leads_to_its_sign(as_author):
    page = text(as_author.get(TRY, {"q": "i can't breathe"}))
    sign = UrgentSign.objects.get(slug="breathing")
    assert "by its phrase “" in page
    assert f'href="{form_of(sign)}"' in page


def test_words_left_and_spelling_are_told(as_author):
    page = text(as_author.get(TRY, {"q": "what about fybromyalgia"}))
    assert "fybromyalgia → fibromyalgia" in page


def test_trying_stores_nothing_and_counts_nothing(as_author):
    assert "No page answers enough" in text(as_author.get(TRY, {"q": "cataract surgery"}))
    assert not SearchMiss.objects.exists()
    assert as_author.post(TRY, {"q": "crps"}).status_code == 405


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"', "\x00", "?!", "x" * 5000])
def test_whatever_is_typed_is_answered(typed, as_author):
    assert "<script>alert" not in text(as_author.get(TRY, {"q": typed}))


def test_the_form_of_a_page_leads_here(as_author):
    crps = Article.objects.get(kind="condition", slug="crps")
    assert f'href="{TRY}?q=' in text(as_author.get(form_of(crps.condition)))


def test_a_damaged_index_is_said(as_author, settings, tmp_path):
    settings.SEARCH_INDEX = tmp_path / "nowhere" / "x" / "search.sqlite3"
    (tmp_path / "nowhere").write_text("a file where a folder should be")
    assert "The search can’t answer now" in text(as_author.get(TRY, {"q": "crps"}))


def test_a_search_that_finds_nothing_is_counted_after_the_answer(patient):
    for _ in range(2):
        assert patient.get("/search/", {"q": "cataract surgery"}).status_code == 200
    row = SearchMiss.objects.get()
    assert (row.count, row.words, row.day) == (2, "", timezone.localdate())


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "crps"},
        {"q": "i want to die"},
        {"q": "i can't breathe zzzz"},
        {"q": "cataract surgery", "kind": "condition"},
        {"q": "cataract surgery", "exact": "1"},
        {"q": ""},
        {"q": "?!"},
    ],
)
def test_what_is_found_or_urgent_or_narrowed_is_not_counted(asked, patient):
    assert patient.get("/search/", asked).status_code == 200
    assert not SearchMiss.objects.exists()


def test_the_report_is_read_by_whom_it_is_for_and_changed_by_nobody(patient, as_author, as_owner):
    missed("cataract surgery")
    missed("a rare thing", days=1)
    row = SearchMiss.objects.first()
    assert patient.get(REPORT).status_code == 302
    assert as_author.get(REPORT).status_code == 403
    reader = logged_in(person("misses", view=("searchmiss",)))
    page = text(reader.get(REPORT))
    assert "cataract surgery" in page
    assert "rare thing" not in page
    for client in (reader, as_owner):
        for address in (f"{REPORT}add/", form_of(row), f"{REPORT}{row.pk}/delete/"):
            assert client.post(address, {"words": "x", "post": "yes"}).status_code == 403
    assert SearchMiss.objects.count() == 6


def test_the_report_says_when_nothing_is_counted(as_owner, settings):
    settings.SEARCH_REPORT = "off"
    assert "turned off" in text(as_owner.get(REPORT))
    assert "turned off" not in text(as_owner.get("/staff/"))
