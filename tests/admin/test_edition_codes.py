"""The code at the foot of a page: short enough for the phone, and it finds the edition."""

import re

import pytest

from articles.models import Edition
from tests.rows import condition, published

from .groups import AUTHORS, EDITORS, as_one_of

pytestmark = pytest.mark.usefixtures("seeded")
FOOT = re.compile(r'Edition (\d+) · code <span translate="no">([0-9A-F]{4}-[0-9A-F]{4})</span>')


@pytest.fixture
def edition(editor) -> Edition:
    return published(condition(), editor)


@pytest.fixture
def as_staff(db):
    return as_one_of(AUTHORS)


def found_by(client, typed) -> set[int]:
    page = client.get("/staff/editions/", {"q": typed}, follow=True)
    return {row.pk for row in page.context["cl"].result_list}


@pytest.mark.parametrize(
    "address",
    [
        "/conditions/crps/",
        "/how-it-works/nmda-receptors/",
        "/treatment/drip-into-a-vein/",
        "/benefits/fast-relief/",
        "/risks/misuse-and-dependence/",
        "/side-effects/feeling-sick/",
        "/guides/privacy/",
    ],
)
def test_a_page_of_each_kind_names_its_edition_once(address, patient):
    page = patient.get(address).text
    slug = address.split("/")[2]
    edition = Edition.objects.get(slug=slug)
    assert FOOT.findall(page) == [(str(edition.number), edition.code)]


def test_it_stands_below_the_sources_and_is_printed(patient):
    page = patient.get("/conditions/crps/").text
    foot = page.index("Edition 1")
    assert page.index('id="sources"') < foot < page.index("<footer")
    assert "noprint" not in page[foot - 100 : foot]


def test_a_preview_is_called_a_draft_and_has_no_code(as_author):
    page = as_author.get(f"/staff/pages/{condition().pk}/preview/").text
    assert "Draft: no edition yet" in page
    assert "code <span" not in page


@pytest.mark.parametrize(
    "typed",
    [
        "{}", "{lower}", "{joined}", "{lower_joined}", " {} ", "{spaced}", "code {}",
        "Edition 1 · code {}", "{heard}",
    ],
)  # fmt: skip
def test_a_code_finds_its_edition_however_it_was_typed(typed, edition, as_staff):
    code = edition.code
    words = typed.format(
        code,
        lower=code.lower(),
        joined=code.replace("-", ""),
        lower_joined=code.replace("-", "").lower(),
        spaced=code.replace("-", " "),
        heard=code.replace("0", "O").replace("1", "l").replace("5", "s"),
    )
    assert edition.pk in found_by(as_staff, words)


def test_a_code_of_no_edition_finds_nothing(edition, as_staff):
    other = "0000-0000" if edition.code != "0000-0000" else "1111-1111"
    assert found_by(as_staff, other) == set()


def test_words_of_a_title_still_find_editions(edition, as_staff):
    assert found_by(as_staff, "back pain") == {edition.pk}


def test_editions_without_words_lists_all(as_staff):
    assert found_by(as_staff, "")


def test_who_may_not_see_editions_finds_none(edition, patient, as_reader):
    for client in (patient, as_reader):
        page = client.get("/staff/editions/", {"q": edition.code}, follow=True)
        assert "login" in page.redirect_chain[-1][0]


def test_the_form_of_an_edition_shows_its_code(edition, as_staff):
    assert edition.code in as_staff.get(f"/staff/articles/edition/{edition.pk}/change/").text


def test_who_publishes_hides_the_reason_of_an_edition_from_readers(edition, patient):
    as_editor = as_one_of(EDITORS)
    page = as_editor.get(f"/staff/articles/edition/{edition.pk}/change/").text
    assert 'href="/staff/reasons/hide/?note=A%20test."' in page
    assert "A test." in as_editor.get("/staff/reasons/hide/?note=A%20test.").text
    rated = "/quality/conditions/back-pain/"
    assert "A test." in patient.get(rated).text
    assert "copy the whole sentence" in as_editor.post("/staff/reasons/hide/", {"note": "A"}).text
    assert as_editor.post("/staff/reasons/hide/", {"note": edition.note}).status_code == 302
    assert "A test." not in patient.get(rated).text
    assert "First published" in patient.get(rated).text


def test_who_may_not_publish_hides_nothing(edition, as_staff):
    assert "reasons/hide" not in as_staff.get(f"/staff/articles/edition/{edition.pk}/change/").text
    assert as_staff.post("/staff/reasons/hide/", {"note": edition.note}).status_code == 403
