"""Patients' own words lead to the page that answers them; each sign of danger has its help."""

import pytest

from articles import search
from articles.indexing import index
from articles.models import UrgentSign
from articles.queries.frame import urgent_rules
from articles.search.samples import danger

pytestmark = pytest.mark.usefixtures("seeded")

EXPECTED = """
/conditions/crps/                  crps | rsd | causalgia | G90.5 | complex regional pain syndrome
/conditions/crps/                  suicide disease | reflex sympathetic distrophy
/conditions/neuropathic-pain/      nerve pain | neuropathic pain | neuralgia
/conditions/neuropathic-pain/      nuropathic pain
/conditions/painful-diabetic-neuropathy/  diabetic nerve pain
/conditions/phantom-limb-pain/     phantom limb | phantom pain
/conditions/pain-after-shingles/   shingles pain
/conditions/neuropathic-pain/      can ketamine help if gabapentin did not
/conditions/fibromyalgia/          fibro | FM | M79.7 | widespread pain | pain all over
/conditions/fibromyalgia/          fibromialgia
/side-effects/feeling-sick/        nausea | throwing up | feeling sick | queasy | vomit | nausia
/side-effects/feeling-detached/    out of body | floaty | feel unreal | dissociation | k hole
/side-effects/feeling-detached/    is it normal to feel floaty and disconnected
/side-effects/vivid-dreams/        bad dreams
/risks/who-should-not-have-it/     who should not have ketamine | pregnant | contraindications
/risks/who-should-not-have-it/     breastfeeding
/risks/mixing-with-other-medicines/  alcohol
/side-effects/raised-blood-pressure/  high blood pressure
/risks/misuse-and-dependence/      is ketamine addictive | addiction | hooked | tolerence | cravings
/risks/misuse-and-dependence/      hallucinogen dependence
/benefits/fast-relief/             how long does the relief last | how fast does it work
/benefits/what-it-does-not-do/     does it cure pain
/benefits/opioid-use/              does ketamine replace opioids
/treatment/drip-into-a-vein/       iv infusion | drip
/treatment/what-studies-used/      dose | how much ketamine
/how-it-works/nmda-receptors/      nmda | how does ketamine work
/guides/day-of-the-infusion/       what happens on the day
/guides/going-home/                driving after
/guides/street-ketamine-and-esketamine/  special k
/guides/privacy/                   cookies | privacy
/guides/who-runs-this-site/        who pays for this site
/guides/research-and-what-comes-next/  placebo
"""
"""The page that comes first; tests/search/judged.jsonl holds many more, and counts them."""


def rows():
    for line in EXPECTED.strip().splitlines():
        path, typed = line.split(maxsplit=1)
        for words in typed.split(" | "):
            yield pytest.param(words, path, id=words)


@pytest.mark.parametrize(("words", "path"), list(rows()))
def test_these_words_lead_to_this_page_first(words, path, now):
    found = search.find(index(now), words, rules=urgent_rules(now))
    assert found.urgent is None
    assert found.hits[0].path == path


def test_every_sign_with_phrases_is_in_the_table():
    signs = UrgentSign.objects.exclude(phrases="").values_list("slug", flat=True)
    assert set(signs) == set(danger())


def test_every_sign_that_search_shows_alone_has_a_heading_and_advice():
    for sign in UrgentSign.objects.exclude(phrases="").exclude(level="call"):
        assert sign.heading, sign.slug
        assert sign.advice, sign.slug
        sign.full_clean()
