"""What staff can write inside a sentence: [@source], [[term]], {clinic:fact}, and arithmetic.

Each rule only recognizes; what is printed is decided in html.py. The bracket rules are silent
in look-ahead: CommonMark would take them for links, and allows no link inside another.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_KEY = r"@[A-Za-z0-9][\w.:/+-]{0,99}"
_BRACKET = rf"\[\s?{_KEY}(?:\s?[;,]\s?{_KEY})*+\s?\]"
CITATION = re.compile(rf"{_BRACKET}(?:\s{{0,3}}{_BRACKET})*+", re.ASCII)
TERM = re.compile(r"\[\[([^\[\]|\\\n]{1,100})(?:\\?\|([^\[\]|\\\n]{1,200}))?\]\]([.,;:!?)”]*)")
CLINIC_FACT = re.compile(r"\{clinic:([a-z][a-z0-9_-]{0,49})\}")
_BARE_PIPE = re.compile(r"(\[\[[^\[\]|\\\n]{1,100})\|(?=[^\[\]|\\\n]{1,200}\]\])")


def install(markdown: MarkdownIt) -> None:
    """Add the rules to a parser; they come before CommonMark's own."""
    rules = markdown.inline.ruler
    rules.before("emphasis", "arithmetic", arithmetic)
    rules.before("link", "citation", citation)
    rules.before("link", "term", term)
    rules.before("link", "clinic_fact", clinic_fact)
    markdown.core.ruler.before("block", "term_in_table", term_in_table)


def citation(state: StateInline, silent: bool) -> bool:
    """[@KEY; @KEY2], neighbors included; the space before gives way to one that never breaks."""
    found = CITATION.match(state.src, state.pos, state.posMax)
    if not found or silent:
        return False
    state.pending = state.pending.rstrip()
    if not state.pending and state.tokens and state.tokens[-1].type in ("softbreak", "hardbreak"):
        state.tokens.pop()
        state.tokens_meta.pop()
    follows = bool(state.pending or state.tokens)
    keys = tuple(key[1:] for key in re.findall(_KEY, found[0], re.ASCII))
    state.push("citation", "", 0).meta = {"keys": keys, "follows": follows}
    state.pos = found.end()
    return True


def term(state: StateInline, silent: bool) -> bool:
    """[[word]] or [[slug|words shown]], with the point or comma that follows.

    A button may stand alone at a line's end, and its full stop at the start of the next: so the
    two are printed as one.
    """
    found = TERM.match(state.src, state.pos, state.posMax)
    if not found or silent:
        return False
    token = state.push("term", "", 0)
    token.meta = {"name": found[1].strip(), "closing": found[3]}
    token.content = (found[2] or found[1]).strip()
    state.pos = found.end()
    return True


def clinic_fact(state: StateInline, silent: bool) -> bool:
    """{clinic:fasting}: words that each clinic fills in for itself."""
    found = CLINIC_FACT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("clinic_fact", "", 0).meta = {"name": found[1]}
    state.pos = found.end()
    return True


def arithmetic(state: StateInline, silent: bool) -> bool:
    """2*3*4 and 0.5*70kg stay as typed: CommonMark would drop the signs and print italics."""
    marker = state.src[state.pos]
    if marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1 : state.pos]
    after = state.src[end : min(end + 1, state.posMax)]
    if not _stands_between_numbers(before, after, end - state.pos):
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _stands_between_numbers(before: str, after: str, count: int) -> bool:
    digits = before.isdigit() + after.isdigit()
    if count > 1:
        return digits == 2
    joined = (before.isalnum() or before == ")") and (after.isalnum() or after == "(")
    return joined and digits > 0


def term_in_table(state: StateCore) -> None:
    """Escape the bar of [[slug|words]], so that it does not end a table cell."""
    state.src = _BARE_PIPE.sub(r"\1\\|", state.src)
