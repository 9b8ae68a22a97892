"""Rendered HTML -> its visible words, one block a line.

What search indexes, readability measures and an edition keeps; markup never leaves here.
"""

import re
from collections.abc import Collection
from html.parser import HTMLParser

HIDDEN_CLASSES = frozenset({"mean", "vh"})
_SILENT_TAGS = frozenset({"head", "script", "style", "svg", "template", "title"})
_INLINE_TAGS = re.compile(
    r"a|abbr|b|bd[io]|button|cite|code|data|del|dfn|em|i|ins|kbd|label|mark|q|s|samp|small|span"
    r"|strong|su[bp]|time|u|var|wbr"
)
_VOID_TAGS = re.compile(r"area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")


def visible(html: str, hidden: Collection[str] = HIDDEN_CLASSES) -> str:
    """The words that a reader sees in `html`, each block on a line of its own.

    Elements with a class in `hidden`, scripts and styles are left out. A picture gives its words:
    the `aria-label` of an SVG, the `alt` of an image. Spaces are squeezed; nothing is raised.
    """
    reader = _Reader(hidden)
    reader.feed(html)
    reader.close()
    return reader.lines()


class _Reader(HTMLParser):
    """Collects words; a silent element is skipped up to its own closing tag."""

    def __init__(self, hidden: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._hidden = frozenset(hidden)
        self._parts: list[str] = []
        self._silent_tag = ""
        self._depth = 0

    def lines(self) -> str:
        squeezed = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in squeezed if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent_tag:
            self._depth += tag == self._silent_tag
            return
        given = {name: value or "" for name, value in attrs}
        self._break_before(tag)
        if tag in {"svg", "img"} and (words := given.get("aria-label") or given.get("alt")):
            self._parts.append(f"\n{_one_line(words)}\n")
        if not _VOID_TAGS.fullmatch(tag) and self._is_silent(tag, given):
            self._silent_tag, self._depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if not self._silent_tag:
            self._break_before(tag)
        elif tag == self._silent_tag:
            self._depth -= 1
            if not self._depth:
                self._silent_tag = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if not _VOID_TAGS.fullmatch(tag):
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent_tag:
            self._parts.append(_one_line(data))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip `<![...`: the standard parser stops with an AssertionError there."""
        return self.parse_bogus_comment(i, report)

    def _is_silent(self, tag: str, given: dict[str, str]) -> bool:
        classes = given.get("class", "").split()
        return tag in _SILENT_TAGS or "hidden" in given or not self._hidden.isdisjoint(classes)

    def _break_before(self, tag: str) -> None:
        if not _INLINE_TAGS.fullmatch(tag) and tag not in _SILENT_TAGS:
            self._parts.append("\n")


def _one_line(words: str) -> str:
    return re.sub(r"\s", " ", words)
