"""Patient pages lose their indentation and no word, no space between words, no block."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from articles.compact import CompactHtml


def sent(html, path="/"):
    return CompactHtml(lambda request: HttpResponse(html))(RequestFactory().get(path)).text


@pytest.mark.parametrize(
    ("html", "compact"),
    [
        ("<ul>\n    <li>One</li>\n    <li>Two</li>\n</ul>", "<ul><li>One</li><li>Two</li></ul>"),
        ("<p>\n  Call\n  <a>911</a>\n  now\n</p>", "<p>Call\n<a>911</a>\nnow</p>"),
        ("<strong>A</strong>\n<span>b</span>", "<strong>A</strong>\n<span>b</span>"),
        ("<b>A</b>\n<label>b</label>", "<b>A</b>\n<label>b</label>"),
        ('<dd class="x">\n  None\n</dd>\n', '<dd class="x">None</dd>'),
        ("One\n<p>two</p>\nthree", "One<p>two</p>three"),
        ("<p>a</p>\n\n\n<h2>b</h2>", "<p>a</p><h2>b</h2>"),
    ],
)
def test_what_is_left_reads_the_same(html, compact):
    assert sent(html) == compact


@pytest.mark.parametrize("kept", ["<pre>a\n  b</pre>", "<textarea>a\n  b</textarea>"])
def test_words_whose_lines_count_are_left_alone(kept):
    assert sent(kept) == kept


def test_staff_pages_are_left_alone():
    assert sent("<ul>\n  <li>", "/staff/") == "<ul>\n  <li>"
