"""Rules on tone: no picture language, and no words that are there to stir readers up."""

import re
from collections.abc import Iterator

from .finding import Finding
from .subject import Subject

METAPHORS = re.compile(
    r"\b(?:(?:battle|war|fight) (?:on|with|against) (?:the |your )?\w+"
    r"|fight(?:ing)? (?:the|your) pain|volume (?:knob|control)"
    r"|(?:reset|reboot|rewire)s? (?:the|your) (?:brain|nerves?)|short.circuit\w*"
    r"|roller.?coaster|silver bullet|light at the end|(?:pain|healing|your|this) journey"
    r"|perfect storm|turn(?:s|ing)? the tide|tip of the iceberg|in the driver.s seat"
    r"|vicious (?:circle|cycle)|pain gates?)\b",
    re.IGNORECASE,
)
EMOTIVE = re.compile(
    r"\b(?:amazing(?:ly)?|incredibl[ey]|devastat(?:ed|es?|ing)|horrif(?:ic|ying)|life.changing"
    r"|agoniz(?:ed|ing)|excruciating|revolution(?:ary|iz\w+)|wonderful|shocking|heartbreaking"
    r"|cutting.edge|state.of.the.art)\b",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\b(?:horribl[ey]|desperate(?:ly)?|agony|debilitating|exciting|dramatic(?:ally)?"
    r"|remarkabl[ey]|sadly|unfortunately|tragic\w*|terrif\w+|promising|powerful|torture[sd]?)\b",
    re.IGNORECASE,
)
"""Words that may be just the right ones, so they are only a hint."""


def no_word_is_too_strong(subject: Subject) -> Iterator[Finding]:
    return _each(subject, STRONG, "strong-word", "is a strong word: say it plainly.")


def nothing_is_a_metaphor(subject: Subject) -> Iterator[Finding]:
    """Picture words are read word by word by people who are tired or read another language."""
    told = "is a picture: say in plain words what happens."
    return _each(subject, METAPHORS, "metaphor", told)


def nothing_stirs_up(subject: Subject) -> Iterator[Finding]:
    """Neither fear nor hope is ours to make."""
    told = "stirs readers up: say what was found, and in how many people."
    return _each(subject, EMOTIVE, "emotive", told)


def _each(subject: Subject, words: re.Pattern[str], code: str, told: str) -> Iterator[Finding]:
    for passage in subject.texts:
        for match in words.finditer(passage.text):
            yield Finding(code, passage.where, f"“{match.group()}” {told}", blocks=False)
