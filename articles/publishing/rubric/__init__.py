"""The rubric: 59 questions on the quality of a page and of the site, and who answers each.

items.py is the table, fields.py and site.py look where no rule of rules/ does. What only a person
can judge gets no points here.
"""

from .items import GATE_CODES, ITEMS, Item, Judge
from .judging import Judged, Line, Score, in_lines, score_of
from .site import judge_site

__all__ = [
    "GATE_CODES",
    "ITEMS",
    "Item",
    "Judge",
    "Judged",
    "Line",
    "Score",
    "in_lines",
    "judge_site",
    "score_of",
]
