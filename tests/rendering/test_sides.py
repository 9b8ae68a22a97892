"""Two states of a page stand beside each other part by part, and no word of either is missing."""

import re

import pytest

from articles.rendering import pairs
from articles.rendering.sides import parts
from articles.text.plain import visible

PAGE = """<main><article class="page"><div class="flow"><header class="head"><h1>CRPS</h1>
<p class="state"><a href="#state">Draft</a></p></header>
<section class="short" aria-labelledby="short"><h2 id="short">In short</h2><p>{short}</p></section>
<div class="status" id="state">Nobody signed.</div></div>
<div class="page__side flow"><nav class="toc"><h2>On this page</h2></nav></div>
<div class="flow page__body"><h2 id="who">Who</h2><p>{who}</p><p>More.</p>
<details class="fold"><summary><h2 id="about">About</h2></summary><p>{about}</p></details></div>
</article></main>"""


def page(short="Yes.", who="You.", about="It hurts."):
    return PAGE.format(short=short, who=who, about=about)


def test_a_page_comes_apart_at_its_headings():
    found = [(part.id, part.title) for part in parts(page())]
    assert found == [
        ("head", "Title and names"), ("short", "In short"), ("who", "Who"), ("about", "About"),
    ]  # fmt: skip


def test_no_word_of_a_page_is_missing_but_how_far_it_is_checked():
    said = " ".join(visible(part.html) for part in parts(page()))
    for words in ("CRPS", "In short", "Yes.", "Who", "You.", "More.", "About", "It hurts."):
        assert words in said
    for words in ("Draft", "Nobody signed", "On this page"):
        assert words not in said


def test_what_differs_is_told_from_what_does_not():
    found = {pair.id: pair for pair in pairs(page(), page(who="Not you."))}
    assert [id for id, pair in found.items() if pair.differs] == ["who"]
    assert "<del>" in found["who"].before
    assert "Not you</ins>" in found["who"].after


def test_another_layout_of_the_same_words_is_told_apart():
    [who] = [pair for pair in pairs(page(), page(who="<b>You.</b>")) if pair.id == "who"]
    assert (who.differs, who.says_else) == (True, False)


def test_a_part_that_is_gone_stands_where_it_stood():
    shorter = re.sub(r'<h2 id="who">.*?More.</p>', "", page(), flags=re.DOTALL)
    found = pairs(page(), shorter)
    assert [pair.id for pair in found] == ["head", "short", "who", "about"]
    assert (found[2].after, found[2].differs) == ("", True)
    assert [pair.id for pair in pairs(shorter, page())] == ["head", "short", "who", "about"]


def test_a_new_page_has_nothing_on_the_left():
    assert {pair.before for pair in pairs("", page())} == {""}


def test_both_sides_may_stand_on_one_screen():
    drawn = page(who='<svg><pattern id="p"/><path fill="url(#p)"/></svg><a href="#s1">1</a>')
    found = "".join(pair.before + pair.after for pair in pairs(drawn, drawn, apart="x-"))
    ids = re.findall(r'\sid="([^"]*)"', found)
    assert len(ids) == len(set(ids))
    assert 'fill="url(#x-live-p)"' in found
    assert 'href="#x-draft-s1"' in found
    assert "aria-labelledby" not in found
    assert sorted(set(re.findall(r"<h([1-6])", found))) == ["4"]
    assert "<details open" in found


@pytest.mark.parametrize("broken", ["", "<p>", '<article class="page">', "</article>", "<<<>>>"])
def test_what_is_no_page_has_no_parts(broken):
    assert parts(broken) == []
