"""Where a row is used: in rows, in what is being written, and in what readers have or will have."""

import datetime

import pytest
from django.db import models
from django.utils import timezone

from articles import pages
from articles.models import (
    SECTIONS,
    Article,
    Claim,
    Condition,
    DoseStudied,
    Dosing,
    Edition,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Point,
    ReadNext,
    Source,
    UrgentSign,
)
from articles.publishing import publish, withdraw
from articles.publishing.places import fields_of
from articles.queries.naming import DAMAGED, words_for
from articles.queries.usage import OnPage, usage
from articles.rendering import references
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


@pytest.fixture
def source():
    return Source.objects.create(key="NEW-2026", title="A new trial")


@pytest.fixture
def claim(source):
    row = Claim.objects.create(
        key="NEW-01", document="added", topic="about", claim="It helps some.", verdict="agrees"
    )
    row.sources.add(source)
    return row


@pytest.fixture
def picture():
    return Image.objects.create(
        key="new-one", file="images/00112233.png", width=8, height=8, alt="A drip"
    )


@pytest.fixture
def word():
    return GlossaryTerm.objects.create(slug="zorp", word="Zorp stone", meaning="A stone.")


def pages_with(row) -> list[OnPage]:
    return list(usage(row, timezone.now()).pages)


def drafts(row) -> dict[str, tuple[str, ...]]:
    return {page.title: page.draft for page in pages_with(row) if page.draft}


def read(row) -> dict[str, list[tuple[int, bool, tuple[str, ...]]]]:
    return {
        page.title: [(e.number, e.is_scheduled, e.parts) for e in page.editions]
        for page in pages_with(row)
        if page.editions
    }


def rows_with(row) -> list[str]:
    return [one.title for one in usage(row, timezone.now()).rows]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("So. [@NEW-2026]", True),
        ("So. [@EXT-01; @NEW-2026]", True),
        ("So. [@EXT-01, @NEW-2026, @EXT-02]", True),
        ("So. [@NEW-2026-B]", False),
        ("So. [@OLD-NEW-2026]", False),
        ("Mail me@NEW-2026 now", False),
        ("NEW-2026", False),
    ],
)
def test_a_source_is_named_by_its_key_in_brackets(text, is_named, source):
    condition(body=text)
    assert drafts(source) == ({"Back pain": ("More",)} if is_named else {})


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("A [[Zorp stone]].", True),
        ("A [[zorp STONE]].", True),
        ("A [[zorp|stone of that kind]].", True),
        ("| a [[zorp\\|stone]] |\n|---|", True),
        ("A [[zorp stones]].", False),
        ("A zorp stone.", False),
    ],
)
def test_a_word_is_named_by_itself_or_its_slug(text, is_named, word):
    condition(body=text)
    assert bool(drafts(word)) is is_named


def test_every_reference_in_the_pages_that_ship_is_found():
    """Texts are searched as typed; this holds it against what the renderer reads."""
    for section in SECTIONS:
        names = ("summary", *pages.KINDS[section.KIND].TEXT_FIELDS)
        for texts in section.objects.values_list(*names):
            for text in texts:
                _assert_all_found(text)
    for text in Point.objects.values_list("text", flat=True):
        _assert_all_found(text)


def _assert_all_found(text: str) -> None:
    found = references(text)
    claims = [Source(key=key) for key in found.citations]
    rows = [(row, {row.key}) for row in claims]
    rows += [(GlossaryTerm(slug=name), {name}) for name in found.terms]
    rows += [(Image(key=key), {key}) for key in found.pictures]
    rows += [(Article(), {target}) for target in found.links]
    for row, names in rows:
        assert words_for(row, names).search(text), (names, text)


def test_a_source_is_used_by_claims_and_by_the_pages_that_cite_them(source, claim, editor):
    article = condition(summary="No one can say. [@NEW-01]\nSide effects are common.")
    assert rows_with(source) == [str(claim)]
    assert drafts(source) == {"Back pain": ("In short",)}
    published(article, editor)
    assert read(source) == {"Back pain": [(1, False, ("In short, point 1",))]}


def test_a_second_source_of_a_claim_is_used_by_the_claim_and_on_no_page(claim):
    second = Source.objects.create(key="SECOND-2026", title="Another")
    claim.sources.add(second)
    condition(body="So. [@NEW-01]")
    assert rows_with(second) == [str(claim)]
    assert pages_with(second) == []


def test_what_rests_on_a_claim_leads_to_its_pages(claim, source, editor):
    article = condition()
    outcome = Outcome.objects.create(key="x", question="Does it last?", answer="No.")
    outcome.basis.add(claim)
    Point.objects.create(article=article, part="sure", outcome=outcome)
    guidance = Guidance.objects.create(key="g", body="A body", position="unclear", says="Wait.")
    guidance.basis.add(claim)
    article.guidance.add(guidance)
    sign = UrgentSign.objects.first()
    sign.basis.add(claim)
    assert rows_with(claim) == [str(outcome), str(sign), str(guidance)]
    parts = ("Outcome: Does it last?", "Guidance: A body")
    assert drafts(claim) == drafts(source) == {"Back pain": parts}
    published(article, editor)
    found = ("How sure are we?", *parts)
    assert read(claim) == read(source) == {"Back pain": [(1, False, found)]}


def test_words_of_an_outcome_name_what_its_pages_use(word):
    article = condition()
    outcome = Outcome.objects.create(key="x", question="Last?", answer="Like a [[zorp]].")
    Point.objects.create(article=article, part="sure", outcome=outcome)
    assert rows_with(word) == [str(outcome)]
    assert drafts(word) == {"Back pain": ("Outcome: Last?",)}


def test_a_row_of_guidance_is_used_through_its_own_source(source):
    row = Guidance.objects.create(
        key="g", body="A body", position="unclear", says="Wait.", source=source
    )
    condition().guidance.add(row)
    assert rows_with(source) == [str(row)]
    assert drafts(source) == {"Back pain": ("Guidance: A body",)}


def test_an_outcome_is_used_where_a_point_prints_it(editor):
    article = condition()
    outcome = Outcome.objects.create(key="x", question="Does it last?", answer="No.")
    Point.objects.create(article=article, part="drawn", label="Less pain", outcome=outcome)
    place = ("Drawn: Less pain",)
    assert drafts(outcome) == {"Back pain": place}
    published(article, editor)
    assert read(outcome) == {"Back pain": [(1, False, place)]}


def test_guidance_and_doses_are_used_by_the_pages_that_list_them(editor):
    dosing = Dosing.objects.filter(doses__isnull=False).first()
    dose = dosing.doses.first()
    assert drafts(dose)[dosing.title] == ("What studies used",)
    assert (1, False, ("What studies used",)) in read(dose)[dosing.title]
    guidance = Guidance.objects.create(key="g", body="A body", position="unclear", says="Wait.")
    article = condition()
    article.guidance.add(guidance)
    published(article, editor)
    assert drafts(guidance) == {"Back pain": ("What expert bodies say",)}
    assert read(guidance) == {"Back pain": [(1, False, ("What expert bodies say",))]}


def test_a_picture_is_used_in_a_text_and_as_the_pages_own(picture, editor):
    article = condition(body="![](image:new-one)", picture=picture)
    assert drafts(picture) == {"Back pain": ("More", "Picture")}
    published(article, editor)
    assert read(picture) == {"Back pain": [(1, False, ("Picture", "More"))]}


def test_a_page_is_used_where_others_link_to_it(editor):
    target = condition("target", title="Target")
    published(target, editor)
    article = condition(body="See [that](condition:target).")
    ReadNext.objects.create(article=article, target=target)
    sign = UrgentSign.objects.first()
    UrgentSign.objects.filter(pk=sign.pk).update(read_more=target.pk)
    assert rows_with(target) == [str(sign)]
    assert drafts(target) == {"Back pain": ("More", "Read next")}
    published(article, editor)
    assert read(target) == {"Back pain": [(1, False, ("Read next", "More"))]}


def test_an_edition_uses_a_page_under_the_name_that_it_had_then(editor):
    target = condition("target", title="Target")
    published(condition(body="See [that](condition:target)."), editor)
    Condition.objects.filter(pk=target.pk).update(slug="renamed")
    target.refresh_from_db()
    assert drafts(target) == {}
    assert read(target) == {"Back pain": [(1, False, ("More",))]}


def test_only_what_readers_have_or_will_have_counts(source, editor, now):
    article = condition(body="So. [@NEW-2026]")
    published(article, editor)
    Condition.objects.filter(pk=article.pk).update(body="So.")
    publish(articles=[Condition.objects.get(pk=article.pk)], by=editor, note="Out.")
    assert pages_with(source) == []
    Condition.objects.filter(pk=article.pk).update(body="Again. [@NEW-2026]")
    again = Condition.objects.get(pk=article.pk)
    publish(articles=[again], by=editor, note="Later.", live_from=now + DAY)
    assert read(source) == {"Back pain": [(3, True, ("More",))]}
    withdraw(article=again, by=editor, note="Gone.")
    assert read(source) == {}
    assert drafts(source) == {"Back pain": ("More",)}


def test_a_damaged_edition_counts_as_one_that_may_use_it(source, editor):
    edition = published(condition(body="So. [@NEW-2026]"), editor)
    rows = models.QuerySet(Edition).filter(pk=edition.pk)
    rows.update(content=edition.content.replace("So.", "Se."))
    Condition.objects.filter(pk=edition.article_id).update(body="")
    assert read(source) == {"Back pain": [(1, False, (DAMAGED,))]}


def test_the_same_rows_are_used_by_the_pages_and_by_their_editions():
    """On the site as it ships what is written is what readers have."""
    rows = [
        *Source.objects.all()[:30],
        *Claim.objects.filter(outcomes__isnull=False).distinct()[:15],
        *Outcome.objects.all()[:15],
        *Guidance.objects.all()[:10],
        *DoseStudied.objects.all()[:10],
        *GlossaryTerm.objects.all()[:15],
        *Image.objects.all(),
        *Article.objects.all()[:15],
    ]
    for row in rows:
        for page in pages_with(row):
            assert page.draft, (row, page)
            assert page.editions, (row, page)


def test_parts_are_named_as_on_the_form(word):
    condition(who_should_not="A [[zorp]].")
    assert drafts(word) == {"Back pain": (fields_of("condition")["who_should_not"],)}


def test_what_nothing_uses_is_free(source, picture, word):
    for row in (source, picture, word, condition()):
        assert not usage(row, timezone.now()).is_used
