"""Every page answers; what is missing, moved, withdrawn or held says so and shows a way on."""

import html
import json
import re

import pytest
from django.conf import settings
from django.test import Client

from articles.caching import raise_stamp
from articles.models import (
    SECTIONS,
    Article,
    ClinicProfile,
    DoseStudied,
    Dosing,
    GlossaryTerm,
    ReadNext,
    Source,
)
from articles.pages import FIXED_PLACES, KINDS, PLACES, path_of
from articles.publishing import build_page, publish, rename, sign_off, withdraw
from articles.queries.article import article_page, json_ld
from articles.queries.directory import directory
from tests.queries.test_article_page import damage
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
WAYS_ON = ('action="/search/"', 'href="tel:911"', 'href="tel:988"', 'href="/conditions/"')


def text(response):
    return response.content.decode()


def has_a_way_on(response):
    return [way for way in WAYS_ON if way not in text(response)] == []


def test_every_live_page_answers_with_its_title(patient, now):
    for entry in directory(now).by_id.values():
        response = patient.get(entry.path)
        assert response.status_code == 200, entry.path
        assert f"<h1>{html.escape(entry.title)}" in re.sub(r">\s+", ">", text(response))


@pytest.mark.parametrize(
    "path",
    [
        "/", "/search/", *FIXED_PLACES.values(), "/robots.txt",
        "/sitemap.xml", *(f"/{place}/" for place in PLACES.values()),
    ],
)  # fmt: skip
def test_every_fixed_address_answers_get_and_head_without_a_cookie(patient, path):
    response = patient.get(path)
    assert response.status_code == patient.head(path).status_code == 200
    assert not response.cookies
    assert patient.head(path).content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/conditions/nowhere/", "/nowhere/", "/conditions/crps/more/", "/risks/crps/",
        "/conditions/CRPS/", "/conditions/../etc/passwd/", "/conditions/%00/", "/%3Cscript%3E/",
        "/conditions/" + "x" * 3000 + "/", "/media/images/nothing.png", "/wp-admin/",
        "/conditions/caf%C3%A9/", "/conditions/a'%20OR%201=1/",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_shows_a_way_on(patient, path):
    response = patient.get(path)
    assert response.status_code == 404
    assert has_a_way_on(response)
    assert "<script>/" not in text(response)


def test_an_address_without_its_last_slash_is_mended(patient):
    response = patient.get("/conditions/crps")
    assert (response.status_code, response["Location"]) == (301, "/conditions/crps/")


def test_a_moved_page_sends_readers_on(patient, editor):
    article = condition("first")
    published(article, editor)
    for slug in ("second", "third"):
        rename(article=article, slug=slug, by=editor)
        published(article, editor)
    for slug in ("first", "second"):
        response = patient.get(f"/conditions/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/conditions/third/")


def test_a_withdrawn_page_says_so(patient, editor):
    article = condition(body="Dangerous words.")
    published(article, editor)
    withdraw(article=article, by=editor, note="Wrong.")
    response = patient.get("/conditions/back-pain/")
    assert response.status_code == 410
    assert "This page was withdrawn" in text(response)
    assert "Dangerous words" not in text(response)
    assert has_a_way_on(response)


def test_contents_do_not_name_a_part_whose_pages_are_all_gone(patient, editor):
    target, article = condition("target"), condition()
    ReadNext.objects.create(article=article, target=target)
    published(target, editor)
    published(article, editor)
    assert 'href="#next"' in text(patient.get("/conditions/back-pain/"))
    withdraw(article=target, by=editor, note="")
    assert 'href="#next"' not in text(patient.get("/conditions/back-pain/"))


def test_a_held_page_is_nowhere_and_its_address_shows_the_urgent_numbers(patient, settings, now):
    settings.UNSIGNED_PAGES = "held"
    response = patient.get("/conditions/crps/")
    assert response.status_code == 503
    assert "This page is not ready yet" in text(response)
    assert 'href="tel:911"' in text(response)
    assert 'href="tel:988"' in text(response)
    for path in ("/", "/conditions/", "/search/?q=crps", "/sitemap.xml", "/what-we-checked/"):
        assert "/conditions/crps/" not in text(patient.get(path)), path


def test_a_signed_page_is_shown_with_who_signed_it(patient, settings, clinical_reviewer, now):
    settings.UNSIGNED_PAGES = "held"
    page = Article.objects.get(slug="crps").editions.live(now).get().page()
    sign_off(page=page, by=clinical_reviewer)
    shown = text(patient.get("/conditions/crps/"))
    assert "Dr. Lee Example, Pain physician" in shown
    assert "Awaiting clinical review" not in shown
    assert "noindex" not in shown


def test_a_page_says_under_its_title_what_it_answers(patient, now):
    page = Article.objects.get(slug="crps").editions.live(now).get().page()
    shown = text(patient.get("/conditions/crps/"))
    assert f"<p>{html.escape(page.one_line)}</p>" in shown.split("</h1>")[1].split("</header>")[0]


def test_a_demonstration_says_so_on_every_page_and_is_not_indexed(patient):
    for path in ("/", "/conditions/crps/", "/search/"):
        assert '<meta name="robots" content="noindex">' in text(patient.get(path))
    assert "Disallow: /\n" in text(patient.get("/robots.txt"))
    assert "Awaiting clinical review" in text(patient.get("/conditions/crps/"))


def test_a_signed_site_may_be_indexed_except_for_staff_pages(patient, settings):
    settings.UNSIGNED_PAGES = "held"
    assert text(patient.get("/robots.txt")).splitlines()[:2] == ["User-agent: *",
                                                                "Disallow: /staff/"]  # fmt: skip


def test_the_sitemap_lists_exactly_what_can_be_read(patient, now, editor):
    article = condition()
    published(article, editor)
    withdraw(article=article, by=editor, note="")
    condition("draft")
    listed = re.findall("<loc>(.*?)</loc>", text(patient.get("/sitemap.xml")))
    fixed = ["/", *FIXED_PLACES.values()]
    fixed += [f"/{place}/" for place in PLACES.values()]
    live = [entry.path for entry in directory(now).by_id.values()]
    assert sorted(listed) == sorted(settings.SITE_URL + path for path in fixed + live)


def test_links_of_the_site_are_made_of_its_own_address_and_never_of_the_host_header(settings):
    settings.ALLOWED_HOSTS = ["*"]
    for path in ("/conditions/crps/", "/sitemap.xml", "/robots.txt", "/nowhere/"):
        assert "evil.example" not in text(Client(headers={"host": "evil.example"}).get(path))


def test_a_host_that_is_not_the_site_s_is_refused(patient):
    assert patient.get("/", headers={"host": "evil.example"}).status_code == 400


def test_data_for_search_engines_can_be_parsed_and_names_no_reviewer(now):
    for entry in directory(now).by_id.values():
        found = article_page(entry.kind, entry.path.strip("/").rpartition("/")[2], now)
        data = json.loads(json_ld(found))
        assert data["url"] == settings.SITE_URL + entry.path
        assert data["name"] == entry.title
        assert "reviewedBy" not in data
        assert "lastReviewed" not in data


def test_a_page_that_search_engines_may_not_list_tells_them_nothing(patient):
    shown = text(patient.get("/conditions/crps/"))
    assert 'content="noindex"' in shown
    assert "ld+json" not in shown


def test_a_signed_page_of_a_real_site_names_its_reviewer(
    patient, editor, clinical_reviewer, settings
):
    row = condition(title="A </script><script>alert(1)</script>")
    published(row, editor)
    sign_off(page=build_page(row), by=clinical_reviewer)
    settings.UNSIGNED_PAGES = "held"
    raise_stamp()
    shown = text(patient.get("/conditions/back-pain/"))
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown, re.S)
    assert json.loads(block)["reviewedBy"]["jobTitle"] == "Pain physician"
    assert "<script>alert" not in shown


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_text_of_a_kind_is_printed_on_its_page(section, patient, editor):
    names = KINDS[section.KIND].TEXT_FIELDS
    words = {"title": "T", "one_line": "x", "summary": "Aaa\nBbb"}
    article = section.objects.create(slug="s", **words, **{n: f"Says {n}." for n in names})
    if section is Dosing:
        article.doses.add(DoseStudied.objects.first())  # the note stands beside the doses
    published(article, editor)
    shown = text(patient.get(path_of(section.KIND, "s")))
    assert [name for name in names if f"Says {name}." not in shown] == []


def test_a_changed_word_shows_on_every_page_at_once(patient):
    GlossaryTerm.objects.filter(slug="placebo").update(meaning="Quite other words.")
    raise_stamp()
    for path in ("/conditions/crps/", "/conditions/neuropathic-pain/", "/words/"):
        assert "Quite other words." in text(patient.get(path))


def test_a_source_that_was_taken_back_is_told_on_the_page(patient, now):
    page = Article.objects.get(slug="crps").editions.live(now).get().page()
    Source.objects.filter(key=page.sources[0].key).update(status="retracted")
    raise_stamp()
    assert "was taken back by its publisher" in text(patient.get("/conditions/crps/"))


def test_without_a_clinic_cards_say_that_it_adds_its_number(patient):
    shown = text(patient.get("/side-effects/feeling-sick/"))
    assert "your clinic adds its number" in shown
    assert set(re.findall('href="tel:([^"]+)"', shown)) <= {"911", "988", "+18002221222"}


def test_a_clinic_s_numbers_are_links_with_the_extension_apart(patient):
    ClinicProfile.objects.create(
        phone="202-555-0100", extension="142", after_hours="202-555-0101", hours="Monday to Friday"
    )
    raise_stamp()
    shown = text(patient.get("/side-effects/feeling-sick/"))
    assert 'href="tel:+12025550100;ext=142"' in shown
    assert "extension 142" in shown
    assert 'href="tel:+12025550101"' in shown
    assert "your clinic adds its number" not in shown


def test_a_damaged_page_shows_no_word_of_it_and_no_trace(now):
    damage("crps")
    patient = Client(raise_request_exception=False)
    response = patient.get("/conditions/crps/")
    assert response.status_code == 500
    assert "In every trial" not in text(response)
    assert "Traceback" not in text(response)
    assert "hash" not in text(response)
    assert 'href="tel:911"' in text(response)
    assert patient.get("/").status_code == 200


HOSTILE = "<script>alert(1)</script> **open [x](javascript:alert(1)) ![](image:no) `"
BROKEN = [
    HOSTILE,
    "::: steps\n### never closed",
    "| a | b |\n|--",
    "[@", "[[", "[[]]", "{clinic:", "[a](condition:",
    "> " * 500,
    "[" * 2000,
    "\x00\ufffe\u202e",
    "# " * 100,
]  # fmt: skip


@pytest.mark.parametrize("words", BROKEN, ids=range(len(BROKEN)))
def test_broken_markdown_still_gives_a_page(patient, editor, words):
    words = words.replace("![](image:no)", "").replace("\x00", "").replace("1", "a")
    article = condition(body=words, treatment="After it.")
    publish(articles=[article], by=editor, note="")
    response = patient.get("/conditions/back-pain/")
    assert response.status_code == 200
    assert "After it." in text(response)
    assert "<script>alert" not in text(response)
    assert "javascript:" not in text(response).replace("(javascript:", "")
