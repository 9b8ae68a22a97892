"""What the staff desk calls each place of a page, so that a finding says where to look."""

from collections.abc import Mapping
from functools import cache

from django.utils.text import capfirst

from articles import pages
from articles.models import SECTIONS, Point

PARTS = dict(Point.Part.choices)
SIDES = dict(Point.Side.choices)

ROWS = {"Questions to ask": "questions", "Read next": "read_next"} | dict.fromkeys(
    PARTS.values(), "points"
)
"""The lists under the form, by the words that findings use for them."""


@cache
def fields_of(kind: str) -> Mapping[str, str]:
    """The fields of a kind's form by name, each with the words that stand beside it."""
    [section] = [model for model in SECTIONS if kind == model.KIND]
    return {field.name: capfirst(str(field.verbose_name)) for field in section._meta.fields}


def anchor_of(where: str) -> str:
    """The id of that place on the form of a page; empty for what stands on another form."""
    ids = _ids()
    return ids[max((words for words in ids if where.startswith(words)), key=len, default="")]


@cache
def _ids() -> Mapping[str, str]:
    fields = {words: f"id_{name}" for m in SECTIONS for name, words in fields_of(m.KIND).items()}
    lists = {words: f"{name}-group" for words, name in ROWS.items()}
    return {"": "", "Guidance": "id_guidance", "Who says what": "id_guidance"} | fields | lists


def place_of(point: pages.Point) -> str:
    """As in “Benefits and risks, What may get better: Less pain”."""
    lists = [PARTS.get(point.part, point.part), SIDES.get(point.side, point.side)]
    return ": ".join(filter(None, [", ".join(filter(None, lists)), point.label]))
