"""The seeded pages as rows, structs and visible words, read once for all tests of the content."""

import re
from typing import NamedTuple

import pytest
from django.test import Client

from articles import caching, pages
from articles.models import Article
from articles.text.plain import visible

STANDING = r"<nav.*?</nav>|<h[1-6].*?</h[1-6]>|<ol class=\"refs\".*?</ol>"
"""Headings, lists of links and the source list: not what is read as text."""


class Read(NamedTuple):
    """A seeded page: its struct, its HTML between the frame, and the words to measure."""

    page: pages.AnyPage
    html: str
    words: str

    @property
    def path(self) -> str:
        return pages.path_of(self.page.KIND, self.page.slug)


@pytest.fixture(scope="package")
def read(django_db_setup, django_db_blocker) -> list[Read]:
    with django_db_blocker.unblock():
        caching.forget()  # what an earlier test left, as this runs before each test's own
        return [_read(row) for row in Article.objects.all()]


def _read(row: Article) -> Read:
    page = row.editions.latest("number").page()
    shown = Client().get(pages.path_of(page.KIND, page.slug)).content.decode()
    html = re.search(r"<main.*</main>", shown, re.DOTALL).group()
    return Read(page, html, visible(re.sub(STANDING, "", html, flags=re.DOTALL)))
