"""Staff's Markdown in, safe HTML for patients out: one pure function for page, preview and print.

What the words refer to (terms, sources, links, pictures, clinic facts) is handed in; finding
it is left to the queries, and the box that explains a term is left to a template.
"""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString
from markdown_it.token import Token

from .html import figure
from .material import Material, Picture, Term
from .parser import LIMIT, MARKDOWN, parse
from .references import References, headings, references
from .sanitize import sanitize
from .script import script_json

__all__ = [
    "LIMIT",
    "Picture",
    "References",
    "Term",
    "headings",
    "references",
    "render",
    "render_line",
    "render_picture",
    "script_json",
]


def render(
    text: str,
    *,
    terms: Mapping[str, Term] = {},
    citations: Mapping[str, Sequence[int]] = {},
    links: Mapping[str, str] = {},
    pictures: Mapping[str, Picture] = {},
    clinic: Mapping[str, str] = {},
    heading_level: int = 3,
) -> SafeString:
    """The HTML of a text; its highest heading becomes an h`heading_level`.

    Whatever the text names and the mappings lack stays readable: a link becomes plain words,
    a source is shown as unknown. ValueError for a text over the limit.
    """
    material = Material(terms, citations, links, pictures, clinic)
    return _html(parse(text, heading_level=heading_level), material)


def render_line(
    text: str,
    *,
    terms: Mapping[str, Term] = {},
    citations: Mapping[str, Sequence[int]] = {},
    links: Mapping[str, str] = {},
    pictures: Mapping[str, Picture] = {},
    clinic: Mapping[str, str] = {},
) -> SafeString:
    """The same for one line inside a list entry or a sentence: no paragraph, no blocks."""
    material = Material(terms, citations, links, pictures, clinic)
    return _html(parse(text, line=True), material)


def render_picture(picture: Picture) -> SafeString:
    """One picture as a figure, with its caption and credit."""
    return SafeString(sanitize(figure(picture)))


def _html(tokens: list[Token], material: Material) -> SafeString:
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {"material": material})
    return SafeString(sanitize(html))
