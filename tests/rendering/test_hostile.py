"""Hostile text: no script, no foreign address, no raise, no long wait."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import LIMIT, Picture, Term, references, render, render_line
from articles.rendering.sanitize import TAGS, sanitize
from tests.timing import takes

from .reading import Reader

GIVEN = {
    "terms": {"x": Term('x" onclick="a', "<script>", '"><img src=x onerror=alert(1)>')},
    "citations": {"A": [1]},
    "links": {"a:b": "javascript:alert(1)", "a:c": "//evil.example", "a:d": '/x" onclick="y'},
    "pictures": {
        "p": Picture("javascript:alert(1)", '"><script>', 1, 1, "<script>alert(1)</script>"),
        "q": Picture("//evil.example/a.png", "", 1, 1),
    },
    "clinic": {"fasting": "<script>alert(1)</script>"},
}

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>", "<form action=//evil><button>Send</button></form>",
    "<a href='javascript:alert(1)'>x</a>", "<style>*{display:none}</style>",
    "<div style='position:fixed;inset:0'>x</div>", "<base href=//evil>", "<!--><script>x</script>",
    "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#115;cript:alert(1))",
    "[x](&#1;javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](\tjavascript:alert(1))",
    "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](//evil.example)",
    "[x](\\\\evil.example)", "[x](/\\evil.example)", "[x](http:///evil)", "[x](file:///etc/passwd)",
    "<javascript:alert(1)>", "[x](https://a.b\"onmouseover=\"alert(1))",
    "[x](https://a.b 'title\" onmouseover=\"alert(1)')", "[a:b](a:b) [c](a:c) [d](a:d)",
    "![x](javascript:alert(1))", "![x](https://evil.example/a.png)",
    "![\"onerror=alert(1)](image:p)",
    "![](image:p) ![](image:q)", "[[x]] [[<script>]] [[x|<img src=x onerror=alert(1)>]]",
    "[@A\"onclick=alert(1)] [@<script>]", "{clinic:fasting} {clinic:<script>}",
    "::: note onclick=alert(1)\nx\n:::", "::: <script>\nalert(1)\n:::", "# A {#x\" onclick=\"y}",
    "```html onclick=x\n<script>alert(1)</script>\n```", "`<script>alert(1)</script>`",
    "| <script>a</script> |\n|---|\n| \" onclick=alert(1) |", "[x]: javascript:alert(1)\n\n[x]",
    "5 mg<script>", "\x00<script>\x00alert(1)</script>", "\u202e[x](javascript:alert(1))",
]  # fmt: skip

ADDRESS = re.compile(r"https?://[^/].*|mailto:.+|tel:.+|/(?![/\\]).*|#[a-z0-9-]+", re.I | re.S)


def assert_harmless(html: str) -> None:
    """Only known tags, no handler, no style, no address that runs or loads from elsewhere."""
    for tag, attributes in Reader(html).tags:
        assert tag in TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in {"href", "src"} & attributes.keys():
            assert ADDRESS.fullmatch(attributes[name] or ""), attributes[name]
    assert sanitize(html) == html


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_words_and_nothing_more(text: str) -> None:
    for html in (render(text, **GIVEN), render_line(text, **GIVEN)):
        assert_harmless(html)
        assert "evil.example/a.png" not in re.sub(r">[^<]*<", "><", html)


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=x>", "<a href='javascript:x'>", "<a href='//evil'>", "<img src='//evil'>",
        "<span class='cite evil'>", "<button type=submit>", "<ol role=menu>", "<p id=main>",
        "<h3 id='a b'>", "<a target=_blank href='/x'>", "<input>", "<div style='x'>",
    ],
)  # fmt: skip
def test_the_last_lock_holds_by_itself(html: str) -> None:
    cleaned = sanitize(html)
    for word in (
        "onclick",
        "javascript",
        "evil",
        "submit",
        "menu",
        "id=",
        "target",
        "input",
        "style",
    ):
        assert word not in cleaned


PARTS = [
    "[[", "]]", "[@A]", "](", "![", "::: steps\n", ":::\n", "### a | b\n", "|", "\n|---|\n", "\n",
    "\n\n", "> ", "- ", "1. ", "    ", "*", "_", "`", "~~~", "5 mg", "{#a}", "{clinic:",
    "(image:p)", "(a:b)", "\\", "&nbsp;", "<", "\t", "\r", "\x00", "ß", "\u2028",
]  # fmt: skip
MIXED = st.lists(st.sampled_from([*HOSTILE, *PARTS]), max_size=12).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=80), MIXED))
def test_any_text_renders_and_is_harmless(text: str) -> None:
    for html in (render(text, **GIVEN), render_line(text, **GIVEN)):
        assert_harmless(html)
    references(text)


LONG = [
    "[", "![", "[[", "[@", "[@A]", "[@A; ", "[[a|", "[a](", "[a](b:c)", "](", "[a [[b]] [@A]](b:c)",
    ">", "> ", "*", "**", "*a ", "a* ", "_a ", "`", "``a`", "~", "::: note\n", ":::\n",
    "::: steps\n# a\n", "# a | b\n", "- ", "1. ", "  - a\n", "|", "a|b\n-|-\n", "{clinic:",
    "{clinic:a}", "1", "1 ", "1.", "1 to ", "1 mg ", "2*3", "<", "<a", "&", "\\", "\n", "\t", "é",
    "\x00", "![a](image:p)", "![a](image:p)\n\n", "[[x]] ", "a [@A]\n",
]  # fmt: skip


@pytest.mark.parametrize("part", LONG)
def test_the_longest_text_of_one_part_takes_under_two_seconds(part: str) -> None:
    text = (part * LIMIT)[:LIMIT]
    assert takes(lambda: render(text, **GIVEN), under=2)


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 6_000 + "b* " * 6_000,
        "**a " * 5_000 + "b** " * 5_000,
        "[" * 19_000 + "](a:b)" * 3_000,
        " ".join("`" * length for length in range(1, 280)),
        "|" * 200 + "\n" + "|-" * 200 + "|\n" + "|a\n" * 13_000,
        "\n".join("> " * depth + "a" for depth in range(1, 190)),
        "\n".join("  " * depth + "- a" for depth in range(1, 190)),
    ],
    ids=["emphasis", "strong", "links", "backticks", "table", "quotations", "lists"],
)
def test_nested_hostile_texts_take_under_two_seconds(text: str) -> None:
    assert takes(lambda: render(text[:LIMIT], **GIVEN), under=2)
