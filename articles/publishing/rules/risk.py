"""Rules on risk: no relative change without how many people, no "common" without a number."""

import re
from collections.abc import Iterator

from articles.text.numbers import FARED, PEOPLE

from .finding import Finding
from .subject import Subject

_RISK = r"(?:risks?|chances?|odds|likely|likelihood|rates? of(?! the (?:drip|pump)\b))"
_EVENT = r"(?:risks?|chances?|odds|falls|deaths?|accidents|side effects)(?: of \w+)?"
_TIMES = (
    r"(?:twice|double|triple|half|thrice|(?:\d[\d.]{0,8}|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:-| )?(?:times|fold))"
)
_SHARE = r"(?:half|a third|a quarter|\d[\d.]* ?(?:%|percent))"
_LESS = r"(?:cuts?|lower(?:s|ed)?|reduce[sd]?|raise[sd]?|increase[sd]?)"
RELATIVE = re.compile(
    rf"\b{_TIMES} (?:as|more|less) (?:likely|common|frequent)\b|\b{_TIMES} the {_RISK}\b"
    rf"|\b{_TIMES} as many (?:{PEOPLE}\b|{FARED}\b)"
    rf"|\b{_TIMES} (?:as (?:high|great|big) a|higher|greater|lower) {_RISK}\b"
    rf"|\b(?:doubl|tripl|halv)(?:es?|ed|ing) (?:the|your|their|its) {_RISK}\b"
    rf"|\b{_EVENT} (?:(?:was|were|is|are) )?(?:doubled?|tripled?|halved?|cut in half)\b"
    rf"|\b{_EVENT} (?:fell|falls?|goes|went|drop\w*|rose|rises?)(?: down| up)?(?: by| to)? {_SHARE}"
    rf"|(?<![\d.,])\d[\d.,]* ?(?:%|percent) "
    r"(?:higher|lower|more|less|greater|smaller|increased|reduced)\b"
    rf"|\b{_LESS} (?:the|your|their|its) {_RISK} (?:[^.]{{1,40}} )?(?:by (?:\d|{_SHARE})|in half)"
    rf"|\b{_LESS} {_EVENT} by {_SHARE}"
    r"|\b(?:relative risk|risk ratio|odds ratio|hazard ratio)s?\b(?! (?:is|are) an? )",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"\b(?:prices?|costs?|expensive|cheap\w*|bills?|fees?|dollars?)\b", re.IGNORECASE
)
"""What may change by a share: readers know out of how much."""
ABSOLUTE = re.compile(
    rf"\b(?<![\d.,])\d[\d,]* (?:(?:more|fewer|{PEOPLE}) )?"
    r"(?:of|out of|in|per) (?:every )?\d[\d,]*\b(?!,?\d| (?:studies|trials|reviews"
    r"|reports|papers|pages|sites|clinics|countries|days|weeks|months|years)\b)"
    r"|\b(?<![\d.,])\d[\d.]* ?(?:%|percent) (?:of|against|versus)\b"
    rf"|\b(?:of|out of) (?:every )?\d[\d,]* {PEOPLE}\b",
    re.IGNORECASE,
)
"""How many people of how many: with it a reader can tell what a change means."""
HOW_OFTEN = re.compile(
    r"\b(?:is|are|was|were) (?:very |quite |fairly )?"
    r"(?:common|uncommon|frequent|rare|unusual)\b",
    re.IGNORECASE,
)

BARE_THOUSAND = re.compile(r"(?<![\w./,-])(?!(?:19|20)\d\d\b)[1-9]\d{3,14}(?![\w/-]|[.,]\d)")
"""Not a year, nor part of a number to call or of a name."""
PERCENT = re.compile(r"\d ?(?:%|percent\b)")
OUT_OF_100 = re.compile(r"\b(?:out of|in|of) 100\b", re.IGNORECASE)


def risks_are_never_relative_alone(subject: Subject) -> Iterator[Finding]:
    """Twice as likely may mean 2 of 100 people or 2 of a million: readers can't tell."""
    for paragraph in subject.paragraphs:
        told = [(s, RELATIVE.search(s.words)) for s in paragraph if not MONEY.search(s.words)]
        if not any(found for _, found in told) or any(ABSOLUTE.search(s.words) for s in paragraph):
            continue
        for sentence, found in told:
            if found:
                yield Finding(
                    "relative-risk",
                    sentence.where,
                    f"“{found.group()}” does not say out of how many: write how many of 100 people "
                    "with it and how many without it, or take it out.",
                )


def how_often_is_a_number(subject: Subject) -> Iterator[Finding]:
    """A hint: people hear "common" as anything from 5 to 80 out of 100."""
    for paragraph in subject.paragraphs:
        told = [(sentence, HOW_OFTEN.search(sentence.words)) for sentence in paragraph]
        if not any(found for _, found in told) or any(one.has_number for one in paragraph):
            continue
        for sentence, found in told:
            if found:
                yield Finding(
                    "word-without-number",
                    sentence.where,
                    f"“{found.group()}” is heard in many ways: say how many of 100 people, or that "
                    "nobody counted.",
                    blocks=False,
                )


def numbers_are_written_alike(subject: Subject) -> Iterator[Finding]:
    """A hint: 1,985 people, not 1985; and either percent or out of 100 on one page."""
    for passage in subject.seen:
        for match in BARE_THOUSAND.finditer(passage.text):
            yield Finding(
                "bare-thousand",
                passage.where,
                f"“{match.group()}”: write {int(match.group()):,}, with a comma.",
                blocks=False,
            )
    if OUT_OF_100.search(subject.words):
        for passage in subject.seen:
            if found := PERCENT.search(passage.text):
                yield Finding(
                    "mixed-format",
                    passage.where,
                    f"“{found.group()}” stands on a page that counts out of 100: write it so too.",
                    blocks=False,
                )
