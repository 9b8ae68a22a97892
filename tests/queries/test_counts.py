"""How many questions a page asks the database: few, and as many for fifty rows as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import caching
from articles.models import Claim, GlossaryTerm, Source
from articles.publishing import publish
from tests.rows import condition, side_effect, urgent_signs

LISTS = {
    "/": condition,
    "/conditions/": condition,
    "/evidence/": condition,
    "/side-effects/": side_effect,
    "/side-effects/?since=now": side_effect,
    "/sitemap.xml": condition,
}


def count(path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = Client().get(path)
    assert response.status_code == 200
    return len(queries), response


@pytest.mark.parametrize(
    "path",
    [
        "/conditions/crps/",
        "/how-it-works/nmda-receptors/",
        "/treatment/drip-into-a-vein/",
        "/benefits/fast-relief/",
        "/risks/misuse-and-dependence/",
        "/side-effects/feeling-sick/",
        "/guides/privacy/",
        "/",
        "/conditions/",
        "/side-effects/",
    ],
)
def test_a_page_asks_at_most_three_questions_once_the_rest_is_kept(seeded, settings, path):
    settings.STAMP_LOOK_SECONDS = 3600
    count(path)
    assert count(path)[0] <= 3


@pytest.mark.parametrize("path", LISTS)
def test_a_list_of_fifty_asks_as_many_questions_as_a_list_of_one(empty, editor, settings, path):
    settings.STAMP_LOOK_SECONDS = 3600
    make = LISTS[path]
    urgent_signs()
    publish(articles=[make("n-0")], by=editor, note="")
    caching.forget()
    one, _ = count(path)
    publish(articles=[make(f"n-{n}") for n in range(1, 50)], by=editor, note="")
    caching.forget()
    fifty, response = count(path)
    assert fifty == one
    assert response.content.count(b"n-49") >= 1


def test_the_glossary_asks_as_many_questions_for_fifty_words(empty, settings):
    settings.STAMP_LOOK_SECONDS = 3600
    counts = []
    for number in (1, 50):
        for n in range(number):
            GlossaryTerm.objects.get_or_create(slug=f"w-{n}", word=f"Word {n}", meaning="A word.")
        caching.forget()
        counts.append(count("/words/")[0])
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", ["/what-we-checked/", "/sources/"])
def test_a_register_asks_as_many_questions_for_fifty_rows(empty, settings, path):
    settings.STAMP_LOOK_SECONDS = 3600
    counts = []
    for number in (1, 50):
        for n in range(number):
            source, _ = Source.objects.get_or_create(key=f"s-{n}", title=f"Source {n}")
            claim, _ = Claim.objects.get_or_create(
                key=f"C-{n}", document="A", topic="about", claim="It helps.", verdict="agrees"
            )
            claim.sources.add(source)
        caching.forget()
        counts.append(count(path)[0])
    assert counts[0] == counts[1]
