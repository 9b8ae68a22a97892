"""The structs that are stored, rendered, printed and served: what a page is, without Django.

Publishing fills them from rows, an edition keeps their JSON, templates and the API read them.
Text is Markdown as typed; HTML is made when read. A new field needs a default (old editions
lack it); a renamed one needs a step in `UPGRADES`.
"""

from .kinds import (
    FIXED_PLACES,
    KINDS,
    PLACES,
    AnyPage,
    ArticlePage,
    BenefitPage,
    ConditionPage,
    DosingPage,
    GuidePage,
    MechanismPage,
    RiskPage,
    SideEffectPage,
    path_of,
)
from .listed import Entry, State
from .parts import (
    Dose,
    Frozen,
    GuidanceLine,
    Key,
    Markdown,
    Outcome,
    OutcomeValue,
    Picture,
    Point,
    SourceLine,
)
from .storing import SCHEMA, UPGRADES, decode, encode

__all__ = [
    "FIXED_PLACES",
    "KINDS",
    "PLACES",
    "SCHEMA",
    "UPGRADES",
    "AnyPage",
    "ArticlePage",
    "BenefitPage",
    "ConditionPage",
    "Dose",
    "DosingPage",
    "Entry",
    "Frozen",
    "GuidanceLine",
    "GuidePage",
    "Key",
    "Markdown",
    "MechanismPage",
    "Outcome",
    "OutcomeValue",
    "Picture",
    "Point",
    "RiskPage",
    "SideEffectPage",
    "SourceLine",
    "State",
    "decode",
    "encode",
    "path_of",
]
