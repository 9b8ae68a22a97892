"""Staff's Markdown in, safe HTML for patients out: one pure function for page, preview and print.

What the words refer to (terms, sources, links, pictures, clinic facts) is handed in; finding
it is left to the queries, and the box that explains a term is left to a template.
"""

from collections.abc import Collection, Mapping, Sequence

from django.utils.safestring import SafeString
from markdown_it.token import Token

from .anchors import mark
from .changes import marked, marked_words, without_ids
from .entries import ListEntry, list_entries
from .html import figure
from .material import Material, Picture, Term
from .parser import LIMIT, MARKDOWN, parse
from .references import Heading, References, headings, headings_over, outline, references
from .sanitize import sanitize
from .script import script_json
from .sides import Pair, pairs

__all__ = [
    "LIMIT",
    "Heading",
    "ListEntry",
    "Pair",
    "Picture",
    "References",
    "Term",
    "headings",
    "headings_over",
    "list_entries",
    "marked",
    "marked_words",
    "outline",
    "pairs",
    "references",
    "render",
    "render_line",
    "render_picture",
    "script_json",
    "without_ids",
]


def render(
    text: str,
    *,
    terms: Mapping[str, Term] = {},
    citations: Mapping[str, Sequence[int]] = {},
    links: Mapping[str, str] = {},
    pictures: Mapping[str, Picture] = {},
    clinic: Mapping[str, str] = {},
    withdrawn: Collection[str] = (),
    heading_level: int = 3,
    anchors: Mapping[str, Sequence[str]] = {},
) -> SafeString:
    """The HTML of a text; its highest heading becomes an h`heading_level`.

    `anchors` are old ids by the key of the heading that they lead to now, "" for the start.
    Where it cites a key of `withdrawn` it says that we took this back.
    Whatever the text names and the mappings lack stays readable: a link becomes plain words,
    a source is shown as unknown. ValueError for a text over the limit.
    """
    material = Material(terms, citations, links, pictures, clinic, withdrawn)
    return _html(mark(parse(text, heading_level=heading_level), anchors), material)


def render_line(
    text: str,
    *,
    terms: Mapping[str, Term] = {},
    citations: Mapping[str, Sequence[int]] = {},
    links: Mapping[str, str] = {},
    pictures: Mapping[str, Picture] = {},
    clinic: Mapping[str, str] = {},
    withdrawn: Collection[str] = (),
) -> SafeString:
    """The same for one line inside a list entry or a sentence: no paragraph, no blocks."""
    material = Material(terms, citations, links, pictures, clinic, withdrawn)
    return _html(parse(text, line=True), material)


def render_picture(picture: Picture) -> SafeString:
    """One picture as a figure, with its caption and credit."""
    return SafeString(sanitize(figure(picture)))


def _html(tokens: list[Token], material: Material) -> SafeString:
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {"material": material})
    return SafeString(sanitize(html))
