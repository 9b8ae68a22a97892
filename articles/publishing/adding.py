"""add_shared and remove_shared: a word or an urgent sign comes and goes with a signature.

Readers see these rows as they stand, so a new one is stored silent, and is spoken once it is
signed; one that goes is silenced the same way, and only a silent row may be deleted.
"""

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Edition, GlossaryTerm, UrgentSign

from .rights import require_publisher
from .shared import SharedChange, publish_shared
from .shared_rows import struct_of, values_of

SpokenRow = GlossaryTerm | UrgentSign
SPOKEN: dict[type[SpokenRow], tuple[str, ...]] = {
    GlossaryTerm: ("say", "meaning"),
    UrgentSign: ("text", "heading", "advice", "phrases"),
}
"""The fields without which readers meet nothing of a row."""
ASK_A_PUBLISHER = "Somebody who may publish pages must change what many of them print."


def is_silent(row: SpokenRow) -> bool:
    """Whether readers meet nothing of the row."""
    return not any(getattr(row, name) for name in SPOKEN[type(row)])


@transaction.atomic
def add_shared(
    *, row: SpokenRow, by: User, note: str, change: str = Edition.Change.SUBSTANTIVE
) -> SharedChange:
    """Stores a new row silent and asks somebody to sign its words; the row in hand keeps them.

    NotAllowed if `by` may not publish, ValueError for a row that is stored or says nothing.
    """
    require_publisher(by, ASK_A_PUBLISHER)
    if row.pk is not None:
        raise ValueError(f"“{row}” is stored already: change it with publish_shared.")
    wanted = values_of(struct_of(row))
    _silence(row)
    row.save()
    for name, value in wanted.items():
        setattr(row, name, value)
    return publish_shared(row=row, by=by, note=note, change=_at_least_content(change))


@transaction.atomic
def remove_shared(*, row: SpokenRow, by: User, note: str) -> SharedChange:
    """Asks somebody to sign that readers no longer meet the row, which then may be deleted.

    NotAllowed if `by` may not publish, ValueError if it is silent already.
    """
    _silence(row)
    return publish_shared(row=row, by=by, note=note)


def _silence(row: SpokenRow) -> None:
    for name in SPOKEN[type(row)]:
        setattr(row, name, "")


def _at_least_content(change: str) -> str:
    return Edition.Change.SUBSTANTIVE if change == Edition.Change.EDITORIAL else change
