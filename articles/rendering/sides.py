"""Sets two states of one page beside each other, part by part, as readers get each.

In: the HTML of both pages from the patients' own templates. A part is what stands under one h2.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from .changes import TAG, compared, marked, tokens

_NAME = re.compile(r"</?([\w-]+)")
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_OWN = re.compile(r'\s(?:popovertarget|aria-labelledby|aria-describedby)="[^"]*"')
_CITE = re.compile(r'<span class="cite.*?</span>', re.DOTALL)
LEFT_OUT = ("status", "state")
"""Blocks that tell how far a page is checked: the screen around both sides tells it better."""
HEAD = "Title and names"


class Part(NamedTuple):
    """What stands under one heading of a page."""

    id: str
    title: str
    html: str


class Pair(NamedTuple):
    """One part on both sides; a side that has no such part is empty.

    `differs` in anything, `says_else` in words, numbers, sources, links or pictures.
    """

    id: str
    title: str
    before: SafeString
    after: SafeString
    differs: bool
    says_else: bool


def pairs(
    before: str,
    after: str,
    cited_before: Sequence[str] = (),
    cited_after: Sequence[str] = (),
    apart: str = "",
) -> list[Pair]:
    """The parts of both pages in the order of `after`; `before` may be empty, for a new page.

    `cited_…` are the keys of each page's sources in the order of their numbers; `apart` starts
    every id, for several pages on one screen.
    """
    old = {part.id: part for part in parts(before)}
    new = {part.id: part for part in parts(after)}
    return [
        _pair(old.get(id), new.get(id), cited_before, cited_after, apart)
        for id in _in_order(old, new)
    ]


def parts(html: str) -> list[Part]:
    """The parts of a whole page, from its title to its sources."""
    start, end = html.find('<article class="page">'), html.rfind("</article>")
    if start < 0 or end < 0:
        return []
    found = [Part("head", HEAD, "")]
    for column in _children(_inside(html[start : end + len("</article>")])):
        if "page__side" in column[: column.index(">")]:
            continue
        for block in _children(_inside(column)):
            if _is_left_out(block):
                continue
            if heading := _HEADING.search(block):
                title = " ".join(TAG.sub("", heading[2]).split())
                id = (_ID.findall(heading[1]) or [title])[0]
                found.append(Part(id, title, ""))
            last = found[-1]
            found[-1] = last._replace(html=last.html + _without_state(block))
    return found


def _pair(
    old: Part | None,
    new: Part | None,
    cited_before: Sequence[str],
    cited_after: Sequence[str],
    apart: str,
) -> Pair:
    one = new or old or Part("", "", "")
    left, right = (old.html if old else ""), (new.html if new else "")
    says_else = compared(tokens(left, cited_before)) != compared(tokens(right, cited_after))
    differs = says_else or _CITE.sub("", left) != _CITE.sub("", right)
    before, after = SafeString(left), SafeString(right)
    if says_else and old and new:
        before, after = marked(before, after, cited_before, cited_after)
    return Pair(
        one.id,
        one.title,
        SafeString(_moved(before, f"{apart}live-")),
        SafeString(_moved(after, f"{apart}draft-")),
        differs,
        says_else,
    )


def _in_order(old: dict[str, Part], new: dict[str, Part]) -> list[str]:
    """The ids of both: one that is gone stands after the part that it followed."""
    found = list(new)
    last = -1
    for id in old:
        if id in found:
            last = found.index(id)
        else:
            last += 1
            found.insert(last, id)
    return found


def _children(html: str) -> list[str]:
    """The elements at the top of a fragment."""
    found, depth, start = [], 0, 0
    for match in TAG.finditer(html):
        tag = match[0]
        name = _NAME.match(tag)
        if name is None:
            continue
        if tag.startswith("</"):
            depth -= 1
        elif name[1] in _VOID or tag.endswith("/>"):
            if not depth:
                found.append(tag)
            continue
        else:
            start = match.start() if not depth else start
            depth += 1
        if not depth:
            found.append(html[start : match.end()])
    return found


def _inside(element: str) -> str:
    return element[element.index(">") + 1 : element.rindex("<")]


def _is_left_out(block: str) -> bool:
    return re.match(r'<\w+\s[^>]*class="([^"]*)"', block) is not None and any(
        name in LEFT_OUT for name in re.findall(r'class="([^"]*)"', block)[0].split()
    )


def _without_state(block: str) -> str:
    if not block.startswith("<header"):
        return block
    kept = [one for one in _children(_inside(block)) if not _is_left_out(one)]
    return "".join(kept)


def _moved(html: str, side: str) -> str:
    """The HTML as it may stand beside its other side: own ids, lower headings, all folds open."""
    return TAG.sub(lambda match: _tag(match[0], side), html)


def _tag(tag: str, side: str) -> str:
    tag = re.sub(r"^(</?h)([1-4])\b", lambda h: f"{h[1]}{max(4, int(h[2]) + 2)}", tag)
    tag = _OWN.sub("", tag)
    tag = re.sub(r'(\sid="|\shref="#|url\(#)', rf"\g<1>{side}", tag)
    return re.sub(r"^<details\b(?![^>]*\sopen\b)", "<details open", tag)
