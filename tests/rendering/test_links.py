"""Links and pictures: what a text may point to."""

import pytest

from articles.rendering import Picture, Term, render, render_line

LINKS = {"condition:crps": "/conditions/crps/", "article:12": "/guides/driving/"}
PICTURES = {"drip": Picture("/media/drip.webp", "A drip stand", 640, 480, "A slow 5 mg drip")}
IMG = (
    '<img src="/media/drip.webp" width="640" height="480" alt="{}" loading="lazy" decoding="async">'
)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("[CRPS](condition:crps)", '<a href="/conditions/crps/">CRPS</a>'),
        ("[home](article:12)", '<a href="/guides/driving/">home</a>'),
        (
            "[NHS](https://nhs.uk/a?b=1)",
            '<a href="https://nhs.uk/a?b=1">NHS</a>',
        ),
        ("<https://nhs.uk>", '<a href="https://nhs.uk">https://nhs.uk</a>'),
        ("[write](mailto:a@b.org)", '<a href="mailto:a@b.org">write</a>'),
        ("[call](tel:+12025550100;ext=142)", '<a href="tel:+12025550100;ext=142">call</a>'),
        ("[signs](#urgent-help)", '<a href="#urgent-help">signs</a>'),
        ("[gone](condition:withdrawn)", "gone"),
        ("[gone](article:99)", "gone"),
        ("[x](//evil.example)", "x"),
        ("[x](/admin/)", "x"),
        ("[x](page.html)", "x"),
        ("[x](ftp://a.b)", "x"),
        ("[](condition:crps)", ""),
    ],
)
def test_a_link_leads_to_a_page_the_web_mail_or_phone_and_else_is_plain_words(
    typed: str, html: str
) -> None:
    assert render_line(typed, links=LINKS) == html


def test_a_source_or_term_inside_a_link_does_not_nest_controls() -> None:
    html = render_line(
        "[the [[crps]] page [@A]](condition:crps) ends",
        links=LINKS, citations={"A": [1]}, terms={"crps": Term("crps", "CRPS", "Pain")},
    )  # fmt: skip
    assert html == (
        '<a href="/conditions/crps/">the crps page</a>&nbsp;<span class="cite">'
        '[<a href="#s1" aria-label="Source 1">1</a>]</span> ends'
    )


def test_a_picture_alone_is_a_figure_with_its_caption() -> None:
    assert render("![A bag](image:drip)", pictures=PICTURES) == (
        f"<figure>{IMG.format('A bag')}<figcaption>A slow "
        '<span translate="no">5&nbsp;mg</span> drip</figcaption></figure>\n'
    )


def test_a_picture_without_words_takes_the_alt_text_of_its_row() -> None:
    assert IMG.format("A drip stand") in render("![](image:drip)", pictures=PICTURES)


def test_a_picture_in_a_sentence_stays_in_it() -> None:
    html = render("See ![bag](image:drip) here", pictures=PICTURES)
    assert html == f"<p>See {IMG.format('bag')} here</p>\n"


@pytest.mark.parametrize(
    "address",
    [
        "image:unknown",
        "https://evil.example/a.png",
        "/media/drip-1a2b.webp",
        "data:image/png;base64,AA",
    ],
)
def test_an_unknown_or_remote_picture_is_its_words(address: str) -> None:
    assert render(f"![A bag]({address})", pictures=PICTURES) == "<p>A bag</p>\n"
