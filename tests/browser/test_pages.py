"""What every patient page promises: fit, quiet, light, and usable by everybody."""

import re
from statistics import median

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe

from .visit import addresses, body

MOST_REQUESTS = 4
MOST_BYTES = 15 * 1024
MEDIAN_BYTES = 11 * 1024
AXE = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
    "resultTypes": ["violations"],
}  # fmt: skip
KINDS = {
    "home": "/",
    "condition": "/conditions/crps/",
    "mechanism": "/how-it-works/nmda-receptors/",
    "dosing": "/treatment/drip-into-a-vein/",
    "benefit": "/benefits/fast-relief/",
    "risk": "/risks/misuse-and-dependence/",
    "side effect": "/side-effects/feeling-sick/",
    "guide": "/guides/privacy/",
    "list of a kind": "/conditions/",
    "list of side effects": "/side-effects/",
    "what the studies found": "/evidence/",
    "what we checked": "/what-we-checked/",
    "sources": "/sources/",
    "words": "/words/",
    "visit plan": "/visit-plan/",
    "search": "/search/?q=crps",
    "search for something urgent": "/search/?q=i+want+to+die",
    "search without a result": "/search/?q=qzxwv",
    "search with a corrected spelling": "/search/?q=fybromyalgia",
    "side effects in own words": "/side-effects/?feel=throwing+up",
    "side effects in words that nobody uses": "/side-effects/?feel=qzxwv",
    "was it clear": "/feedback/conditions/crps/",
    "how a page is rated": "/quality/conditions/crps/",
    "corrections": "/corrections/",
    "what you told us": "/what-you-told-us/",
    "an address that leads nowhere": "/nowhere/",
}
"""One page of each kind."""


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing(page, site, address):
    page.goto(site + address)
    found = Axe().run(page, options=AXE).response["violations"]
    assert [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ] == []


def test_no_page_scrolls_sideways_on_the_narrowest_phone(visits):
    assert {visit.address: visit.too_wide for visit in visits if visit.too_wide > 0} == {}


def test_no_page_sets_a_cookie(visits):
    assert {visit.address: visit.cookies for visit in visits if visit.cookies} == {}


def test_no_page_asks_another_host(visits, site):
    assert {v.address: v.foreign(site) for v in visits if v.foreign(site)} == {}


def test_no_page_makes_the_browser_complain(visits):
    """Neither about the content security policy nor about anything else."""
    heard = {visit.address: visit.complaints for visit in visits if visit.complaints}
    heard.pop("/nowhere/")  # the one address whose 404 the console reports, as it should
    assert heard == {}


def test_what_the_studies_found_prints_on_one_sheet(page, site):
    page.goto(f"{site}/evidence/")
    for paper in ("Letter", "A4"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1, paper


def test_a_first_view_needs_few_requests(visits):
    counts = {visit.address: len(visit.counted()) for visit in visits}
    assert {address: n for address, n in counts.items() if n > MOST_REQUESTS} == {}


def test_pages_are_light_enough_for_a_weak_signal(site, capsys):
    """What its first view waits for, as small as brotli makes it; the table is printed."""
    style = packed(site + stylesheet(site))
    sizes = {a: packed(site + a) + style for a in addresses(site) if a != "/nowhere/"}
    with capsys.disabled():
        print(f"\n{style:>7,} bytes of CSS, in each of:")
        for address, size in sorted(sizes.items(), key=lambda item: -item[1]):
            print(f"{size:>7,} {address}")
        print(f"{median(sizes.values()):>7,.0f} in the median")
    assert {address: size for address, size in sizes.items() if size > MOST_BYTES} == {}
    assert median(sizes.values()) <= MEDIAN_BYTES


def stylesheet(site):
    """The address of the one stylesheet."""
    (found,) = re.findall(r'rel="stylesheet" href="([^"]+)"', body(f"{site}/").decode())
    return found


def packed(url):
    return len(brotli.compress(body(url)))
