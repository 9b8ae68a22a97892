"""The verbs of publishing: rows become editions here and nowhere else.

build_page maps an article and everything on it to one struct; check says what is wrong with
it; publish, withdraw and restore move editions; sign_off records who stands by a text; rename
changes an address and keeps the old one.
"""

from .build import build_page, with_references
from .check import check
from .editions import Blocked, publish, reads_the_same, withdraw
from .rename import rename
from .report import report
from .restore import restore
from .rules import Finding
from .signing import NotAllowed, parts_of, sign_off, signed_hashes

__all__ = [
    "Blocked",
    "Finding",
    "NotAllowed",
    "build_page",
    "check",
    "parts_of",
    "publish",
    "reads_the_same",
    "rename",
    "report",
    "restore",
    "sign_off",
    "signed_hashes",
    "with_references",
    "withdraw",
]
