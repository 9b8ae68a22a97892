"""Tags of the frame: icons, telephone links, and the words for what a page stores as a code."""

import itertools
import re
from collections.abc import Mapping
from types import MappingProxyType

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Source

register = template.Library()

FREQUENCIES: Mapping[str, str] = MappingProxyType(
    {
        "very_common": "Very common: 10 or more in 100",
        "common": "Common: 1 to 10 in 100",
        "uncommon": "Uncommon: fewer than 1 in 100",
        "rare": "Rare: fewer than 1 in 1,000",
        "very_rare": "Very rare: fewer than 1 in 10,000",
        "not_known": "Not well known",
    }
)
"""The bands of European leaflets (SmPC guideline, section 4.8), told as people out of many."""

_SHORT_CODE = 6
_US_NUMBER = 10


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing templates/icons/NAME.svg, hidden from screen readers: words stand beside it.

    TemplateDoesNotExist for a name that has no drawing.
    """
    return format_html(
        '<svg class="icon" aria-hidden="true" viewBox="0 0 24 24">{}</svg>',
        render_to_string(f"icons/{name}.svg"),
    )


@register.simple_tag
def tel(number: str, extension: str = "") -> str:
    """The address that dials a number (RFC 3966): tel:+12025550100;ext=142, or tel:911.

    Ten digits are a US number and get its +1; short codes are dialed as they are.
    """
    digits = re.sub(r"\D", "", number)
    if len(digits) > _SHORT_CODE:
        is_national = len(digits) == _US_NUMBER and not number.strip().startswith("+")
        digits = f"+1{digits}" if is_national else f"+{digits}"
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"


@register.simple_tag
def phone(number: str, extension: str = "") -> SafeString:
    """A number that can be tapped; its extension follows in words."""
    address = tel(number, extension)
    link = format_html('<a href="{}"><span translate="no">{}</span></a>', address, number)
    return format_html("{}, extension {}", link, extension) if extension else link


@register.filter
def source_kind(kind: str) -> str:
    """What kind of source it is, in a reader's words; "Source" for a kind of another release."""
    return str(Source.Kind(kind).label) if kind in Source.Kind.values else "Source"


@register.filter
def publication(container: str) -> str:
    """The journal or site alone: "Pain 145(3):304-311" is "Pain"; the register has the rest."""
    words = itertools.takewhile(lambda word: not any(map(str.isdigit, word)), container.split())
    return " ".join(words).rstrip(" ,:;(") or container


@register.filter
def frequency_words(band: str) -> str:
    """How common a side effect is, in words; "Not well known" for anything but a band."""
    return FREQUENCIES.get(band, FREQUENCIES["not_known"])


@register.filter
def sentence(text: str) -> str:
    """The text with one mark at its end, so that what follows starts a sentence."""
    text = str(text).strip()
    return text if not text or text[-1] in ".?!" else f"{text}."
