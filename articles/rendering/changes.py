"""Marks what differs between two renderings of a text: HTML in, the same HTML with del and ins out.

Words are compared, a number with its unit as one, a citation by its source and a link by where it
leads. Tags are left alone, so that what was sound HTML stays so.
"""

import difflib
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_PIECES = re.compile(f"{_DRAWING.pattern}|{TAG.pattern}|[^<]+|<", re.DOTALL)
_UNIT = (
    r"mg|mcg|\u00b5g|\u03bcg|g|kg|ml|mL|%|percent|in\s\d+|seconds?|minutes?|hours?|days?|nights?|weeks?"
    r"|months?|years?|people|adults|times"
)
_WORDS = re.compile(
    rf"(?P<space>(?:\s|&nbsp;)+)|&[#\w]+;|[-+\u2212]?\d+(?:[.,:/]\d+)*(?:\s?(?:{_UNIT})\b(?:/\w+)*)?"
    r"|\w+(?:['’]\w+)*|."
)
_IDS = re.compile(r'\s(?:id|popovertarget|aria-describedby)="[^"]*"(?=[^<]*>)')
_NAMES = re.compile(r'\bid="[^"]*"|url\(#[^)]*\)')
_HREF = re.compile(r'\shref="([^"]*)"')
SAID = {"del": "gone", "ins": "new"}
MANY, MOST = 100_000, 12_000
"""With so MANY pairs of equal words common ones align nothing, so that it stays quick; of texts
with more than MOST words whatever lies between the first and the last difference counts as one."""


class Token(NamedTuple):
    """A piece of HTML, and what is compared of it: None for tags, spaces and ornaments."""

    html: str
    key: Hashable = None


def marked(
    before: SafeString,
    after: SafeString,
    cited_before: Sequence[str] = (),
    cited_after: Sequence[str] = (),
) -> tuple[SafeString, SafeString]:
    """Both renderings, what is gone marked in the first and what is new in the second.

    `cited_…` are the keys of each side's sources in the order of their numbers.
    """
    old, new = tokens(before, cited_before), tokens(after, cited_after)
    gone, come = _differing(compared(old), compared(new))
    return _with(old, gone, "del"), _with(new, come, "ins")


def marked_words(before: str, after: str) -> tuple[SafeString, SafeString]:
    """The same for two texts that are printed just as they were typed."""
    return marked(escape(before), escape(after))


def compared(found: Sequence[Token]) -> list[Hashable]:
    """What counts as the words of a rendering."""
    return [token.key for token in found if token.key is not None]


def tokens(html: str, cited: Sequence[str] = ()) -> list[Token]:
    """The pieces of a rendering, in order; together they are the rendering."""
    found: list[Token] = []
    link, is_cite = "", False
    for piece in _PIECES.findall(html):
        if piece.startswith("<svg"):
            found.append(Token(piece, _drawing(piece)))
        elif piece.startswith("<"):
            if piece.startswith('<span class="cite'):
                is_cite = True
            elif piece == "</span>":
                is_cite = False
            elif piece.startswith("<a "):
                link = "" if is_cite else "".join(_HREF.findall(piece)[:1])
            elif piece == "</a>":
                link = ""
            found.append(Token(piece, piece if piece.startswith("<img") else None))
        else:
            found += _words(piece, link, cited if is_cite else None)
    return found


def _words(text: str, link: str, cited: Sequence[str] | None) -> Iterator[Token]:
    for match in _WORDS.finditer(text):
        word = match[0]
        if match["space"]:
            yield Token(word)
        elif cited is None:
            yield Token(word, (word, link) if link else word)
        elif word.isdecimal():
            number = int(word)
            key = cited[number - 1] if 0 < number <= len(cited) else word
            yield Token(word, ("source", key))
        else:
            yield Token(word)  # the brackets and commas around sources say nothing of their own


def _drawing(svg: str) -> Hashable:
    """What a drawing shows, whatever its patterns are called; nothing of an ornament."""
    return None if 'aria-hidden="true"' in svg[: svg.index(">")] else _NAMES.sub("", svg)


def _differing(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[set[int], set[int]]:
    """Which of the compared pieces differ, by their place; equal starts and ends are cut first."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if len(left) + len(right) > MOST:
        return set(range(start, start + len(left))), set(range(start, start + len(right)))
    counts = Counter(right)
    is_slow = sum(counts[key] for key in left) > MANY
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=is_slow)
    gone, come = set[int](), set[int]()
    for kind, first, last, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            gone.update(range(start + first, start + last))
            come.update(range(start + begin, start + stop))
    return gone, come


def _with(found: Sequence[Token], changed: set[int], tag: str) -> SafeString:
    """The pieces with each run of changed words inside one tag."""
    html: list[str] = []
    spaces: list[str] = []
    is_open, place = False, -1
    for token in found:
        is_space = token.key is None and not token.html.startswith("<")
        if token.key is not None:
            place += 1
        if is_open and is_space:
            spaces.append(token.html)
            continue
        is_marked = token.key is not None and place in changed
        if is_open and not is_marked:
            html.append(f"</{tag}>")
            is_open = False
        html += spaces
        spaces = []
        if is_marked and not is_open:
            html.append(f'<{tag}><span class="visually-hidden">[{SAID[tag]}:] </span>')
            is_open = True
        html.append(token.html)
    html += [*([f"</{tag}>"] if is_open else []), *spaces]
    return mark_safe("".join(html))  # noqa: S308 - only our own tags were put between safe parts


def without_ids(html: SafeString) -> SafeString:
    """The same without ids and names of popovers, so that one page can show two renderings."""
    return mark_safe(_IDS.sub("", html))  # noqa: S308 - attributes were only taken away
