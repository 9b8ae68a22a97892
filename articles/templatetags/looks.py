"""How a code looks on a page: its icon, its color level and its words, all in one table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from django import template

register = template.Library()


class Look(NamedTuple):
    """`icon` names a drawing, `level` one of the care levels, found, or set for what is open."""

    icon: str
    level: str
    words: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        # What to do about a side effect
        "urgent": Look("stop", "urgent", "Get help now"),
        "call": Look("phone", "call", "Tell the nurse or call"),
        "home": Look("check", "home", "Usually passes"),
        # What was found about a claim
        "agrees": Look("check", "home", "Agrees with sources"),
        "overclaims": Look("warn", "call", "Says too much"),
        "contradicted": Look("no", "urgent", "Sources say otherwise"),
        "not_found": Look("ask", "set", "No source found"),
        # What studies found
        "gain": Look("plus", "found", "Some gain seen"),
        "unclear": Look("half", "found", "Unclear"),
        "no_gain": Look("no", "found", "Not shown"),
        "harm": Look("warn", "found", "Unwanted effects seen"),
        "not_studied": Look("ask", "set", "Not studied"),
        "no_answer": Look("pen", "set", "No answer on this page yet"),
        # Who has checked a page
        "signed": Look("check", "home", "Checked by a clinician"),
        "overdue": Look("warn", "call", "Review overdue"),
        "awaiting": Look("wait", "call", "Awaiting clinical review"),
        "draft": Look("wait", "call", "Awaiting clinical review"),
    }
)


@register.filter
def look(code: str) -> Look:
    """How an action, a verdict or a state looks; KeyError for a code that has no look."""
    return LOOKS[code]
