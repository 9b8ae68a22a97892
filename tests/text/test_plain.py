"""The visible words of rendered HTML, one block a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.plain import visible


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h2>In short</h2><p>It can help.</p>", "In short\nIt can help."),
        ("<ul><li>Chest pain</li><li>Fainting</li></ul>", "Chest pain\nFainting"),
        ("<p>Call <strong>911</strong> now.</p>", "Call 911 now."),
        ("<p>0.5&nbsp;mg &lt; 5&nbsp;mg</p>", "0.5 mg < 5 mg"),
        ("<p>two\n   lines</p>", "two lines"),
        ("<strong>Same day</strong><br>Can happen", "Same day\nCan happen"),
        ("<tr><td>1 week</td><td>2 of 12</td></tr>", "1 week\n2 of 12"),
        ('<button>nausea</button><span class="mean"> (feeling sick)</span>.', "nausea."),
        ('<p>A<span class="x vh">hidden <span>deep</span> words</span>B</p>', "AB"),
        ("<p hidden>not yet</p><p>now</p>", "now"),
        ("<style>p { color: red }</style><p>red</p><script>alert(1)</script>", "red"),
        ("<title>Site</title><p>Page</p>", "Page"),
        (
            '<svg role="img" aria-label="76 of 100 felt it"><title>t</title><text>x</text></svg>',
            "76 of 100 felt it",
        ),
        ('<p>Go<svg aria-hidden="true"><path d=""/></svg> on</p>', "Go on"),
        ('<figure><img src="a.png" alt="A drip stand"/><figcaption>Drip</figcaption></figure>',
         "A drip stand\nDrip"),
        ("<p>never closed <b>but read", "never closed but read"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_reader_sees_comes_out_and_nothing_else(html, words):
    assert visible(html) == words


def test_the_classes_to_leave_out_can_be_chosen():
    html = '<p>It helps.<span class="cite">[1]</span> <span class="mean">(m)</span></p>'
    assert visible(html) == "It helps.[1]"
    assert visible(html, hidden={"cite"}) == "It helps. (m)"


@given(st.text())
def test_any_text_can_be_read(html):
    visible(html)


TAGS = st.sampled_from(["<p>", "</p>", "<svg>", "</svg>", '<b class="vh">', "</b>", "<![x", "<br>"])


@given(st.lists(TAGS | st.sampled_from(["pain", " ", "&amp;"])).map("".join))
def test_broken_markup_can_be_read_and_leaves_no_empty_line(html):
    lines = visible(html).split("\n")
    assert lines == [""] or all(line == line.strip() != "" for line in lines)
