"""What is judged once for the whole site: the clinic's facts, the guide on how pages are made."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils import timezone

from articles.models import ClinicProfile, Edition, Guide

from .items import ITEMS, Judge
from .judging import Judged

HOW_WE_CHECK = "how-we-write-and-check"
CORRECTIONS = "](site:corrections)"


def judge_site() -> list[Judged]:
    """Every item that is not judged page by page; those for tests and persons have no points."""
    aside = [item for item in ITEMS if item.judge != Judge.PAGE]
    found = [(item, LOOKS[item.number]() if item.judge == Judge.SITE else None) for item in aside]
    return [
        Judged(
            number=item.number,
            asks=item.asks,
            judge=str(item.judge),
            is_gate=item.is_gate,
            points=points,
            to_do=item.to_do if points in (0, 1) else "",
        )
        for item, points in found
    ]


def tells_how_pages_are_kept() -> int:
    """A guide says how, and leads to the list of what changed."""
    live = Edition.objects.readable(timezone.now()).filter(kind=Guide.KIND, slug=HOW_WE_CHECK)
    edition = live.first()
    return 1 + int(CORRECTIONS in edition.page().body) if edition else 0


def tells_who_pays() -> int:
    profile = ClinicProfile.current()
    return int(bool(profile.owner)) + int(profile.sells_treatment is not None)


def readers_can_answer() -> int:
    return 2 if settings.FEEDBACK == "on" else 0


LOOKS: Mapping[int, Callable[[], int]] = {
    6: tells_how_pages_are_kept,
    7: tells_who_pays,
    11: readers_can_answer,
}
