"""One page for a reader: the edition of that moment, and around it what is live."""

import datetime

import pytest
from django.db import connection

from articles.caching import raise_stamp
from articles.models import (
    Article,
    ClinicProfile,
    Condition,
    GlossaryTerm,
    ReadNext,
    Source,
    Synonym,
)
from articles.publishing import rename, sign_off, withdraw
from articles.queries.article import Gone, Held, Moved, article_page
from articles.queries.directory import directory
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


def test_an_address_that_never_was_is_not_found(now):
    with pytest.raises(LookupError, match="No condition has the address nowhere") as error:
        article_page("condition", "nowhere", now)
    assert not isinstance(error.value, (Gone, Held, Moved))


def test_a_draft_is_not_found(now):
    condition()
    with pytest.raises(LookupError):
        article_page("condition", "back-pain", now)


def test_a_slug_counts_within_its_kind(now):
    with pytest.raises(LookupError):
        article_page("risk", "crps", now)


def test_a_scheduled_page_is_there_from_its_second(now, editor):
    edition = published(condition(), editor, live_from=now + DAY)
    with pytest.raises(LookupError):
        article_page("condition", "back-pain", now + DAY - DAY / 86400)
    assert article_page("condition", "back-pain", now + DAY).page == edition.page()


def test_what_a_page_said_in_march_can_be_read_in_may(editor):
    article = condition()
    first = published(article, editor)
    article.title = "New words"
    second = published(article, editor)
    assert article_page("condition", "back-pain", first.live_from).page.title == "Back pain"
    assert article_page("condition", "back-pain", second.live_from).page.title == "New words"


def test_a_withdrawn_page_is_gone(editor):
    article = condition()
    published(article, editor)
    gone = withdraw(article=article, by=editor, note="")
    with pytest.raises(Gone, match="Back pain"):
        article_page("condition", "back-pain", gone.live_from)


def test_an_address_of_a_withdrawn_page_may_serve_another(editor):
    old = condition("shared")
    published(old, editor)
    withdraw(article=old, by=editor, note="")
    rename(article=old, slug="old-one", by=editor)
    edition = published(condition("shared", title="Another"), editor)
    assert article_page("condition", "shared", edition.live_from).page.title == "Another"


def test_unsigned_pages_are_held_where_the_site_holds_them(settings, editor, clinical_reviewer):
    settings.UNSIGNED_PAGES = "held"
    edition = published(condition(), editor)
    with pytest.raises(Held, match="Back pain"):
        article_page("condition", "back-pain", edition.live_from)
    assert directory(edition.live_from).of_kind("condition") == []
    sign_off(page=edition.page(), by=clinical_reviewer)
    assert article_page("condition", "back-pain", edition.live_from).state.status == "signed"
    assert [e.title for e in directory(edition.live_from).of_kind("condition")] == ["Back pain"]


def test_a_link_to_a_withdrawn_page_becomes_plain_words(editor):
    target = condition("target")
    published(target, editor)
    article = condition(body="[More](condition:target)")
    at = published(article, editor).live_from
    read = article_page("condition", "back-pain", at)
    assert read.reader.links["condition:target"] == "/conditions/target/"
    at = withdraw(article=target, by=editor, note="").live_from
    assert "condition:target" not in article_page("condition", "back-pain", at).reader.links


def test_a_link_follows_its_page_to_a_new_address(editor):
    target = condition("target")
    published(target, editor)
    published(condition(body="[More](condition:target)"), editor)
    rename(article=target, slug="moved", by=editor)
    at = published(target, editor).live_from
    read = article_page("condition", "back-pain", at)
    assert read.reader.links["condition:target"] == "/conditions/moved/"


def test_read_next_leaves_out_what_is_not_live(editor):
    article = condition()
    for order, target in enumerate([condition("draft"), Article.objects.get(slug="crps")]):
        ReadNext.objects.create(article=article, target=target, order=order)
    read = article_page("condition", "back-pain", published(article, editor).live_from)
    assert [entry.title for entry in read.related] == ["CRPS"]


def test_a_changed_word_is_live_on_pages_that_were_published_before(now):
    term = GlossaryTerm.objects.get(slug="placebo")
    GlossaryTerm.objects.filter(pk=term.pk).update(meaning="Other words for it.")
    raise_stamp()
    read = article_page("condition", "crps", now)
    assert read.reader.terms["placebo"].meaning == "Other words for it."


def test_shown_names_are_live_and_hidden_ones_are_not_printed(now):
    crps = Article.objects.get(slug="crps")
    Synonym.objects.create(article=crps, word="Shown name", is_shown=True)
    Synonym.objects.create(article=crps, word="Hidden name")
    raise_stamp()
    names = article_page("condition", "crps", now).also_called
    assert "Shown name" in names
    assert "Hidden name" not in names


@pytest.mark.parametrize(
    ("status", "words"),
    [("retracted", "was taken back by its publisher"), ("superseded", "has a newer version")],
)
def test_a_source_that_no_longer_stands_is_told(now, status, words):
    first = article_page("condition", "crps", now)
    assert first.notices == ()
    source = first.page.sources[0]
    Source.objects.filter(key=source.key).update(status=status)
    raise_stamp()
    [notice] = article_page("condition", "crps", now).notices
    assert notice.startswith(f"Source 1, “{source.title}”, {words}.")
    assert article_page("guide", "privacy", now).notices == ()


def test_a_clinic_s_own_rule_is_live(now):
    ClinicProfile.objects.create(fasting="Nothing to eat for six hours")
    raise_stamp()
    read = article_page("dosing", "drip-into-a-vein", now)
    assert read.reader.clinic == {
        "fasting": "Nothing to eat for six hours",
        "driving": "24 hours",
    }


@pytest.mark.parametrize(("days", "status"), [(0, "awaiting"), (1, "overdue")])
def test_a_page_is_overdue_from_the_day_after_its_review_date(editor, days, status):
    article = condition()
    published(article, editor)
    due = datetime.datetime.combine(article.review_due_on, datetime.time(12), tzinfo=datetime.UTC)
    state = article_page("condition", "back-pain", due + DAY * days).state
    assert (state.status, state.review_due_on) == (status, article.review_due_on)


def damage(slug):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_edition SET content = replace(content, %s, %s) WHERE slug = %s",
            ["In the largest trial", "In every trial", slug],
        )
    raise_stamp()


def test_a_damaged_edition_is_never_shown_and_harms_no_other_page(now, caplog):
    damage("crps")
    with pytest.raises(ValueError, match="Edition 1 of crps does not match its hash"):
        article_page("condition", "crps", now)
    titles = {entry.title for entry in directory(now).of_kind("condition")}
    assert titles == set(Condition.objects.exclude(slug="crps").values_list("title", flat=True))
    assert article_page("condition", "fibromyalgia", now).page.title == "Fibromyalgia"
    assert "Edition 1 of crps does not match its hash" in caplog.text


def test_a_page_may_lead_to_the_registers_of_the_site(editor):
    edition = published(condition(body="[All sources](site:sources)."), editor)
    read = article_page("condition", "back-pain", edition.live_from)
    assert read.reader.links["site:sources"] == "/sources/"
