"""The table of contents names exactly the headings that the page has."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from msgspec import structs

from articles import caching, pages
from articles.models import Article
from articles.pages import path_of
from articles.queries.article import reading
from articles.toc import ORDER, table_of_contents, titles_citing
from articles.views.articles import show

pytestmark = pytest.mark.usefixtures("seeded")

NOT_A_PART = {"decide"}
"""Headings of a card that stands before the contents."""


@pytest.fixture(scope="module")
def seeded_pages(django_db_setup, django_db_blocker):
    """Kind, page and HTML of each seeded page, read once."""
    with django_db_blocker.unblock():
        caching.forget()  # what an earlier test left, as this runs before each test's own
        rows = [row.editions.latest("number").page() for row in Article.objects.all()]
        return [(p, Client().get(path_of(p.KIND, p.slug)).content.decode()) for p in rows]


def main_of(html):
    return re.search(r"<main.*</main>", html, re.DOTALL).group()


def headings(html):
    """The id and words of each h2 of the page's own part."""
    found = re.findall(r'<h2 id="([\w-]+)"[^>]*>(.*?)</h2>', main_of(html))
    return [(id, re.sub("<[^>]+>", "", words).strip()) for id, words in found]


def test_contents_are_the_headings_in_their_order(seeded_pages):
    for page, html in seeded_pages:
        named = [(part.id, part.title) for part in table_of_contents(page, page.related)]
        there = [(id, words) for id, words in headings(html) if id not in NOT_A_PART]
        assert named == there, page.slug


def test_contents_are_printed_as_links(seeded_pages):
    for page, html in seeded_pages:
        nav = re.search(r'<nav class="toc".*?</nav>', html, re.DOTALL).group()
        links = re.findall(r'href="#([\w-]+)"', nav)
        assert links == [part.id for part in table_of_contents(page, page.related)], page.slug


def test_no_id_stands_twice_on_a_page(seeded_pages):
    for page, html in seeded_pages:
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert sorted(set(ids)) == sorted(ids), page.slug


def test_every_link_within_a_page_has_its_target(seeded_pages):
    for page, html in seeded_pages:
        ids = set(re.findall(r'\sid="([^"]+)"', html))
        targets = set(re.findall(r'href="#([^"]+)"', html))
        assert targets <= ids, page.slug


@pytest.mark.parametrize("kind", pages.KINDS)
def test_every_text_of_a_kind_has_its_part(kind):
    named = {needs for needs, _ in ORDER[kind]}
    in_the_short = {"not_today"}
    beside_another = {
        "when_emergency": "", "when_to_call": "", "usually_passes": "",
        "presence_note": "presence", "frequency_basis": "frequency", "doses_note": "doses",
    }  # fmt: skip
    for name in pages.KINDS[kind].TEXT_FIELDS:
        assert beside_another.get(name, name) in named | in_the_short, name


def test_a_part_without_words_is_not_named():
    page = pages.ConditionPage(id=1, slug="s", title="Back pain", feels_like="It hurts.")
    assert [part.id for part in table_of_contents(page, ())] == ["short", "help", "about"]
    assert table_of_contents(page, ())[-1].title == "About Back pain"


def test_a_site_address_is_the_one_of_settings(seeded_pages):
    for page, html in seeded_pages:
        canonical = settings.SITE_URL + path_of(page.KIND, page.slug)
        assert f'<link rel="canonical" href="{canonical}">' in html


def marked_under(html):
    """The words of each heading, in order, with a mark in the text that follows it."""
    texts = re.split(r'<h2 id="[\w-]+"[^>]*>|<h3 id="drawn-\d+">', main_of(html))[1:]
    return [
        unescape(re.sub("<[^>]+>", "", re.split("</h[23]>", text)[0]).strip())
        for text in texts
        if "<mark>We took" in text
    ]


@pytest.mark.parametrize("kind", pages.KINDS)
def test_a_notice_names_each_heading_that_has_a_mark_and_no_other(kind, seeded_pages, rf, now):
    """All that a page cites is taken as withdrawn, and shown as its readers would see it."""
    request = rf.get("/")
    for page in [page for page, _ in seeded_pages if kind == page.KIND and page.citations]:
        found = reading(page, pages.State(status="draft"), now)
        reader = structs.replace(found.reader, withdrawn=tuple(page.citations))
        html = show(request, structs.replace(found, reader=reader)).content.decode()
        told = {title for key in page.citations for title in titles_citing(page, key)}
        assert set(marked_under(html)) == told, page.slug
