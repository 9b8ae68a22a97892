"""Search and registers answer whatever is asked of them."""

import html
import re
from urllib.parse import quote

import pytest
from django.utils import timezone

from articles.caching import raise_stamp
from articles.models import Claim, ClinicProfile, UrgentSign
from articles.queries.directory import directory

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
    assert "We have no page about <strong>zzyzx</strong>" in shown
    assert "does not mean that it is harmless" in shown
    main = shown[shown.index("<main") : shown.index("</main>")]
    assert 'href="/conditions/"' in main
    assert "Show only" not in main


def test_a_narrowed_search_without_a_hit_leads_to_everything(patient):
    shown = text(patient.get("/search/?q=nmda+receptor&kind=side_effect"))
    assert "of this kind" in shown
    assert 'href="?q=nmda%20receptor">Search everything' in shown


def test_a_search_can_ask_for_the_clinics_number_where_there_is_no_page(patient):
    ClinicProfile(phone="202-555-0100", extension="142").save()
    raise_stamp()
    main = text(patient.get("/search/?q=zzyzx")).split("<main")[1].split("</main>")[0]
    assert 'href="tel:+12025550100;ext=142"' in main


def test_the_best_page_says_what_it_is_about_and_the_name_that_led_there(patient):
    best = text(patient.get("/search/?q=rsd")).split("Best match")[1].split("</li>")[0]
    entry = next(e for e in directory(timezone.now()).by_id.values() if e.path.endswith("/crps/"))
    assert html.escape(entry.one_line) in best
    assert "Also called <strong>RSD</strong>" in best


def test_a_word_has_another_link_text_than_the_page_of_that_name(patient):
    shown = text(patient.get("/search/?q=fibromyalgia"))
    assert '<a href="/words/#fibromyalgia">Fibromyalgia: what the word means</a>' in shown


@pytest.mark.parametrize(("typed", "meant"), [("fybromyalgia", "fibromyalgia")])
def test_a_wrong_spelling_is_put_right_in_words_with_a_way_back(patient, typed, meant):
    shown = text(patient.get(f"/search/?q={typed}"))
    said = shown.split('role="status"')[1].split("</p>")[0]
    assert meant in said
    assert f'href="?q={typed}&amp;exact=1">Search only for “{typed}”' in said
    assert 'href="/conditions/fibromyalgia/"' in shown


def test_the_way_back_searches_for_the_words_as_typed(patient):
    shown = text(patient.get("/search/?q=fybromyalgia&exact=1"))
    assert "Search only for" not in shown
    assert "fibromyalgia”" not in shown


def test_the_way_back_stays_with_a_kind(patient):
    assert "&amp;kind=risk&amp;exact=1" in text(patient.get("/search/?q=pain&exact=1"))
    shown = text(patient.get("/search/?q=fybromyalgia&kind=condition"))
    assert 'href="?q=fybromyalgia&amp;kind=condition&amp;exact=1"' in shown


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
    patient.get("/side-effects/?feel=secret+illness")
    patient.get("/api/v1/search?q=secret+illness")
    patient.get("/api/v1/search?q=secret+illness&kind=secret")
    patient.get("/api/v1/suggest?q=secret+illness")
    patient.get("/nowhere/?q=secret+illness")
    assert "secret" not in caplog.text
