"""Publishing counts exactly what rendering prints."""

import pytest

from articles.rendering import LIMIT, References, references, render


def test_references_come_once_each_in_order_of_appearance() -> None:
    text = (
        "# Top [@B]\n\n[[nmda|switch]] [@A; @B] ![bag](image:drip) {clinic:escort}\n\n"
        "| [[crps]] |\n|---|\n| [page](condition:crps) [web](https://a.b) |\n\n![x](image:bag)"
    )
    assert references(text) == References(
        citations=("B", "A"),
        terms=("nmda", "crps"),
        links=("condition:crps",),
        pictures=("drip", "bag"),
        clinic=("escort",),
    )


@pytest.mark.parametrize("text", ["", "Plain.", "`[@A] [[b]]`", r"\[@A] \[[b]]", "[@", "[[]]"])
def test_what_is_not_rendered_as_a_reference_is_not_one(text: str) -> None:
    assert references(text) == References()
    assert "cite" not in render(text)


def test_a_line_is_read_as_a_line() -> None:
    assert references("~~~ [@A]") == References()
    assert references("~~~ [@A]", line=True).citations == ("A",)


@pytest.mark.parametrize("use", [render, references])
def test_a_text_over_the_limit_is_refused_with_the_way_out(use) -> None:
    use("a" * LIMIT)
    with pytest.raises(ValueError, match="40,001 characters and at most 40,000 are allowed: split"):
        use("a" * (LIMIT + 1))


@pytest.mark.parametrize("level", [0, 7])
def test_a_heading_level_that_html_lacks_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 6"):
        render("# A", heading_level=level)
