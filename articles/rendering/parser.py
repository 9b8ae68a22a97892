"""The one Markdown parser of the site: CommonMark and tables, plus the rules in this package."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from . import blocks, html, inline, links, tables

LIMIT = 40_000
"""The most characters in one text; the longest page has a fifth of it."""

# What staff do not write on purpose, and what would swallow or distort plain words:
# raw HTML, indented paragraphs as code, and "[note]: words" as an invisible link definition.
UNWANTED = ["html_block", "html_inline", "code", "reference"]


def parse(text: str, *, line: bool = False, heading_level: int = 3) -> list[Token]:
    """The tokens that are rendered and counted; a line has no blocks.

    ValueError for a text over the limit or a heading level outside 1 to 6.
    """
    if len(text) > LIMIT:
        raise ValueError(
            f"This text has {len(text):,} characters and at most {LIMIT:,} are allowed: "
            "split it into two pages or shorten it."
        )
    if not 1 <= heading_level <= 6:
        raise ValueError(
            f"A heading level of {heading_level} does not exist in HTML: use one from 1 to 6."
        )
    if line:
        return MARKDOWN.parseInline(text, {})
    return MARKDOWN.parse(text, {"heading_level": heading_level})


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    markdown.enable("table").disable(UNWANTED)
    for part in (inline, blocks, links, tables, html):
        part.install(markdown)
    return markdown


MARKDOWN = _markdown()
