"""A printed code that names an old address and an old part still opens the right place."""

import pytest

from .conftest import manage

WRITE = """
from django.contrib.auth.models import User
from articles.models import Article
from articles.publishing import rename, withdraw
from tests.rows import condition, published
by, _ = User.objects.get_or_create(username="writer", is_superuser=True)
"""
TWO_EDITIONS = """
body = "### Your pills {#pills}\\n\\nTake them.\\n\\n### Your food {#food}\\n\\nEat it."
article = condition("first-address", body=body)
published(article, by)
article.body = body.replace("pills {#pills}", "medicines {#medicines}")
article.save()
rename(article=article, slug="second-address", by=by)
published(article, by)
"""
TAKE_AWAY = """
withdraw(article=Article.objects.get(slug="second-address"), by=by, note="A test.")
"""


@pytest.fixture
def moved(site, surroundings):
    """A page that was published at another address, with another part."""
    manage(surroundings, "shell", "-c", WRITE + TWO_EDITIONS)
    yield site
    manage(surroundings, "shell", "-c", WRITE + TAKE_AWAY)


def test_an_old_address_with_an_old_part_scrolls_to_the_new_heading(moved, page):
    page.goto(f"{moved}/conditions/first-address/?from=leaflet#pills", wait_until="load")
    assert page.url == f"{moved}/conditions/second-address/?from=leaflet#pills"
    assert page.evaluate("scrollY") > 200
    top = page.evaluate("document.getElementById('medicines').getBoundingClientRect().top")
    assert -1 <= top < 200
