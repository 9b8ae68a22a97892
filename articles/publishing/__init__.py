"""The verbs of publishing: rows become editions here and nowhere else.

build_page maps an article and everything on it to one struct; check says what is wrong with it.
submit, comment, send_back, settle and edited move a draft; sign_off and sign_review record who
stands by a text; publish, withdraw, cancel_scheduled and restore move editions; publish_shared
changes what many pages print; withdraw_claim warns at once; hide_note takes a reason from
readers; record_review moves review dates; change_facts and confirm_numbers bring what the clinic
says of itself.
Each deed is an entry of the event log, in its own transaction.
"""

from .adding import add_shared, is_silent, remove_shared
from .build import build_page, with_references
from .change_class import Change, Place, change_class, places_of
from .check import Blocked, Look, check, look_over
from .claims import reinstate_claim, withdraw_claim
from .clinic import (
    change_facts,
    confirm_numbers,
    differing,
    numbers_of,
    take_numbers_back,
    why_wait,
)
from .editions import cancel_scheduled, publish, reads_the_same, withdraw
from .events import verify as verify_events
from .freezing import change_since
from .hiding import hidden_notes, hide_note, plain_note
from .live_rows import record_change, record_changes, said_now
from .overriding import override, overrides_of, take_back
from .parts import hash_of, own_hash, parts_of
from .rename import rename
from .report import report
from .reprinting import change_of, reprints
from .restore import restore
from .reviewing import record_review
from .rights import Changed, NotAllowed, lock, writers
from .rubric import Score
from .rules import Finding
from .shared import (
    SharedChange,
    articles_of,
    before_and_after,
    open_review_of,
    publish_shared,
)
from .shared_rows import (
    SharedRow,
    named_row,
    named_rows,
    row_change,
    row_places_of,
    struct_of,
    title_of,
    values_of,
)
from .shared_rows import printing as editions_printing
from .signatures import REQUIRED_SCOPES, Signatures, signatures, signed_hashes
from .signing import (
    send_review_back,
    sign_off,
    sign_review,
    to_sign,
    why_not_sign,
    why_not_sign_review,
)
from .stages import comment, edited, send_back, settle, submit
from .starts import Served, record_start, served_now
from .waiting import parts_to_sign

__all__ = [
    "REQUIRED_SCOPES",
    "Blocked",
    "Change",
    "Changed",
    "Finding",
    "Look",
    "NotAllowed",
    "Place",
    "Score",
    "Served",
    "SharedChange",
    "SharedRow",
    "Signatures",
    "add_shared",
    "articles_of",
    "before_and_after",
    "build_page",
    "cancel_scheduled",
    "change_class",
    "change_facts",
    "change_of",
    "change_since",
    "check",
    "comment",
    "confirm_numbers",
    "differing",
    "edited",
    "editions_printing",
    "hash_of",
    "hidden_notes",
    "hide_note",
    "is_silent",
    "lock",
    "look_over",
    "named_row",
    "named_rows",
    "numbers_of",
    "open_review_of",
    "override",
    "overrides_of",
    "own_hash",
    "parts_of",
    "parts_to_sign",
    "places_of",
    "plain_note",
    "publish",
    "publish_shared",
    "reads_the_same",
    "record_change",
    "record_changes",
    "record_review",
    "record_start",
    "reinstate_claim",
    "remove_shared",
    "rename",
    "report",
    "reprints",
    "restore",
    "row_change",
    "row_places_of",
    "said_now",
    "send_back",
    "served_now",
    "send_review_back",
    "settle",
    "sign_off",
    "sign_review",
    "signatures",
    "signed_hashes",
    "struct_of",
    "submit",
    "take_back",
    "take_numbers_back",
    "title_of",
    "to_sign",
    "values_of",
    "verify_events",
    "why_not_sign",
    "why_not_sign_review",
    "why_wait",
    "with_references",
    "withdraw",
    "withdraw_claim",
    "writers",
]
