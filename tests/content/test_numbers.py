"""Every number that readers see comes from a claim, an outcome, a dose studied or a named place."""

import re
from collections import Counter

import pytest

from articles.emergency import LINES
from articles.models import UrgentSign
from articles.publishing.words import HIDDEN, UNSET
from articles.rendering import render
from articles.templatetags.site import FREQUENCIES
from articles.text.plain import visible
from tests.content.tracing import HUNDRED, Base, digits, is_rounded, typed

from .conftest import STANDING

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.once]

FEWEST_TYPED, FEWEST_SEEN = 1_700, 2_000
EDITION = re.compile(r"Edition \d+ · code [\w-]+")
"""Whose edition readers have before them: bookkeeping, told by the site itself."""


def test_100_is_a_number_unless_people_are_counted_out_of_it():
    assert digits("100 mg of 100 people") == digits("A drip of 100 hours.") == {HUNDRED}
    assert digits("3 in 100, 4 of every 100 and 5 out of 100") == {3, 4, 5}


@pytest.fixture(scope="module")
def evidence_pages(read):
    """All but the pages about the site itself, each with the numbers that are typed on it."""
    pages = [one for one in read if getattr(one.page, "purpose", "") != "site"]
    return [(one, list(typed(one.page))) for one in pages]


def test_every_number_that_is_typed_or_stored_is_in_what_it_rests_on(evidence_pages):
    base, traced, lost = Base(), Counter(), []
    for _, numbers in evidence_pages:
        for told in numbers:
            way = base.way(told)
            traced[way] += 1
            if not way:
                lost.append((told.page, told.where, told.number, told.words[:200]))
    print(f"\n{sum(traced.values())} numbers typed or stored, by what they were traced to:")
    for way, count in traced.most_common():
        print(f"{count:6} {way}")
    assert lost == []
    assert sum(traced.values()) > FEWEST_TYPED


def test_every_number_that_is_seen_is_one_of_these_or_of_a_named_place(evidence_pages, read):
    """Numbers of sources and the list of sources left out: they count nothing."""
    standing = _standing(read)
    seen, lost = 0, []
    for one, numbers in evidence_pages:
        own = {told.number for told in numbers} | _drawn(one.page)
        words = visible(re.sub(STANDING, "", one.html, flags=re.DOTALL), hidden=HIDDEN)
        for line in filter(digits, EDITION.sub("", words).splitlines()):
            seen += len(digits(line))
            for number in digits(_without(line, (*standing, _band(one.page)))):
                if not any(is_rounded(number, known) for known in own):
                    lost.append((one.page.slug, number, line[:200]))
    print(f"\n{seen} numbers seen on {len(evidence_pages)} pages")
    assert lost == []
    assert seen > FEWEST_SEEN


def _standing(read):
    """What any page may print: signs, help lines, the clinic's rules, the names of other pages."""
    texts = {words for one in read for words in (one.page.title, one.page.one_line)}
    for sign in UrgentSign.objects.values_list("text", flat=True):
        texts |= set(visible(render(sign, clinic=UNSET), hidden=HIDDEN).splitlines())
    texts |= {*LINES["US"], *UNSET.values()}
    return sorted((text for text in texts if digits(text)), key=len, reverse=True)


def _band(page):
    return FREQUENCIES.get(getattr(page, "frequency", ""), "")


def _without(line, texts):
    for text in filter(None, texts):
        line = line.replace(text, "")
    return line


def _drawn(page):
    """What a picture adds to the numbers of its outcome: the other frame, and how many in 100."""
    found = set()
    for value in (value for outcome in page.outcomes for value in outcome.values):
        if value.count is not None:
            found.add(value.of - value.count)
            if value.of >= HUNDRED:
                share = round(100 * value.count / value.of)
                found |= {share, HUNDRED - share}
        if value.percent is not None:
            found |= {HUNDRED - value.percent, HUNDRED - round(value.percent)}
    return {float(one) for one in found}
