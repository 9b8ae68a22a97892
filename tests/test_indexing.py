"""The search index holds what readers may read now, and follows every change."""

import datetime

import pytest

from articles import caching, search
from articles.indexing import documents, index
from articles.models import Code, Edition, GlossaryTerm, Synonym
from articles.publishing import sign_off, withdraw
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture(autouse=True)
def place(own_index):
    return own_index


def found(words, now):
    return [hit.path for hit in search.find(index(now), words).hits]


def test_every_live_page_and_every_word_is_a_document(now):
    paths = [document.path for document in documents(now)]
    live = Edition.objects.readable(now).count()
    assert len(paths) == len(set(paths)) == live + GlossaryTerm.objects.count()
    assert "/conditions/crps/" in paths


def test_a_publication_is_found_at_once(now, editor):
    assert found("zebra", now) == []
    edition = published(condition(body="It feels like a zebra."), editor)
    assert found("zebra", edition.live_from) == ["/conditions/back-pain/"]


def test_a_draft_is_not_found(now):
    condition(body="It feels like a zebra.")
    caching.raise_stamp()
    assert found("zebra", now) == []


def test_a_withdrawn_page_is_not_found_any_more(editor):
    article = condition(body="It feels like a zebra.")
    at = published(article, editor).live_from
    assert found("zebra", at)
    at = withdraw(article=article, by=editor, note="").live_from
    assert found("zebra", at) == []


def test_a_scheduled_page_is_found_from_its_moment(now, editor):
    at = now + datetime.timedelta(minutes=1)
    published(condition(body="It feels like a zebra."), editor, live_from=at)
    assert found("zebra", at - datetime.timedelta(seconds=1)) == []
    assert found("zebra", at) == ["/conditions/back-pain/"]


def test_a_held_page_is_not_found_until_it_is_signed(settings, editor, clinical_reviewer):
    settings.UNSIGNED_PAGES = "held"
    edition = published(condition(body="It feels like a zebra."), editor)
    assert found("zebra", edition.live_from) == []
    sign_off(page=edition.page(), by=clinical_reviewer)
    assert found("zebra", edition.live_from) == ["/conditions/back-pain/"]


def test_other_names_and_codes_lead_to_a_page(editor):
    article = condition()
    Synonym.objects.create(article=article, word="lumbago")
    Code.objects.create(article=article, system="ICD-10-CM", code="M54.5")
    at = published(article, editor).live_from
    assert found("lumbago", at) == found("M54.5", at) == ["/conditions/back-pain/"]


def test_a_new_name_is_found_without_a_new_edition(editor):
    article = condition()
    at = published(article, editor).live_from
    assert found("zebra", at) == []
    Synonym.objects.create(article=article, word="zebra")
    caching.raise_stamp()
    assert found("zebra", at) == ["/conditions/back-pain/"]


def test_a_word_of_the_glossary_leads_to_its_line(now):
    GlossaryTerm.objects.create(slug="zebra", word="Zebra", meaning="A rare cause.")
    caching.raise_stamp()
    assert found("zebra", now) == ["/words/#zebra"]


def test_an_index_that_is_missing_or_broken_is_made_again(now, place):
    assert found("crps", now)[0] == "/conditions/crps/"
    place.unlink()
    assert found("crps", now)[0] == "/conditions/crps/"
    place.write_bytes(b"This is no index." * 100)
    assert found("crps", now)[0] == "/conditions/crps/"


def test_an_index_that_stands_is_not_built_again(now, place):
    index(now)
    before = place.stat().st_mtime_ns
    index(now)
    assert place.stat().st_mtime_ns == before


def test_an_index_made_while_unsigned_pages_were_shown_is_not_used_when_they_are_held(
    now, settings
):
    """The setting changes with a restart; the file on the disk and the stamp do not."""
    assert "/conditions/crps/" in found("crps", now)
    settings.UNSIGNED_PAGES = "held"
    caching.forget()
    assert "/conditions/crps/" not in found("crps", now)
