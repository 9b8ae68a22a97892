"""The Markdown field as the server makes it: no trace of markdownx's script, views or style."""

import re

import pytest

from articles.admin.markdown import MarkdownEditor
from articles.models import Condition, Point
from tests.rows import condition

from .forms import errors, save

pytestmark = pytest.mark.usefixtures("seeded")
ADD = "/staff/articles/condition/add/"


def test_a_form_loads_our_own_script_and_nothing_of_markdownx(as_author):
    page = as_author.get(ADD).content.decode()
    assert '<script src="/static/staff/editor.js" type="module">' in page
    assert "markdownx/js" not in page
    assert "markdownx/admin" not in page
    assert "data-markdownx" not in page


def test_a_form_holds_no_inline_script_or_style(as_author):
    page = as_author.get(ADD).content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert re.findall(r"<script(?![^>]* (?:src|id)=)[^>]*>", page) == []


def test_the_field_works_without_script():
    html = MarkdownEditor().render("body", "Hello")
    assert "Hello</textarea>" in html
    assert 'role="toolbar" aria-label="Format" hidden' in html
    assert '<section class="editor__preview" hidden>' in html


def test_what_the_field_adds_is_not_sent_with_the_form():
    html = MarkdownEditor().render("body", "")
    assert html.count(" name=") == 1


def test_pictures_and_lists_are_offered_where_a_text_has_room_for_them():
    assert 'data-do="picture"' in MarkdownEditor().render("body", "")
    assert 'data-do="picture"' not in MarkdownEditor(lines=True).render("summary", "")


def test_a_new_picture_is_offered_to_those_alone_who_may_add_one(as_author, as_owner):
    offer = ('class="editor__new"', 'data-do="upload"', "data-upload=", 'data-part="file"')
    for page in (as_author.get(ADD).content.decode(), as_owner.get(ADD).content.decode()):
        assert 'data-do="picture"' in page
    assert not any(word in as_author.get(ADD).content.decode() for word in offer)
    assert all(word in as_owner.get(ADD).content.decode() for word in offer)


@pytest.mark.parametrize("name", ["summary", "body", "feels_like", "points-__prefix__-text"])
def test_every_text_that_may_cite_has_the_editor(name, as_author):
    page = as_author.get(ADD).content.decode()
    before = page[: page.index(f'name="{name}"')]
    assert before.rfind('class="editor"') > before.rfind("</textarea>")


def test_a_text_that_no_page_could_print_is_refused_with_its_limit(as_author):
    article = condition()
    Point.objects.create(article=article, part="sure", text="Short.")
    address = f"/staff/articles/condition/{article.pk}/change/"
    response = save(as_author, address, summary="x" * 40_001)
    assert "40,000" in errors(response)
    response = save(as_author, address, **{"points-0-text": "x" * 40_001})
    assert "40,000" in response.content.decode()
    assert Condition.objects.get(pk=article.pk).summary != "x" * 40_001
