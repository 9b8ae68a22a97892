"""Doses and other measures: a number never parts from its unit and is never translated."""

import re
from collections.abc import Iterable

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

_NUMBER = r"\d++(?:[.,]\d++)*+"
_RANGE = rf"{_NUMBER}(?:(?:\s?[-–]\s?|\s(?:to|or|and)\s){_NUMBER})?"
_AMOUNT = r"(?:mg|mcg|µg|μg|ng|kg|g|mL|ml|mmHg|mmol|IU)"
_PER = r"(?:/(?:kg|mL|ml|L|dL|dl|hour|hr|h|min|day|dose))*+"
MEASURE = re.compile(rf"(?<![\w.,^])({_RANGE})(\s{{0,2}})({_AMOUNT}{_PER})(?![\w^])")

NO_BREAK = "\u00a0"


def keep_measures(words: str) -> str:
    """Plain words as HTML, with `<span translate="no">` around each measure."""
    parts: list[str] = []
    end = 0
    for found in MEASURE.finditer(words):
        measure = escapeHtml(found[1] + (NO_BREAK if found[2] else "") + found[3])
        parts += [escapeHtml(words[end : found.start()]), f'<span translate="no">{measure}</span>']
        end = found.end()
    return "".join([*parts, escapeHtml(words[end:])])


def plain_words(children: Iterable[Token]) -> str:
    """What a reader sees of a line, without sources: for an attribute."""
    shown = ("text", "code_inline", "term")
    return "".join(child.content for child in children if child.type in shown).strip()
