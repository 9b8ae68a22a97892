"""Tables that stack on a phone: roles, row headings, and each cell's column name beside it."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .measures import plain_words

# Browsers take a stacked table's role away, so each part names its own.
ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
}


def install(markdown: MarkdownIt) -> None:
    """Add the rule to a parser; it runs last, when the words of the cells are known."""
    markdown.core.ruler.push("tables", tables)


def tables(state: StateCore) -> None:
    """Give every part of every table its attributes; the first cell of a row heads the row."""
    names: list[str] = []
    column = 0
    for index, token in enumerate(state.tokens):
        if token.type in ROLES:
            token.attrs = {"role": ROLES[token.type]}
        if token.type == "table_open":
            token.attrs["class"] = "table"
            names = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            names.append(plain_words(state.tokens[index + 1].children or []))
            token.attrs = {"role": "columnheader", "scope": "col"}
        elif token.type == "td_open":
            _body_cell(token, state.tokens[index + 2], names[column] if column else "")
            column += 1


def _body_cell(opening: Token, closing: Token, name: str) -> None:
    if name:
        opening.attrs = {"role": "cell", "data-h": name[:60]}
        return
    opening.attrs = {"role": "rowheader", "scope": "row"}
    opening.tag = closing.tag = "th"
