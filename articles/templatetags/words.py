"""Tags that print a page's text: Markdown to HTML with the sources and terms of the reader.

`reader` in the context has terms, citations and what else is LOOKED_UP; without it a text
is printed with nothing looked up.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from articles import rendering
from articles.pages import ArticlePage, Key, Outcome, Point

register = template.Library()

LOOKED_UP = ("terms", "citations", "links", "pictures", "clinic", "withdrawn")


@register.simple_tag(takes_context=True)
def markdown(context: Context, text: str, level: int = 3) -> SafeString:
    """The HTML of a text; its highest heading becomes an h`level`."""
    reader = context.get("reader")
    anchors = reader.anchors.get(text, {}) if reader else {}
    return rendering.render(text or "", heading_level=level, anchors=anchors, **_reader(context))


@register.simple_tag(takes_context=True)
def line(context: Context, text: str) -> SafeString:
    """The HTML of one line, to stand inside a sentence or a list entry."""
    return rendering.render_line(text or "", **_reader(context))


@register.simple_tag(takes_context=True)
def cite(context: Context, keys: Sequence[Key]) -> SafeString:
    """The numbers of the sources behind these keys, held to the word before."""
    return _numbers(keys, _reader(context))


@register.simple_tag(takes_context=True)
def cited(context: Context, text: str, keys: Sequence[Key]) -> SafeString:
    """One line with its sources: those that it cites itself, or else the ones behind `keys`."""
    said = line(context, text)
    return said if rendering.references(text, line=True).citations else said + cite(context, keys)


@register.simple_tag
def cite_numbers(numbers: Sequence[int]) -> SafeString:
    """The same for numbers that are known already."""
    citations = {str(number): (number,) for number in numbers}
    return _numbers(tuple(citations), {"citations": citations})


@register.simple_tag
def picture_figure(picture: rendering.Picture) -> SafeString:
    """The picture of a page, with its caption and credit."""
    return rendering.render_picture(picture)


@register.simple_tag
def part(page: ArticlePage, name: str, side: str = "") -> tuple[Point, ...]:
    """The points of one list of a page: {% part page "pair" "benefit" as points %}."""
    return page.part(name, side)


@register.filter
def outcome(page: ArticlePage, key: Key) -> Outcome:
    """The outcome of a page with that key; LookupError if the page has none."""
    return page.outcome(key)


def _numbers(keys: Sequence[Key], reader: dict[str, Any]) -> SafeString:
    if not keys:
        return SafeString("")
    cited = "; ".join(f"@{key}" for key in keys)
    return SafeString("&nbsp;") + rendering.render_line(f"[{cited}]", **reader)


def _reader(context: Context) -> dict[str, Any]:
    reader = context.get("reader")
    return {name: getattr(reader, name) for name in LOOKED_UP} if reader else {}
