"""withdraw_claim and reinstate_claim: what pages rest on is taken back now, by one person."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.caching import raise_stamp
from articles.models import Claim, Event

from .events import about_of, record
from .live_rows import said_by
from .rights import NotAllowed, require_publisher


@transaction.atomic
def withdraw_claim(*, claim: Claim, by: User, note: str) -> Claim:
    """Tells the readers of every page that rests on the claim why it is withdrawn, from now on.

    NotAllowed if `by` may not publish; ValueError without a reason, which readers see, or if the
    claim is withdrawn already.
    """
    require_publisher(by, "Somebody who may publish and withdraw pages must do this.")
    if not note.strip():
        raise ValueError("Write why the claim is withdrawn: its readers are told.")
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.status == Claim.Status.WITHDRAWN:
        raise ValueError(f"{claim.key} is withdrawn already.")
    before = said_by(claim)
    _store(claim, Claim.Status.WITHDRAWN, sentence(note))
    said = {"before": before, "after": said_by(claim)}
    record(verb="withdrew", about=claim, by=by, note=note, **said)
    raise_stamp()
    return claim


@transaction.atomic
def reinstate_claim(*, claim: Claim, by: User, note: str) -> Claim:
    """Takes the notice off its pages: a clinician who did not withdraw the claim stands by it.

    NotAllowed for anybody else; ValueError if the claim is not withdrawn.
    """
    if not by.has_perm("articles.sign_article"):
        raise NotAllowed("Somebody who may sign pages off must do this.")
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.status != Claim.Status.WITHDRAWN:
        raise ValueError(f"{claim.key} is not withdrawn.")
    deeds = Event.objects.filter(about=about_of(claim), row=claim.pk, verb="withdrew")
    if (last := deeds.last()) and last.by_id == by.pk:
        raise NotAllowed("You withdrew this claim: somebody else must stand by it again.")
    before = said_by(claim)
    _store(claim, Claim.Status.CURRENT, "")
    said = {"before": before, "after": said_by(claim)}
    record(verb="reinstated", about=claim, by=by, note=note, **said)
    raise_stamp()
    return claim


def sentence(note: str) -> str:
    """The reason with its full stop, as readers see it between other sentences."""
    said = note.strip()
    return said if said[-1] in ".!?" else f"{said}."


def _store(claim: Claim, status: str, because: str) -> None:
    claim.status, claim.withdrawn_because = status, because
    claim.withdrawn_at = timezone.now() if because else None
    claim.save(update_fields=["status", "withdrawn_because", "withdrawn_at"])
