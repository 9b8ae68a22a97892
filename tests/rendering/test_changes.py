"""What differs between two renderings is marked, and nothing else is touched."""

import pytest
from django.utils.safestring import SafeString

from articles.rendering import marked, marked_words, render, without_ids
from tests.timing import takes

SAID = {"del": '<span class="visually-hidden">[gone:] </span>',
        "ins": '<span class="visually-hidden">[new:] </span>'}  # fmt: skip


def shown(before: str, after: str, *cited) -> tuple[str, str]:
    """Both sides, without the words that only a screen reader says."""
    left, right = marked(SafeString(before), SafeString(after), *cited)
    return left.replace(SAID["del"], ""), right.replace(SAID["ins"], "")


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("<p>0.5 mg a day</p>", "<p>5 mg a day</p>", "<p><del>0.5 mg</del> a day</p>",
         "<p><ins>5 mg</ins> a day</p>"),
        ("<p>0.5 mg a day</p>", "<p>0.5 mcg a day</p>", "<p><del>0.5 mg</del> a day</p>",
         "<p><ins>0.5 mcg</ins> a day</p>"),
        ("<p>Take it.</p>", "<p>Do not take it.</p>", "<p><del>Take</del> it.</p>",
         "<p><ins>Do not take</ins> it.</p>"),
        ("<p>a <b>b</b> c</p>", "<p>a <b>x y</b> z</p>",
         "<p>a <b><del>b</del></b> <del>c</del></p>",
         "<p>a <b><ins>x y</ins></b> <ins>z</ins></p>"),
        ("<p>same</p>", "<p>same</p>", "<p>same</p>", "<p>same</p>"),
        ("", "<p>new</p>", "", "<p><ins>new</ins></p>"),
        ("<p>the list</p>", "<ul><li>the list</li></ul>", "<p>the list</p>",
         "<ul><li>the list</li></ul>"),
        ("<p>It&#x27;s &lt;5&gt;</p>", "<p>It&#x27;s &lt;6&gt;</p>",
         "<p>It&#x27;s &lt;<del>5</del>&gt;</p>", "<p>It&#x27;s &lt;<ins>6</ins>&gt;</p>"),
    ],
)  # fmt: skip
def test_changed_words_are_marked_on_their_side(before, after, old, new):
    assert shown(before, after) == (old, new)


def test_a_screen_reader_says_what_is_gone_and_what_is_new():
    assert marked_words("one", "two") == (
        f"<del>{SAID['del']}one</del>", f"<ins>{SAID['ins']}two</ins>",
    )  # fmt: skip


def test_a_link_that_leads_elsewhere_is_marked():
    old, new = shown('<a href="/a/">Here</a>', '<a href="/b/">Here</a>')
    assert old == '<a href="/a/"><del>Here</del></a>'
    assert new == '<a href="/b/"><ins>Here</ins></a>'


def cite(number: int) -> str:
    return f'pain <span class="cite">[<a href="#s{number}">{number}</a>]</span>'


def test_a_source_with_another_number_is_the_same_source():
    assert shown(cite(1), cite(2), ["A"], ["B", "A"]) == (cite(1), cite(2))


def test_another_source_under_the_same_number_is_marked():
    old, new = shown(cite(1), cite(1), ["A"], ["B"])
    assert "<del>1</del>" in old
    assert "<ins>1</ins>" in new


def test_a_drawing_is_marked_as_a_whole_and_an_ornament_never():
    drawing = '<svg aria-label="{}"><pattern id="p-{}"/></svg>'
    old, new = shown(drawing.format("76 of 100", 1), drawing.format("18 of 100", 1))
    assert old.startswith("<del><svg")
    assert new.endswith("</svg></ins>")
    renamed = drawing.format("76 of 100", 1), drawing.format("76 of 100", 2)
    assert shown(*renamed) == renamed
    ornaments = '<svg aria-hidden="true"><path d="1"/></svg>', '<svg aria-hidden="true"></svg>'
    assert shown(*ornaments) == ornaments


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 15_000, "b " * 15_000),
        ("the " * 1_900, "the of " * 1_000),
        ("a b " * 4_000, "b a c " * 2_000),
        ("<" * 8_000, "[" * 8_000),
        ("<a " * 8_000, '<a href="' * 8_000),
        ("<svg " * 8_000, "9." * 8_000),
    ],
)
def test_hostile_texts_take_no_time(before, after):
    assert takes(lambda: marked(SafeString(before), SafeString(after)), under=2)


def test_of_very_long_texts_all_that_may_differ_is_marked():
    old, _ = shown("same " + "a " * 15_000 + "end", "same " + "b " * 15_000 + "end")
    assert old.startswith("same <del>a a")
    assert old.endswith("a</del> end")


def test_words_that_look_like_marks_stay_words():
    old, new = render("Take <del>all</del> of it."), render('Take " id="x" of it.')
    left, right = marked(old, new)
    assert "&lt;" in left
    assert "<del>all" not in left
    assert "<script" not in right
    assert '" id="x"' not in without_ids(SafeString('<p id="a">b</p>'))


def test_ids_are_taken_off_tags_and_left_in_words():
    html = SafeString('<h3 id="a">One</h3><p>Say id="b" aloud.</p>')
    assert without_ids(html) == '<h3>One</h3><p>Say id="b" aloud.</p>'
