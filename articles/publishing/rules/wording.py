"""Rules on words: promises, blame, spelling, length, grade, and terms that nobody explains."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from articles.models import GlossaryTerm
from articles.publishing.language import overclaims
from articles.publishing.sentences import said
from articles.text.american import american
from articles.text.readability import long_sentences

from .finding import Finding
from .subject import Subject

HARDEST_GRADE = 8.0
"""US school grade of Flesch and Kincaid that no page may pass (NIH and AMA advise 6 to 8)."""
LONGEST_PARAGRAPH = 3
BLAMING = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), instead)
    for words, instead in (
        (r"you failed", "say “it did not help you”"),
        (r"addicts?|junkies?", "say “people who use it and can't stop”"),
        (r"drug.seek\w+", "say “people who ask for it”"),
        (r"suffer(?:s|ing)? from", "say “have”, as in “people who have CRPS”"),
        (r"abusers?", "say “people who misuse it”"),
        (r"sufferers?|victims?", "say “people who have it”"),
    )
)
"""Words that hurt or blame, and what to say instead."""
EVERYDAY = frozenset({"trial", "vein", "side-effect", "guideline"})
"""Words of the glossary that most readers know: explained where a writer wants it."""


def nothing_promises_too_much(subject: Subject) -> Iterator[Finding]:
    for passage in subject.texts:
        for word in overclaims(passage.text):
            yield Finding(
                "banned-claim",
                passage.where,
                f"“{word}” promises more than the evidence: say who was helped, how much, for "
                "how long, and by which source.",
            )


def nobody_is_blamed(subject: Subject) -> Iterator[Finding]:
    for passage in subject.texts:
        for pattern, instead in BLAMING:
            for match in pattern.finditer(passage.text):
                yield Finding(
                    "blame",
                    passage.where,
                    f"“{match.group()}” hurts or blames: {instead}.",
                    blocks=False,
                )


def spelling_is_american(subject: Subject) -> Iterator[Finding]:
    """Headings and names included; short forms in capitals are no words."""
    for passage in subject.texts:
        for word in dict.fromkeys(re.findall(r"[A-Za-z]?[a-z]+", said(passage.text))):
            small = word.lower()
            if (spelled := american(small)) != small:
                yield Finding(
                    "british-spelling",
                    passage.where,
                    f"“{word}” is British: write “{_as_large(spelled, word)}”.",
                    blocks=False,
                )


def sentences_and_paragraphs_are_short(subject: Subject) -> Iterator[Finding]:
    for paragraph in subject.paragraphs:
        if len(paragraph) > LONGEST_PARAGRAPH:
            yield Finding(
                "long-paragraph",
                paragraph[0].where,
                f"The paragraph “{paragraph[0].words}” has {len(paragraph)} sentences: make it "
                "two, of at most 3 sentences each.",
                blocks=False,
            )
    page = subject.page
    asked = {page.one_line, *page.questions, *(outcome.question for outcome in page.outcomes)}
    typed = [(sentence.where, sentence.words) for sentence in subject.sentences]
    typed += [(line.where, line.text) for line in subject.lines if line.text in asked]
    for where, words in typed:
        for long in long_sentences(words):
            yield Finding(
                "long-sentence",
                where,
                f"“{long}” has over 20 words: make it two.",
                blocks=False,
            )


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
    small = text.casefold()  # most words are nowhere on a page: that is soon seen
    # The longer word goes first, and takes the shorter one within it away.
    for slug, word in sorted(glossary.items(), key=lambda term: -len(term[1])):
        if slug in page.terms or slug in EVERYDAY or word.casefold() not in small:
            continue
        if not (found := _word(word).search(text)):
            continue
        text = _word(word).sub("", text)
        yield Finding(
            "unexplained-term",
            "The page",
            f"“{found[0]}” is not explained: write [[{slug}|{found[0]}]] where it first stands.",
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


def _as_large(word: str, like: str) -> str:
    """The word with a capital where the other one has it."""
    return word.capitalize() if like[0].isupper() else word
