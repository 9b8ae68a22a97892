"""Rules on numbers: each has a source, all count people out of the same hundred."""

import re
from collections.abc import Iterator

from articles.publishing.sentences import CITATION, said
from articles.text.numbers import COUNTED, FARED, PEOPLE, TIMES, UNITS, tells_number

from .finding import Finding
from .subject import Subject

_COUNT = rf"(?:\d[\d,]*|{COUNTED})"
ONE_IN_X = re.compile(
    rf"\b(?:1|one)(?: {PEOPLE})? (?:in|out of|for) (?:every )?(?!100\b){_COUNT}\b(?! hundred)",
    re.IGNORECASE,
)
_MEASURED = (
    rf"(?! (?:{TIMES}|trials?|studies|reviews?|reports?|papers?|points?|mg|ml|countries)\b"
    r"|(?: \w+){1,3} clinics\b)"
)
OUT_OF = re.compile(
    rf"(?<![\d,.])\b(?:\d[\d,.]*|{COUNTED})(?: (?:more|fewer))?(?: {PEOPLE})? \(?(?:"
    rf"(?:in|out of|per) (?:every )?(?:\d{{1,3}},?000(?:,000)?|10|ten|(?:a |one )?thousand)\b"
    rf"|(?:in|per) (?:every )?(?:(?!1\b|100\b)\d{{1,3}}|{COUNTED})\b(?! hundred)"
    rf"|of \d{{1,3}},?000\b(?! {PEOPLE}))(?![,.]\d){_MEASURED}",
    re.IGNORECASE,
)
_WHOM = (
    rf"(?:{PEOPLE}|them|those|participants?|volunteers?|subjects?|groups?|everyone|somebody"
    r"|(?:blood )?pressure|pulse|heart|oxygen|temperature|weigh\w*|breath\w*|livers?|kidneys?)"
)
_CHANGE = (
    r"(?:f[ae]ll|falls|drop\w*|rose|ris(?:es?|en|ing)|lower\w*|rais\w*|cuts?|reduc\w*|increas\w*|decreas\w*"
    r"|better|worse|improv\w*|help(?:s|ed)|felt|fe[ae]ls?|died?|dead|deaths?|heal\w*|works?|worked"
    r"|went|scores?|grew|gain\w*|lost|lose|stop(?:s|ped)?|reliev\w*|relief|driv\w+|eat|drink)"
)
_AMOUNT = (
    rf"(?:{UNITS}|dos(?:es?|ing)|drips?|infusions?|inject\w*|tablets?|pills?|capsules?|puffs?"
    r"|sprays?|drops?|sessions?|medicines?|drugs?)"
)
RESULT = re.compile(
    rf"%|\d ?{UNITS}\b|\b(?:in|out of|per) 100\b|\d ?(?:of|out of|/) ?\d"
    rf"|\b(?:half|thirds?|quarters?) of\b|\d (?:{PEOPLE}|{FARED})\b"
    rf"|\b{COUNTED} (?:{PEOPLE} )?{FARED}\b|\b{COUNTED} (?:in|out of) {COUNTED}\b",
    re.IGNORECASE,
)
"""What only a source can tell, even where it names a row or a part, or is printed as typed."""
_FEW = rf"(?:\d{{1,2}}|{COUNTED}|one)"
HARMLESS = re.compile(
    r"\b(?:(?:he|she|you|I) (?:is|are|am)|aged?) \d{1,3}\b(?: years old)?|\b\d{1,3} years old\b"
    r"|\b\d{1,3} or (?:older|over|younger)\b"  # an age
    r"|\b(?:in|since|until|before|after) (?:the )?(?:19|20)\d\ds?\b(?=[.,;:!?)]|$| we\b)"  # a year
    r"|\b(?:scale|number) (?:of|from) 0 to 10\b"
    rf"|\b{_FEW}(?: or {_FEW})?(?: (?:main|short|different|next|first))? (?:questions?|steps?"
    r"|pages?|things?|goals?|ways|reasons?|kinds|words?|choices|lists?|chapters?)\b"
    r"|\b(?:room|floor|ward|building|form|box) [A-Z]?-?\d{1,4}[A-Z]?\b|\b\d{1,2}-minute walk\b"
    r"|\b24 hours a day\b|\b7 days a week\b|\b(?:opens?|closes?) (?:at|from|until) \d{1,2}\b"
    r"|\b9 to 5\b|\b\d{1,2} minutes (?:early|before your (?:visit|appointment))\b"
    r"|\b(?:plan for|allow|keep|take) (?:half )?an? (?:hour|day|week)\b(?! of\b)"
    r"|\bwait an? (?:day|week)\b(?=,? (?:then|before you) decide\b)"
    r"|\bhalf the (?:page|list|questions)\b",
    re.IGNORECASE,
)
"""What may stand for a reason, if nobody measured it: all other numbers are a finding's."""
HARMFUL = re.compile(rf"\b(?:{_WHOM}|{_CHANGE}|{_AMOUNT})\b", re.IGNORECASE)
"""Beside these no number is harmless."""
NAMING = re.compile(r"(?m)^#+\s.*$|^\|(?:[^|\[\n]|\[\[[^\[\]\n]*\]\]|\[(?!\[))*\|(?!.*\[@)")
"""A heading, or the first cell of a row that cites nothing: the rest is read by its sentences."""
SITE = "site"


def every_number_has_a_source(subject: Subject) -> Iterator[Finding]:
    """Pages about the site itself are their own source."""
    if getattr(subject.page, "purpose", "") == SITE:
        return
    for sentence in subject.sentences:
        if sentence.has_number and not sentence.is_cited:
            yield Finding(
                "number-without-source",
                sentence.where,
                f"“{sentence.words}” has a number and no source: click behind it, then press "
                "Cite a source.",
                may_be_overridden=harms_nobody(sentence.words),
                quote=sentence.text,
            )
    for passage in subject.passages:
        for match in NAMING.finditer(passage.text):
            if RESULT.search(match.group()) and not CITATION.search(match.group()):
                named = said(match.group()).strip("#| ")
                yield _misplaced(passage.where, named, "names a part or a row and")
    for line in subject.uncited:
        if RESULT.search(line.text):
            yield _misplaced(line.where, line.text, "can name no source and")


def harms_nobody(words: str) -> bool:
    """Whether each number of the words is one that nobody measured, such as “3 questions”."""
    return not HARMFUL.search(words) and not tells_number(HARMLESS.sub("", words))


def _misplaced(where: str, words: str, why: str) -> Finding:
    return Finding(
        "number-without-source",
        where,
        f"“{words}” {why} tells a result: move the number into a sentence, and cite its source "
        "there.",
    )


def numbers_are_never_one_in_x(subject: Subject) -> Iterator[Finding]:
    """A changing denominator misleads: 1 in 25 looks like more than 1 in 10."""
    for passage in subject.texts:
        for match in ONE_IN_X.finditer(passage.text):
            yield Finding(
                "one-in-x",
                passage.where,
                f"“{match.group()}” is hard to compare: write how many out of 100.",
                blocks=False,
            )


def numbers_are_out_of_the_same_hundred(subject: Subject) -> Iterator[Finding]:
    """Small studies keep their own "8 of 12"; everything else is out of 100."""
    for passage in subject.texts:
        for match in OUT_OF.finditer(passage.text):
            yield Finding(
                "mixed-denominator",
                passage.where,
                f"“{match.group()}” can't be compared with the rest: write it out of 100, or in "
                "words where it is fewer than 1 in 100.",
                blocks=False,
            )
