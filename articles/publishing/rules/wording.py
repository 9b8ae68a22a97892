"""Rules on words: promises, blame, spelling, length, grade, and terms that nobody explains."""

import re
from collections.abc import Iterator

from articles import pages
from articles.models import GlossaryTerm
from articles.publishing.language import overclaims
from articles.publishing.passages import passages
from articles.publishing.sentences import paragraphs
from articles.publishing.words import words
from articles.text.american import american
from articles.text.readability import grade, measure

from .finding import Finding

HARDEST_GRADE = 8.0
"""US school grade of Flesch and Kincaid that no page may pass (NIH and AMA advise 6 to 8)."""
LONGEST_PARAGRAPH = 3
BLAMING = re.compile(
    r"\b(you failed|addicts?|junkies?|drug.seek\w+|suffer(?:s|ing|ers?)? from|victims?)\b", re.I
)
EVERYDAY = frozenset({"trial", "vein", "side-effect", "guideline"})
"""Words of the glossary that most readers know: explained where a writer wants it."""


def nothing_promises_too_much(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for word in overclaims(passage.text):
            yield Finding(
                "banned-claim",
                passage.where,
                f"“{word}” promises more than the evidence: say who was helped, how much, for "
                "how long, and by which source.",
            )


def nobody_is_blamed(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for match in BLAMING.finditer(passage.text):
            yield Finding(
                "blame",
                passage.where,
                f"“{match.group()}” hurts or blames: say “people who have” or “people who use”.",
                blocks=False,
            )


def spelling_is_american(page: pages.ArticlePage) -> Iterator[Finding]:
    for paragraph in paragraphs(page):
        for sentence in paragraph:
            for word in re.findall(r"[a-z]+", sentence.words):
                if american(word) != word:
                    yield Finding(
                        "british-spelling",
                        sentence.where,
                        f"“{word}” is British: write “{american(word)}”.",
                        blocks=False,
                    )


def sentences_and_paragraphs_are_short(page: pages.ArticlePage) -> Iterator[Finding]:
    for paragraph in paragraphs(page):
        if len(paragraph) > LONGEST_PARAGRAPH:
            yield Finding(
                "long-paragraph",
                paragraph[0].where,
                f"The paragraph “{paragraph[0].words}” has {len(paragraph)} sentences: make it "
                "two, of at most 3.",
                blocks=False,
            )
        for sentence in paragraph:
            yield from _long(sentence.where, sentence.words)
    for line in (page.one_line, *page.questions, *(o.question for o in page.outcomes)):
        yield from _long("One line", line)


def the_page_is_easy_enough(page: pages.ArticlePage) -> Iterator[Finding]:
    found = grade(words(page))
    if found > HARDEST_GRADE:
        yield Finding(
            "too-hard",
            "The page",
            f"It reads at grade {found:.1f}: shorter sentences and words bring it to 8 or less.",
            blocks=False,
        )


def every_term_is_explained(page: pages.ArticlePage) -> Iterator[Finding]:
    """A word of the glossary that the page uses is marked somewhere on it, but for its subject."""
    glossary = dict(GlossaryTerm.objects.values_list("slug", "word"))
    text = f"{words(page)}\n".casefold().replace(page.title.casefold(), "")
    for slug in page.terms:  # the longer word explains the shorter one within it
        text = text.replace(glossary.get(slug, slug).casefold(), "")
    subject = f"{page.title} {page.medical_name}".casefold()
    for slug, word in glossary.items():
        if slug in page.terms or slug in EVERYDAY or word.casefold() in subject:
            continue
        if re.search(rf"\b{re.escape(word.casefold())}s?\b", text):
            yield Finding(
                "unexplained-term",
                "The page",
                f"“{word}” is not explained: write [[{slug}|{word}]] where it first stands.",
                blocks=False,
            )


def _long(where: str, text: str) -> Iterator[Finding]:
    for sentence in measure(text).long_sentences:
        yield Finding(
            "long-sentence",
            where,
            f"“{sentence}” has over 20 words: make it two.",
            blocks=False,
        )
