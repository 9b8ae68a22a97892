"""Rules on words: promises, blame, spelling, length, grade, and terms that nobody explains."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from articles.models import GlossaryTerm
from articles.publishing.language import overclaims
from articles.text.american import american
from articles.text.readability import long_sentences

from .finding import Finding
from .subject import Subject

HARDEST_GRADE = 8.0
"""US school grade of Flesch and Kincaid that no page may pass (NIH and AMA advise 6 to 8)."""
LONGEST_PARAGRAPH = 3
BLAMING = re.compile(
    r"\b(you failed|addicts?|junkies?|drug.seek\w+|suffer(?:s|ing|ers?)? from|victims?)\b", re.I
)
EVERYDAY = frozenset({"trial", "vein", "side-effect", "guideline"})
"""Words of the glossary that most readers know: explained where a writer wants it."""


def nothing_promises_too_much(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for word in overclaims(passage.text):
            yield Finding(
                "banned-claim",
                passage.where,
                f"“{word}” promises more than the evidence: say who was helped, how much, for "
                "how long, and by which source.",
            )


def nobody_is_blamed(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for match in BLAMING.finditer(passage.text):
            yield Finding(
                "blame",
                passage.where,
                f"“{match.group()}” hurts or blames: say “people who have” or “people who use”.",
                blocks=False,
            )


def spelling_is_american(subject: Subject) -> Iterator[Finding]:
    for sentence in subject.sentences:
        for word in re.findall(r"[a-z]+", sentence.words):
            if american(word) != word:
                yield Finding(
                    "british-spelling",
                    sentence.where,
                    f"“{word}” is British: write “{american(word)}”.",
                    blocks=False,
                )


def sentences_and_paragraphs_are_short(subject: Subject) -> Iterator[Finding]:
    page = subject.page
    for paragraph in subject.paragraphs:
        if len(paragraph) > LONGEST_PARAGRAPH:
            yield Finding(
                "long-paragraph",
                paragraph[0].where,
                f"The paragraph “{paragraph[0].words}” has {len(paragraph)} sentences: make it "
                "two, of at most 3.",
                blocks=False,
            )
    for sentence in subject.sentences:
        yield from _long(sentence.where, sentence.words)
    for line in (
        page.one_line,
        *page.questions,
        *(o.question for o in page.outcomes),
    ):
        yield from _long("One line", line)


def the_page_is_easy_enough(subject: Subject) -> Iterator[Finding]:
    found = subject.readability.grade
    if found > HARDEST_GRADE:
        yield Finding(
            "too-hard",
            "The page",
            f"It reads at grade {found:.1f}: shorter sentences and words bring it to 8 or less.",
            blocks=False,
        )


def every_term_is_explained(subject: Subject) -> Iterator[Finding]:
    """A word of the glossary that the page uses is marked somewhere on it, but for its subject."""
    page = subject.page
    glossary = dict(GlossaryTerm.objects.values_list("slug", "word"))
    # The longer word explains the shorter one within it.
    known = {page.title, page.medical_name, *(glossary.get(slug, slug) for slug in page.terms)}
    text = _without(subject.words, known)
    for slug, word in glossary.items():
        if slug not in page.terms and slug not in EVERYDAY and _word(word).search(text):
            yield Finding(
                "unexplained-term",
                "The page",
                f"“{word}” is not explained: write [[{slug}|{word}]] where it first stands.",
                blocks=False,
            )


def _without(text: str, known: Collection[str]) -> str:
    for words in sorted(filter(None, known), key=len, reverse=True):
        text = re.sub(re.escape(words), "", text, flags=re.IGNORECASE)
    return text


@cache
def _word(word: str) -> re.Pattern[str]:
    """Finds a word in any case, but a short form such as ACT only as it is written."""
    return re.compile(rf"\b{re.escape(word)}s?\b", 0 if word.isupper() else re.IGNORECASE)


def _long(where: str, text: str) -> Iterator[Finding]:
    for sentence in long_sentences(text):
        yield Finding(
            "long-sentence",
            where,
            f"“{sentence}” has over 20 words: make it two.",
            blocks=False,
        )
