"""Numbers in, drawings and sentences out; the sentence always says what the drawing shows."""

from .drawing import Drawing, drawing
from .icon_array import icon_array
from .meter import certainty_words, meter
from .shares import both_frames, people_to_draw
from .span import time_span
from .unknown import unknown_array
from .words import is_small_study, outcome_lines, outcome_sentence, people_studied

__all__ = [
    "Drawing",
    "both_frames",
    "certainty_words",
    "drawing",
    "icon_array",
    "is_small_study",
    "meter",
    "outcome_lines",
    "outcome_sentence",
    "people_studied",
    "people_to_draw",
    "time_span",
    "unknown_array",
]
