"""Blocks of a page: `::: note`, card, warn, steps and timeline; heading levels; `> 5` as typed.

Runs between CommonMark's blocks and its inline rules, so that words are still plain text here.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.blockquote import blockquote
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

BOXES = {"note": "note flow", "card": "card flow", "warn": "warn flow"}
LISTS = {"steps": "steps", "timeline": "time"}

# s1, s2 ... are sources and t-... are terms: a heading must not take their place.
_HEADING_ID = re.compile(r"\{#(?!s\d+\}|t-)([a-z0-9-]{1,60})\}\s*$")
_MORE_THAN = re.compile(r">\s?[\d=]")
_NAME = re.compile(r"\s*[A-Za-z][\w-]*\s*$")


def install(markdown: MarkdownIt) -> None:
    """Add the blocks to a parser."""
    container_plugin(markdown, "block", validate=lambda words, _: bool(_NAME.match(words)))
    markdown.block.ruler.at(
        "blockquote", quotation, {"alt": ["paragraph", "blockquote", "list", "table"]}
    )
    markdown.core.ruler.after("block", "headings", headings)
    markdown.core.ruler.after("headings", "boxes", boxes)


def quotation(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """CommonMark's quotation, but "> 5 mg" means "more than 5 mg" and keeps its sign."""
    start = state.bMarks[first] + state.tShift[first]
    if _MORE_THAN.match(state.src, start):
        return False
    return blockquote(state, first, last, silent)


def headings(state: StateCore) -> None:
    """Shift the levels in use to one gapless ladder below the page's own; read `{#id}`."""
    used = sorted({token.tag for token in state.tokens if token.type == "heading_open"})
    top = state.env.get("heading_level", 3)
    shifted = {tag: f"h{min(6, top + step)}" for step, tag in enumerate(used)}
    for index, token in enumerate(state.tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = shifted[token.tag]
        if token.type == "heading_open":
            _take_id(token, state.tokens[index + 1])


def _take_id(heading: Token, words: Token) -> None:
    found = _HEADING_ID.search(words.content)
    if found:
        heading.attrSet("id", found[1])
        words.content = words.content[: found.start()].rstrip()


def boxes(state: StateCore) -> None:
    """Turn containers into the markup of the page; an unknown name is just its content."""
    state.tokens = _arranged(state.tokens)


def _arranged(tokens: list[Token]) -> list[Token]:
    arranged: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type != "container_block_open":
            arranged.append(token)
            index += 1
            continue
        end = _end_of_container(tokens, index)
        arranged += _box(token, _arranged(tokens[index + 1 : end]))
        index = end + 1
    return arranged


def _end_of_container(tokens: list[Token], start: int) -> int:
    level = tokens[start].level
    for index in range(start + 1, len(tokens)):
        if tokens[index].type == "container_block_close" and tokens[index].level == level:
            return index
    raise AssertionError("The parser closes every container that it opens.")


def _box(opening: Token, inside: list[Token]) -> list[Token]:
    name = opening.info.strip().lower()
    if name in BOXES:
        return [_open("div", BOXES[name]), *inside, _close("div")]
    if name in LISTS:
        return _list(name, opening.level + 1, inside)
    return inside


def _list(name: str, level: int, inside: list[Token]) -> list[Token]:
    """One entry for each heading of the first heading's level; what stands before stays before."""
    heads = [i for i, t in enumerate(inside) if t.type == "heading_open" and t.level == level]
    heads = [i for i in heads if inside[i].tag == inside[heads[0]].tag]
    if not heads:
        return inside
    opening = _open("ol", LISTS[name])
    opening.attrSet("role", "list")
    made = [*inside[: heads[0]], opening]
    for start, end in zip(heads, [*heads[1:], len(inside)], strict=True):
        made += _entry(inside[start:end], timed=name == "timeline")
    return [*made, _close("ol")]


def _entry(part: list[Token], *, timed: bool) -> list[Token]:
    before = [_open("span", "time__dot"), _close("span")] if timed else []
    when = _time_of(part[1]) if timed else []
    return [_open("li"), *before, _open("div"), *when, *part, _close("div"), _close("li")]


def _time_of(words: Token) -> list[Token]:
    """`When | What`: the time stands above the heading."""
    when, bar, what = words.content.partition(" | ")
    if not bar:
        return []
    words.content = what.strip()
    time = Token("inline", "", 0, content=when.strip(), children=[])
    return [_open("p", "time__at"), time, _close("p")]


def _open(tag: str, css_class: str = "") -> Token:
    attributes: dict[str, str | int | float] = {"class": css_class} if css_class else {}
    return Token("box_open", tag, 1, attrs=attributes)


def _close(tag: str) -> Token:
    return Token("box_close", tag, -1)
