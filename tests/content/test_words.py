"""How the pages are written: plain, short, balanced, and no number without its source."""

import re
import statistics

import pytest

from articles.models import Article, Claim, GlossaryTerm, Outcome, Source
from articles.publishing.language import overclaims
from articles.text.plain import visible
from articles.text.readability import grade, measure
from tests.content.writing import paragraphs

pytestmark = pytest.mark.usefixtures("seeded")

HARDEST_GRADE, MEDIAN_GRADE = 8, 6
LONGEST_SENTENCE, LONGEST_PARAGRAPH, FEWEST_QUESTIONS = 20, 3, 4

NUMBER_WITHOUT_SOURCE = {
    # About this site, which is its own source.
    "how-we-write-and-check": ("grade 8", "12 months", "out of 100", "fewer than 100"),
    "accessibility": ("WCAG 2.2",),
}
LONGER = {
    "When relief may start, how large",  # a list of what the page answers
    "24 adults with fibromyalgia: 12 had",  # both groups of a trial, told in one
}
MORE_SENTENCES = {
    "A liquid that only specialists start.",  # a cell of a table
}
WITHOUT_ADDRESS = {
    "SEED-A", "SEED-B",  # came with the site as files
    "NHS-CRPS",  # read in two copies; its own address was not seen
}  # fmt: skip
FRIGHTENING_OR_BLAMING = re.compile(
    r"\b(you failed|addicts?|junkies?|drug.seek\w+|suffer(?:s|ing|ers?)? from|victims?)\b", re.I
)
BRITISH = re.compile(
    r"\b(\w+isations?|anaesthe\w+|paediatric\w*|colour\w*|behaviour\w*|centre"
    r"|oedema|diarrhoea|programme|licence|whilst)\b"
)


def test_every_page_can_be_read_at_grade_8_and_the_median_one_at_grade_6(read):
    grades = {one.path: grade(one.words) for one in read}
    assert {path: found for path, found in grades.items() if found > HARDEST_GRADE} == {}
    assert statistics.median(grades.values()) <= MEDIAN_GRADE


def test_the_words_that_are_measured_are_those_of_the_page(read):
    """A measure of nothing is easy to pass."""
    for one in read:
        assert measure(one.words).words > 400, one.path
        assert "No one can say yet if ketamine helps CRPS." in one.words or one.page.slug != "crps"


def own_lines(page):
    """One-line texts that are typed beside the passages."""
    yield page.one_line
    yield from page.questions
    for outcome in page.outcomes:
        yield from (outcome.question, outcome.population, outcome.worth_asking)


def test_sentences_are_short(read):
    long = [
        sentence
        for one in read
        for paragraph in paragraphs(one.page)
        for sentence in paragraph
        if measure(sentence.words).long_sentences
    ]
    lines = [
        line
        for one in read
        for line in own_lines(one.page)
        if measure(line).long_sentences and not line.startswith(tuple(LONGER))
    ]
    assert (long, lines) == ([], [])


def test_paragraphs_are_short(read):
    long = [
        paragraph
        for one in read
        for paragraph in paragraphs(one.page)
        if len(paragraph) > LONGEST_PARAGRAPH
        and not paragraph[0].words.startswith(tuple(MORE_SENTENCES))
    ]
    assert long == []


def test_every_sentence_with_a_number_has_a_source(read):
    bare = [
        sentence
        for one in read
        for paragraph in paragraphs(one.page)
        for sentence in paragraph
        if sentence.has_number
        and not sentence.is_cited
        and not any(some in sentence.words for some in NUMBER_WITHOUT_SOURCE.get(one.page.slug, ()))
    ]
    assert bare == []


def test_no_page_promises_more_than_the_evidence(read):
    assert {one.path: overclaims(one.words) for one in read if overclaims(one.words)} == {}


@pytest.mark.parametrize("pattern", [FRIGHTENING_OR_BLAMING, BRITISH], ids=["blame", "spelling"])
def test_some_words_are_not_used(read, pattern):
    used = {one.path: pattern.findall(typed_words(one)) for one in read}
    assert {path: words for path, words in used.items() if words} == {}


def typed_words(one):
    """What writers typed; titles of sources and names of bodies keep their own spelling."""
    return " ".join(s.words for paragraph in paragraphs(one.page) for s in paragraph)


def test_benefits_and_risks_are_as_many_with_numbers_on_both_sides(read):
    for one in read:
        benefits, harms = (one.page.part("pair", side) for side in ("benefit", "harm"))
        assert len(benefits) == len(harms), one.path
        for points in filter(None, (benefits, harms)):
            assert any(point.outcome or re.search(r"\d", point.text) for point in points), one.path


def test_conditions_and_benefits_show_the_pair_and_who_disagrees(read):
    for one in read:
        if one.page.KIND in ("condition", "benefit"):
            assert one.page.part("pair"), one.path
            assert len({line.position for line in one.page.guidance}) > 1, one.path
            assert "no clear evidence" in " ".join(one.page.summary), one.path


def test_every_page_has_questions_to_ask_and_pages_to_read_next(read):
    for one in read:
        assert len(one.page.questions) >= FEWEST_QUESTIONS, one.path
        assert one.page.related, one.path
        assert one.page.one_line, one.path
        assert 2 <= len(one.page.summary) <= 4, one.path


def test_pages_that_need_care_say_when_to_get_help(read):
    for one in read:
        assert 'id="help"' in one.html, one.path


def test_nothing_that_a_page_names_is_missing(read):
    """An unknown source, term, link or picture would be printed as such."""
    for one in read:
        assert "unknown" not in re.findall(r'class="[^"]*(unknown)[^"]*"', one.html), one.path
        assert "[@" not in visible(one.html), one.path
        assert "[[" not in visible(one.html), one.path
        assert "{clinic" not in visible(one.html), one.path
        assert ":::" not in visible(one.html), one.path


def cited(read):
    return {key for one in read for key in one.page.citations}


def test_a_claim_that_fails_is_cited_only_with_what_we_say_instead(read):
    failed = Claim.objects.exclude(verdict="agrees").filter(key__in=cited(read))
    assert not failed.filter(say_instead="", caveat="").exists()


def test_every_claim_has_a_source_or_says_why_it_is_left_out(read):
    bare = Claim.objects.filter(sources=None, verdict__in=["agrees", "overclaims"], left_out="")
    assert list(bare.filter(key__in=cited(read))) == []


def test_every_source_of_a_page_stands_and_says_how_far_it_was_read(read):
    for source in {source for one in read for source in one.page.sources}:
        assert Source.objects.get(key=source.key).status == "current", source.key
        assert source.read_note, source.key
        assert source.url or source.key in WITHOUT_ADDRESS, source.key


def test_every_word_of_the_glossary_is_explained_without_a_figure():
    for term in GlossaryTerm.objects.all():
        assert not re.search(r"\d", term.meaning), term.slug
        assert grade(term.meaning) <= HARDEST_GRADE + 4, term.slug
        assert overclaims(term.meaning) == [], term.slug


def test_every_outcome_names_its_basis_and_is_on_a_page():
    assert list(Outcome.objects.filter(basis=None)) == []
    assert list(Outcome.objects.filter(points=None)) == []


def test_no_run_of_a_heading_is_left_without_words(read):
    for one in read:
        assert not re.search(r"<h([23])[^>]*>\s*</h\1>", one.html), one.path


def test_the_first_seed_has_the_pages_that_were_promised():
    slugs = set(Article.objects.values_list("kind", "slug"))
    assert {
        ("condition", "crps"), ("condition", "neuropathic-pain"), ("condition", "fibromyalgia"),
        ("mechanism", "nmda-receptors"), ("dosing", "drip-into-a-vein"),
        ("dosing", "what-studies-used"), ("benefit", "fast-relief"),
        ("benefit", "what-it-does-not-do"), ("risk", "who-should-not-have-it"),
        ("risk", "misuse-and-dependence"), ("side_effect", "feeling-detached"),
        ("side_effect", "feeling-sick"), ("guide", "how-we-write-and-check"),
        ("guide", "privacy"), ("guide", "accessibility"), ("guide", "who-runs-this-site"),
    } <= slugs  # fmt: skip
