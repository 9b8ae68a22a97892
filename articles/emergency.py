"""The emergency, crisis and poison lines of a country, until the clinic fills in its own.

A leaf: the figures come from EXT-109 and EXT-110 of the fact base.
"""

from typing import NamedTuple


class Lines(NamedTuple):
    """Telephone numbers as people dial them, and the crisis line's word for other languages."""

    emergency: str
    crisis: str
    crisis_note: str
    poison: str


LINES = {
    "US": Lines(
        emergency="911",
        crisis="988",
        crisis_note="For Spanish press 2, or text AYUDA.",
        poison="1-800-222-1222",
    ),
}
