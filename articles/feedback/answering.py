"""answer: what staff made of a reader's words, and the line that all readers get of it."""

import re

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.caching import raise_stamp
from articles.models import Feedback
from articles.publishing import NotAllowed
from articles.publishing.events import about_of, record

RUN = 5
"""So many words in a row are somebody's own."""


@transaction.atomic
def answer(*, feedback: Feedback, state: str, reason: str, public_line: str, by: User) -> None:
    """Says what became of the answer; readers see `public_line` with the next request.

    NotAllowed for who may not change feedback; ValueError for what `check_answer` refuses.
    """
    if not by.has_perm("articles.change_feedback"):
        raise NotAllowed("Somebody who may answer feedback must do this.")
    kept = Feedback.objects.select_for_update().get(pk=feedback.pk)
    check_answer(words=kept.words, state=state, reason=reason, public_line=public_line)
    kept.state, kept.reason, kept.public_line = state, reason.strip(), public_line.strip()
    kept.answered_on = kept.answered_on or timezone.localdate()
    kept.save(update_fields=["state", "reason", "public_line", "answered_on"])
    record(
        verb="answered", about=kept, by=by, page=about_of(kept.article),
        state=state, public_line=kept.public_line,
    )  # fmt: skip
    raise_stamp()


def check_answer(*, words: str, state: str, reason: str, public_line: str) -> None:
    """ValueError, with what to do, for an answer that says too little or quotes the reader.

    What is written here stays, and the reader's words must end with their time.
    """
    if state not in Feedback.State.values or state == Feedback.State.NEW:
        raise ValueError("Choose what you did: answered it, changed the page, or left it.")
    if state == Feedback.State.NO_CHANGE and not reason.strip():
        raise ValueError("Say why the page stays as it is.")
    if repeats(words, public_line) or repeats(words, reason):
        raise ValueError(
            f"{RUN} words in a row are the reader's own. Say it in yours: theirs will be deleted."
        )


def repeats(theirs: str, ours: str) -> bool:
    """Whether our words hold a run of theirs."""
    return bool(_runs(theirs) & _runs(ours))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
