"""Everything that staff type is on the page's struct: a new field that is forgotten fails here."""

import pytest
from django.db.models import CharField, TextField

from articles import pages
from articles.models import (
    SECTIONS,
    Article,
    DoseStudied,
    Guidance,
    Image,
    Outcome,
    OutcomeValue,
    Point,
    Source,
)
from articles.publishing import build_page
from articles.publishing.passages import passages
from articles.queries.article import article_page
from tests.rows import published

pytestmark = pytest.mark.usefixtures("seeded")

OFF_THE_PAGE = {
    "kind",  # the tag of the struct
    "stage",  # only staff see it
}


def text_fields(model):
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (CharField, TextField)) and field.name not in OFF_THE_PAGE
    ]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_text_of_a_kind_is_on_its_page(section):
    tokens = {field.name: f"q{n:02}z" for n, field in enumerate(text_fields(section))}
    page = pages.encode(build_page(section.objects.create(**tokens))).decode()
    assert [name for name, token in tokens.items() if f'"{token}"' not in page] == []


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_markdown_text_of_a_struct_is_a_field_of_its_model_and_is_walked(section):
    kind = pages.KINDS[section.KIND]
    names = {field.name for field in text_fields(section)}
    assert set(kind.TEXT_FIELDS) <= names
    page = kind(id=1, slug="s", title="T", **{name: name for name in kind.TEXT_FIELDS})
    assert {passage.text for passage in passages(page)} == set(kind.TEXT_FIELDS)


@pytest.mark.parametrize(
    ("model", "struct", "left_off"),
    [
        (Outcome, pages.Outcome, {"id"}),
        (OutcomeValue, pages.OutcomeValue, {"id", "outcome", "order"}),
        (Guidance, pages.GuidanceLine, {"id", "source"}),  # its claims bring the sources
        (DoseStudied, pages.Dose, {"id", "order"}),
        (Point, pages.Point, {"id", "article", "order"}),
        (
            Source,
            pages.SourceLine,
            {"id", "doi", "read", "checked_on", "status"},  # address; read_note; live
        ),
        (
            Image,
            pages.Picture,
            {"id", "key", "is_decorative", "licence", "shows_person", "has_consent",
             "uploaded_by", "uploaded_at"},
        ),
    ],
)  # fmt: skip
def test_every_column_of_a_row_on_a_page_is_in_its_struct(model, struct, left_off):
    columns = {field.name for field in model._meta.concrete_fields}
    assert columns - left_off - set(struct.__struct_fields__) == set()


def test_a_page_built_from_the_parent_is_the_page_built_from_the_child():
    for article in Article.objects.all():
        assert build_page(article) == build_page(article.section)


def test_every_seeded_page_reads_as_it_is_built_now(now):
    for article in Article.objects.all():
        edition = article.editions.live(now).get()
        assert edition.page() == build_page(article)


def test_preview_publication_and_reading_are_one_struct(editor, now):
    article = Article.objects.get(slug="crps").section
    article.feels_like += "\n\nOne more sentence."
    article.save()
    preview = build_page(article)
    edition = published(article, editor)
    assert edition.page() == preview
    assert article_page("condition", "crps", edition.live_from).page == preview


def test_sources_are_numbered_in_the_order_in_which_a_reader_meets_them():
    for article in Article.objects.all():
        page = build_page(article)
        used = [number for numbers in page.citations.values() for number in numbers]
        assert sorted(set(used)) == list(range(1, len(page.sources) + 1))
        assert list(dict.fromkeys(used)) == sorted(set(used))
