"""Phrases as people write them, found in what is typed: for urgent rules and for questions.

A phrase is a row of words; case, accents, apostrophes, hyphens and the spelling of "cannot" or
"don't" make no difference.
    "chest pain"        these words, next to each other
    "want * die"        up to three words between
    "suicid*"           any word that starts so (suicide, suicidal)
"""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.text.normalize import normalize

MOST_WORDS_BETWEEN = 3

WORD = re.compile(r"[^\W_]+")
_STARRED_WORD = re.compile(r"[^\W_]+\*?|\*")

# One spelling for what is said in one breath, so that a phrase need not be written five times:
# "isn't", "isnt" and "is not" all hold the word "not". Only "cannot" stays one word, for "can*".
_ONE_SPELLING = tuple(
    (re.compile(rf"\b(?:{written})\b"), one)
    for written, one in (
        ("cant|can not", "cannot"),
        ("wont", "will not"),
        ("(do|does|did|is|are|was|were|has|have|had|would|could|should)nt", r"\1 not"),
        ("im", "i am"),
        ("ive", "i have"),
        ("wanna", "want to"),
        ("gonna", "going to"),
    )
)


class _Phrase(NamedTuple):
    """A phrase to be found in words that are set apart, and ended, by single spaces.

    `parts` must all be in them; to see whether they are is far quicker than the pattern.
    """

    parts: tuple[str, ...]
    pattern: re.Pattern[str]


def spans(phrase: str, words: str) -> list[tuple[int, int]]:
    """Return where a phrase stands in `plain` words, overlapping places included."""
    compiled = _compiled(phrase)
    if not all(part in words for part in compiled.parts):
        return []
    return [match.span(1) for match in compiled.pattern.finditer(words)]


@lru_cache(maxsize=10_000)
def _compiled(phrase: str) -> _Phrase:
    parts = _STARRED_WORD.findall(plain(phrase, keep="*"))
    literal = tuple(part.rstrip("*") + ("" if part.endswith("*") else " ") for part in parts)
    pattern = ""
    for part in parts:
        if part == "*":
            pattern += rf"(?:\S+ ){{0,{MOST_WORDS_BETWEEN}}}?"
        else:
            pattern += re.escape(part.rstrip("*")) + (r"\S*" if part.endswith("*") else "") + " "
    return _Phrase(literal, re.compile(rf"(?<!\S)(?=({pattern}))"))


def plain(text: str, keep: str = "") -> str:
    """Return the words of a text in one spelling, each followed by a space."""
    letters = normalize(text).replace("'", "")
    words = " ".join((_STARRED_WORD if keep else WORD).findall(letters))
    for written, one in _ONE_SPELLING:
        words = written.sub(one, words)
    return words + " "
