"""The rows that staff edit and the editions that patients read, one subject a file."""

from .article import Article, ReadNext
from .clinic import ClinicProfile, UrgentSign
from .edition import Edition, SignOff
from .evidence import Claim, Source
from .glossary import GlossaryTerm
from .image import Image
from .names import Code, Synonym
from .outcomes import DoseStudied, Guidance, Outcome, OutcomeValue
from .points import Point, Question
from .redirect import Redirect
from .search_miss import SearchMiss
from .sections import Benefit, Condition, Dosing, Guide, Mechanism, Risk, SideEffect
from .seeded import Seeded
from .stamp import Stamp

SECTIONS = (Condition, Mechanism, Dosing, Benefit, Risk, SideEffect, Guide)
"""The seven children of Article, in the order in which the site shows them."""

__all__ = [
    "SECTIONS",
    "Article",
    "Benefit",
    "Claim",
    "ClinicProfile",
    "Code",
    "Condition",
    "DoseStudied",
    "Dosing",
    "Edition",
    "GlossaryTerm",
    "Guidance",
    "Guide",
    "Image",
    "Mechanism",
    "Outcome",
    "OutcomeValue",
    "Point",
    "Question",
    "ReadNext",
    "Redirect",
    "Risk",
    "SearchMiss",
    "SideEffect",
    "Seeded",
    "SignOff",
    "Source",
    "Stamp",
    "Synonym",
    "UrgentSign",
]
