"""Search and registers answer whatever is asked of them."""

import html
import re
from urllib.parse import quote

import pytest

from articles.caching import raise_stamp
from articles.models import Claim, UrgentSign

pytestmark = pytest.mark.usefixtures("seeded")

HOSTILE = [
    '"', "'", '"""', "a\x00b", "NEAR(a b)", "a AND OR NOT", "title:crps", "col:*", "*", "crps*",
    "(((", "%", "%%s", "{{ 7|add:7 }}", "<script>alert(1)</script>", "\u202ecrps\u202c", "💊",
    "-", "--", "x" * 10_000, "pain " * 2_000, "\n\t ", "é" * 500, "' OR 1=1; DROP TABLE x; --",
    "null", "\\", "^crps", "+crps", "#", "\ud800".encode("utf-8", "surrogatepass"),
]  # fmt: skip


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_can_be_typed_breaks_search(patient, typed):
    response = patient.get(f"/search/?q={quote(typed)}")
    assert response.status_code == 200
    assert "<script>alert" not in text(response)
    assert "Traceback" not in text(response)


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-1", "page=999999", "page=abc", "page=" + "9" * 5000, "page=1.5", "page=",
        "document=Z", "verdict=%00", "topic[]=x", "kind='", "kind=%3Cscript%3E", "a=b&a=c&page=2",
        "document=A&document=B", "since=never", "q", "&&&", "%ff=%ff", "page=%EF%BC%92",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/what-we-checked/", "/sources/", "/search/", "/side-effects/"])
def test_nothing_in_an_address_breaks_a_list(patient, path, query):
    response = patient.get(f"{path}?{query}")
    assert response.status_code == 200
    assert "%3Cscript%3E" not in text(response)


def test_an_empty_search_offers_lists(patient):
    for path in ("/search/", "/search/?q=", "/search/?q=%20%20"):
        assert "Or choose from a list" in text(patient.get(path))


def test_a_search_says_what_it_looked_for_and_shows_the_best_page_first(patient):
    shown = text(patient.get("/search/?q=rsd"))
    assert "Best match" in shown
    main = shown[shown.index("Best match") :]
    assert re.search(r'href="(/[a-z-]+/[a-z-]+/)"', main).group(1) == "/conditions/crps/"


def test_a_search_without_a_hit_shows_a_way_on_and_promises_nothing(patient):
    shown = text(patient.get("/search/?q=zzyzx"))
    assert "We found nothing for" in shown
    assert "does not mean it is safe" in shown
    assert 'href="/conditions/"' in shown


def test_a_search_can_be_narrowed_to_a_kind(patient):
    shown = text(patient.get("/search/?q=pain&kind=risk"))
    main = shown[shown.index("<main") : shown.index("</main>")]
    hits = re.findall(r'href="/([a-z-]+)/[a-z-]+/"', main[main.index("Best match") :])
    assert set(hits) == {"risks"}


def test_urgent_words_show_help_before_any_result(patient):
    shown = text(patient.get("/search/?q=cant+breathe"))
    assert 'href="tel:911"' in shown
    assert "Show the search results" in shown
    assert "Best match" not in shown


def test_urgent_help_comes_where_the_index_can_not_be_made(patient, settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_INDEX = tmp_path / "file" / "search.sqlite3"
    assert 'href="tel:988"' in text(patient.get("/search/?q=want+to+die"))


def test_a_new_urgent_phrase_works_at_once(patient):
    UrgentSign.objects.create(
        slug="x", level="emergency", heading="Call now", advice="Do.", phrases="zebra attack"
    )
    raise_stamp()
    assert "Call now" in text(patient.get("/search/?q=zebra+attack"))


def claims_shown(patient, query):
    return re.findall(r"Showing (\d+) to (\d+) of (\d+) claims", text(patient.get(query)))


def test_claims_can_be_chosen_by_document_and_verdict(patient):
    wanted = Claim.objects.filter(document="A", verdict="overclaims").count()
    [(_, _, found)] = claims_shown(patient, "/what-we-checked/?document=A&verdict=overclaims")
    assert int(found) == wanted > 0


def test_every_claim_can_be_reached_page_by_page(patient):
    seen, query = set(), "/what-we-checked/"
    while query:
        shown = html.unescape(text(patient.get(query)))
        seen |= set(re.findall(r'<li id="([^"]+)"', shown))
        found = re.search(r'href="(\?[^"]*page=\d+)"[^>]*rel="next"|rel="next"[^>]*href="([^"]+)"',
                          shown)  # fmt: skip
        query = found and "/what-we-checked/" + (found.group(1) or found.group(2))
    keys = set(Claim.objects.values_list("key", flat=True))
    assert keys - seen == set()


def test_a_choice_that_fits_nothing_says_so(patient, empty):
    assert "No claim fits these choices." in text(patient.get("/what-we-checked/"))


def test_a_search_is_never_written_to_the_log(patient, caplog):
    caplog.set_level("DEBUG")
    patient.get("/search/?q=secret+illness")
    patient.get("/nowhere/?q=secret+illness")
    assert "secret" not in caplog.text
