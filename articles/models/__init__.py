"""The rows that staff edit and the editions that patients read, one subject a file."""

from .article import Article, ReadNext
from .clinic import ClinicProfile, NewNumbers, UrgentSign
from .edition import Edition, SignOff
from .event import Event, EventHead
from .evidence import Claim, Source
from .feedback import Feedback
from .glossary import GlossaryTerm
from .image import Image
from .names import Code, Synonym
from .outcomes import DoseStudied, Guidance, Outcome, OutcomeValue
from .override import Override
from .points import Point, Question
from .redirect import Anchor, Redirect
from .review import Review, ReviewNote
from .search_miss import SearchMiss
from .sections import Benefit, Condition, Dosing, Guide, Mechanism, Risk, SideEffect
from .seeded import Seeded
from .staff import StaffProfile
from .stamp import Stamp
from .unsaved import UnsavedText

SECTIONS = (Condition, Mechanism, Dosing, Benefit, Risk, SideEffect, Guide)
"""The seven children of Article, in the order in which the site shows them."""

__all__ = [
    "SECTIONS",
    "Anchor",
    "Article",
    "Benefit",
    "Claim",
    "ClinicProfile",
    "Code",
    "Condition",
    "DoseStudied",
    "Dosing",
    "Edition",
    "Event",
    "EventHead",
    "Feedback",
    "GlossaryTerm",
    "Guidance",
    "Guide",
    "Image",
    "Mechanism",
    "NewNumbers",
    "Outcome",
    "OutcomeValue",
    "Override",
    "Point",
    "Question",
    "ReadNext",
    "Redirect",
    "Review",
    "ReviewNote",
    "Risk",
    "SearchMiss",
    "SideEffect",
    "Seeded",
    "SignOff",
    "Source",
    "StaffProfile",
    "Stamp",
    "Synonym",
    "UnsavedText",
    "UrgentSign",
]
