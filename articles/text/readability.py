"""How hard a text is to read: Flesch-Kincaid grade, long sentences, hard words.

Takes visible words, one block a line (plain.visible); what a page may score is for its callers.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.text.syllables import syllables

LONG_SENTENCE = 20  # more words than this make a sentence long
HARD_WORD = 4  # this many syllables make a word hard

_CITATION = re.compile(r"\[[0-9]+(?:, ?[0-9]+)*\]")
_WORD = re.compile(r"[^\W_]+(?:[.,'\u2019/+&-]+[^\W_]+)*")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mrs?|Ms|St|Prof|vs|e\.g|i\.e|[A-Z]\.[A-Z])\.$")
_STOP = re.compile(r"(?<=[.!?\u2026])[\"')\]\u2019\u201d]*\s++(?![a-z(])")


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of a text. Both grades count every word in the length of the sentences."""

    words: int
    sentences: int
    syllables: int
    grade: float  # every word counted: what an outside counter finds
    grade_without_terms: float  # the syllables of explained terms left out
    long_sentences: tuple[str, ...]
    hard_words: tuple[str, ...]  # in order of first appearance, explained terms left out


def flesch_kincaid(words: float, sentences: float, syllables: float) -> float:
    """The US school grade of Kincaid, Fishburne, Rogers and Chissom (1975), not rounded.

    Raises ValueError without at least one word and one sentence.
    """
    if words <= 0 or sentences <= 0:
        raise ValueError(
            f"A grade needs at least one word and one sentence, not {words} and {sentences}:"
            " leave texts without words out."
        )
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of `text`, every word counted; 0.0 where there are no words."""
    return measure(text).grade


def measure(text: str, known_terms: Collection[str] = frozenset()) -> Readability:
    """Count `text`; `known_terms` are words or phrases that the page explains to its readers.

    A sentence ends at a full stop, a question or exclamation mark, and at each line's end, so
    that a heading or a list item is a sentence. A hyphenated word is one word. Citation marks
    such as [1, 2] are no words.
    """
    known = _index(known_terms)
    sentences = list(_sentences(text))
    words = [word for _, found in sentences for word in found]
    unexplained = [word for _, found in sentences for word in _leave_out(found, known)]
    count = {word: syllables(word) for word in set(words)}
    spoken = [count[word] for word in words]
    return Readability(
        words=len(words),
        sentences=len(sentences),
        syllables=sum(spoken),
        grade=_grade(len(words), len(sentences), spoken),
        grade_without_terms=_grade(
            len(words), len(sentences), [count[word] for word in unexplained]
        ),
        long_sentences=tuple(s for s, found in sentences if len(found) > LONG_SENTENCE),
        hard_words=_hard(unexplained),
    )


def long_sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text` that have more than LONG_SENTENCE words."""
    return tuple(s for s, found in _sentences(text) if len(found) > LONG_SENTENCE)


def _grade(words: int, sentences: int, spoken: list[int]) -> float:
    """The grade from the length of all sentences and the syllables of the words in `spoken`."""
    if not words:
        return 0.0
    per_word = sum(spoken) / len(spoken) if spoken else 1.0
    return flesch_kincaid(words, sentences, per_word * words)


def _sentences(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each sentence that has a word, and its words."""
    for line in _CITATION.sub("", text).splitlines():
        start = ""
        for piece in _STOP.split(line):
            sentence = f"{start} {piece}".strip()
            start = sentence if _ABBREVIATION.search(sentence[-8:]) else ""
            if not start and (found := _WORD.findall(sentence)):
                yield sentence, found
        if found := _WORD.findall(start):
            yield start, found


def _hard(words: list[str]) -> tuple[str, ...]:
    """The hard words, each once; a hyphenated word is as hard as its hardest part."""
    first: dict[str, str] = {}
    for word in words:
        if any(syllables(part) >= HARD_WORD for part in re.split(r"[-/]", word)):
            first.setdefault(word.casefold(), word)
    return tuple(first.values())


def _index(terms: Collection[str]) -> dict[str, list[tuple[str, ...]]]:
    """Terms as tuples of words under their first word, the longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for term in {tuple(map(_key, _WORD.findall(term))) for term in terms} - {()}:
        index.setdefault(term[0], []).append(term)
    return {first: sorted(those, key=len, reverse=True) for first, those in index.items()}


def _leave_out(words: list[str], known: dict[str, list[tuple[str, ...]]]) -> Iterator[str]:
    """The words of a sentence that belong to no known term."""
    keys, at = list(map(_key, words)), 0
    while at < len(words):
        matching = (t for t in known.get(keys[at], ()) if tuple(keys[at : at + len(t)]) == t)
        if term := next(matching, None):
            at += len(term)
        else:
            yield words[at]
            at += 1


def _key(word: str) -> str:
    """Singular and plural, with or without a possessive, are one."""
    return re.sub(r"['\u2019]s?$|(?<=[^s])s$", "", word.casefold())
