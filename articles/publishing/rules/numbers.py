"""Rules on numbers: each has a source, all count people out of the same hundred."""

import re
from collections.abc import Iterator

from .finding import Finding
from .subject import Subject

_WHO = r"(?: (?:person|people|patient|adult|woman|man|child|user)s?)?"
_COUNT = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety)"
)
ONE_IN_X = re.compile(
    rf"\b(?:1|one){_WHO} (?:in|out of|for) (?:every )?(?!100\b){_COUNT}\b(?! hundred)",
    re.IGNORECASE,
)
OUT_OF = re.compile(
    r"\b(?<![,.])\d[\d,.]* (?:more |fewer |people )?(?:in|out of|per) (?:every )?"
    r"(?:10,?000|1,?000|10)\b"
)
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
                blocks=False,
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
