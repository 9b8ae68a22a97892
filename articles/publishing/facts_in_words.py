"""Takes a text apart into what is compared: every word, and what may harm when it changes.

Pure: words in, tokens out. Which kind of change they make is change_class's decision. Nothing that
a reader sees is left out but white space, PUNCTUATION, and a free-standing "a", "an" or "the".
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from articles.text.american import american

from . import telling_words as told
from .telling_words import MEDICINES


class Kind(StrEnum):
    """What a token is about."""

    DOSE = "dose"
    MEDICINE = "medicine"
    NEGATION = "negation"
    CLINIC = "clinic"
    NUMBER = "number"
    UNIT = "unit"
    TIME = "time"
    BOUND = "bound"
    HOW_OFTEN = "how often"
    ROUTE = "route"
    CONTACT = "contact"
    LINK = "link"
    SOURCE = "source"
    PICTURE = "picture"
    WORD = "word"


class Token(NamedTuple):
    """One such thing: what it is about, the form that is compared, and the words as typed."""

    kind: Kind
    form: str
    words: str


PUNCTUATION = ".,;:!'\"()[]#*_`\u2013\u2014\u2010\u2011\u2026\u201c\u201d\u2018\u2019\u201e\u2022-"
"""What may come and go as wording. A question mark is not among it, nor is any sign, nor what may
hide words from readers: braces, a bar between cells, the marks of blocks, pictures and addresses.
"""

_DIGITS = r"[-+\u2212]?(?:\d+(?:[.,\u2044/]\d+)*(?: \d+\u2044\d+)?|[.,]\d+)"
_COUNTED = "|".join(sorted(told.words(told.NUMBERS), key=len, reverse=True))
_NUMBER = rf"(?:(?<![\w.,]){_DIGITS}|\b(?:{_COUNTED})\b)"
_RANGE = rf"{_NUMBER}(?:\s*(?:to|or|and|[-\u2013\u2014])\s*{_NUMBER})*"
_OF = rf"\b(?:an?|the)\s+(?=(?:{'|'.join(told.words(told.PARTS))})\b)"
_MASS = rf"(?:(?:{'|'.join(told.words(told.MASSES))})s?)"
_TIMES = rf"(?:(?:{'|'.join(told.words(told.TIMES))})s?)"
_PER = (
    r"(?:\s*(?:/|\b(?:per|an?|each|every)\b)\s*"
    rf"(?:{_TIMES}|kilograms?|kg|ml|hr|h|min|doses?)\b)*"
)
_MEASURED = rf"(?:{_TIMES}|(?:{'|'.join(told.words(told.MEASURES))})s?)\b"
_SIGNED = r"%|\u00b0\s*(?:[cf]\b)?|[ap](?:m\b|\.m\b\.?)"
_KINDS = {
    word: kind
    for kind, table in (
        (Kind.HOW_OFTEN, told.HOW_OFTEN),
        (Kind.ROUTE, told.ROUTES),
        (Kind.BOUND, told.BOUNDS),
        (Kind.TIME, f"{told.TIMES} {told.OF_THE_DAY}"),
        (Kind.UNIT, f"{told.MASSES} {told.MEASURES}"),
        (Kind.NEGATION, told.NEGATIONS),
    )
    for word in told.words(table)
} | dict.fromkeys(MEDICINES, Kind.MEDICINE)
_SEVERAL = "|".join(
    re.escape(name) for name in sorted(_KINDS, key=len, reverse=True) if not name.isalnum()
)
_SKIPPED = rf"[\s{re.escape(PUNCTUATION)}]"

_FIND = re.compile(
    r"(?P<source>\[(?:@[\w-]+[;,\s]*)+\])"
    r"|(?P<clinic>\{clinic:[^{}\n]*\})"
    r"|\]\(\s?<?(?P<link>[^\s()<>]+)>?\s?\)"
    r"|\[\[(?P<term>[^\[\]|\n]+)\|"
    r"|(?P<address>\b(?:(?:https?|mailto|tel|sms):|www\.)[^\s)>\]]+)"
    rf"|(?P<several>\b(?:{_SEVERAL})(?:e?s)?\b)"
    rf"|(?P<dose>{_RANGE}\s*(?:an?\s+)?{_MASS}\b{_PER})"
    rf"|(?P<number>(?:{_OF})?{_RANGE}(?:\s*(?:{_SIGNED}|{_MEASURED}))?|\w*\d\w*)"
    r"|(?-i:(?<![-\u2010-\u2014'\u2019./\w])(?:a|an|the|An|AN|The|THE)(?!\S)"
    r"|(?:\A|(?<=[\n(])|(?<=[-*.!?#|] ))A(?!\S))"
    r"|(?P<word>[^\W_]+(?:['\u2019][^\W_]+)*)"
    r"|(?P<mark>\]:|!\[|:::+|~~~+|[{}|?&\\])"
    rf"|(?m:^[>+] )|{_SKIPPED}"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)
_LONG_FORMS = tuple(
    (re.compile(short, re.IGNORECASE), long)
    for short, long in (
        (r"\bcan['\u2019]?t\b|\bcannot\b", "can not"),
        (r"\bwon['\u2019]?t\b", "will not"),
        (r"\b(do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)n['\u2019]?t\b",
         r"\1 not"),
        (r"(?<=\bit)['\u2019]s\b", " is"),
        (r"(?<=\w)['\u2019]re\b", " are"),
        (r"(?<=\w)['\u2019]ll\b", " will"),
        (r"(?<=\w)['\u2019]ve\b", " have"),
        (r"`{3,}", " ~~~ "),
        (r"\\(?=[-.,;'\"()*_+#>~$%&/=?@^\n])", ""),
        (r"(?<=[^\W_])[*_`]+(?=[^\W_])", " "),
        (r"[*_`]", ""),
        (r"[^\S\n]+", " "),
        (r" ?\n\s*", "\n"),
    )
)  # fmt: skip
_RAISED = str.maketrans({c: f"^{unicodedata.normalize('NFKC', c)}" for c in "⁰¹²³⁴⁵⁶⁷⁸⁹"})
_FRACTION = re.compile(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Unseen, and they turn round what is seen: 50 becomes 05."""

_OPENS = re.compile(r":::+[ \t]*(?:warn|card)\b", re.IGNORECASE)
_CLOSES = re.compile(r":::+[ \t]*\Z")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
_URGENT = re.compile(
    r"\b(?:911|988|emergency|ambulance|poison|overdose|right away|at once|immediately)\b"
    r"|\btel:",
    re.IGNORECASE,
)


def tokens(text: str) -> list[Token]:
    """All that is compared of a Markdown text, in its order.

    "0.5mg" and "0.5 mg" are one form, and so are "don't" and "do not"; ".5" and "0.5" are not,
    as a point that stands alone is overlooked.
    """
    return list(_tokens(_plain(text)))


def warnings(text: str) -> list[str]:
    """The words of each `::: warn` and `::: card` block, closed or not."""
    found: list[list[str]] = []
    is_open = False
    for line in text.splitlines():
        if is_open and _CLOSES.match(line):
            is_open = False
        elif is_open:
            found[-1] += line.split()
        elif opening := _OPENS.match(line):
            is_open = True
            found.append(line[opening.end() :].split())
    return [" ".join(words) for words in found]


def urgent_lines(text: str) -> list[str]:
    """Each sentence that tells to get help at once."""
    return [" ".join(line.split()) for line in _SENTENCES.split(text) if _URGENT.search(line)]


def _tokens(text: str) -> Iterator[Token]:
    for match in _FIND.finditer(text):
        if match.lastgroup is None:
            continue
        words = " ".join(match[match.lastgroup].split())
        form = words.casefold()
        match match.lastgroup:
            case "link" | "term" | "address":
                target = words.rstrip(".,;:!?")
                yield Token(_led_to(form), target, f"the link to {target}")
            case "dose" | "number":
                form = re.sub(r"(?<=\d)(?=[^\W\d])|(?<=\d)\s*(?=[%\u00b0])", " ", form)
                form = re.sub(r"\s*[-\u2013\u2014]\s*(?=\w)", "\u2013", form)
                yield Token(Kind(match.lastgroup), form, words)
            case "word" | "several":
                form = american(form.replace("'", "").replace("\u2019", ""))
                yield Token(_kind_of(form), form, words)
            case "mark":
                yield Token(Kind.WORD, form, f"the mark {words}")
            case "sign":
                yield Token(Kind.UNIT, form, words)
            case kind:
                yield Token(Kind(kind), form, words)


def _led_to(target: str) -> Kind:
    if target.startswith("image:"):
        return Kind.PICTURE
    return Kind.CONTACT if target.startswith(("tel:", "sms:", "mailto:")) else Kind.LINK


def _kind_of(form: str) -> Kind:
    """What a word is about; medicines and units are known in the plural too."""
    singulars = (form, form.removesuffix("s"), form.removesuffix("es"))
    return next((_KINDS[one] for one in singulars if one in _KINDS), Kind.WORD)


def _plain(text: str) -> str:
    """One Unicode form, marks and unseen letters taken off, short forms written out."""
    found = _FRACTION.sub(" ", html.unescape(text).translate(_RAISED))
    composed = unicodedata.normalize("NFKC", found)
    if len(composed) < 2 * len(found) + 100:  # a letter may become eighteen
        found = composed
    found = "".join(c for c in found if not _is_unseen(c))
    for short, long in _LONG_FORMS:
        found = short.sub(long, found)
    return found.strip()


def _is_unseen(c: str) -> bool:
    return not c.isspace() and c not in _TURNING and unicodedata.category(c) in ("Cf", "Cc")
