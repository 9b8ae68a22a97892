"""The stylesheet is the sum of its parts, small, and the only place that styles anything."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from articles.bundle import joined

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
ORDER = (STATIC / "css/order.txt").read_text().split()
PARTS = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.glob("css/**/*.css"))


def test_every_part_is_listed_once_and_exists() -> None:
    assert sorted(ORDER) == PARTS


def test_joining_ends_no_layer_only_to_begin_it_again_and_loses_no_rule() -> None:
    served = joined("css/order.txt")
    layers = re.findall(r"@layer (\w+) ?\{", served)
    assert [one for one, other in pairwise(layers) if one == other] == []
    parts = [re.sub(r"/\*.*?\*/", "", (STATIC / part).read_text(), flags=re.S) for part in ORDER]
    rules = sum(part.count("{") - len(re.findall(r"@layer \w+ ?\{", part)) for part in parts)
    assert served.count("{") - len(layers) == rules
    assert served.count("{") == served.count("}")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_short_and_says_what_it_is(part: str) -> None:
    lines = (STATIC / part).read_text().splitlines()
    assert lines[0].startswith("/*")
    assert len(lines) <= 150


def test_a_sheet_for_paper_is_loaded_by_its_page_alone_or_by_all_and_only_to_print() -> None:
    for sheet in STATIC.glob("paper/*.css"):
        link = f'<link rel="stylesheet" media="print" href="{{% static "paper/{sheet.name}" %}}">'
        using = [path.stem for path in TEMPLATES.glob("**/*.html") if link in path.read_text()]
        assert using == ["base" if sheet.stem == "site" else sheet.stem]


@pytest.mark.parametrize("part", PARTS)
def test_only_paper_overrules(part: str) -> None:
    assert "!important" not in (STATIC / part).read_text()


@pytest.mark.parametrize(
    "template",
    sorted(p.relative_to(TEMPLATES).as_posix() for p in TEMPLATES.glob("**/*.html")),
)
def test_a_template_leaves_style_to_the_stylesheet(template: str) -> None:
    text = (TEMPLATES / template).read_text()
    assert " style=" not in text
    assert "<style" not in text
    assert len(text.splitlines()) <= 120


@pytest.mark.parametrize(
    "component", sorted(path.name for path in (TEMPLATES / "components").glob("*.html"))
)
def test_a_component_names_its_inputs(component: str) -> None:
    first = (TEMPLATES / "components" / component).read_text().split("<", 1)[0]
    assert first.startswith("{#")
    assert "Inputs:" in first or "No inputs" in first
