"""Keeps what a reader says of a page: yes or no, the day, and words without contacts."""

import datetime
import unicodedata

from django.conf import settings
from django.core import signing
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import Edition, Feedback
from articles.text.contacts import without_contacts

from .purging import purge

MOST_A_DAY = 1_000
"""In all processes together, as the table itself counts them: nobody can fill the disk."""

SECONDS_TO_ADD = 3_600
SALT = "articles.feedback"


class NotKept(Exception):
    """The answer could not be kept, through no fault of the reader's."""


class TooLong(NotKept):
    """More letters than Feedback.MOST_LETTERS; `letters` is how many there were."""

    def __init__(self, letters: int) -> None:
        self.letters = letters
        super().__init__(letters)


class TooMany(NotKept):
    """More answers came in today than the site takes."""


def is_on() -> bool:
    """Whether readers are asked: FEEDBACK, on unless it is set to off."""
    return settings.FEEDBACK == "on"


def take(*, article: int, was_clear: bool, words: str, now: datetime.datetime) -> Feedback:
    """Keep an answer about the page with that id, which is live.

    TooLong, TooMany, or NotKept if the database can't be written.
    """
    today = timezone.localdate(now)
    said = _ended(plain(words), today)
    try:
        with transaction.atomic():
            if Feedback.objects.filter(day=today).count() >= MOST_A_DAY:
                raise TooMany
            purge(today)
            edition = Edition.objects.readable(now).get(article=article).number
            return Feedback.objects.create(
                article_id=article, edition=edition, was_clear=was_clear, day=today, **said
            )
    except (DatabaseError, Edition.DoesNotExist) as error:
        raise NotKept from error


def token_of(feedback: Feedback) -> str:
    """What lets the reader who gave this answer add words to it within the hour."""
    return signing.dumps(feedback.pk, salt=SALT)


def add_words(*, token: str, article: int, words: str, today: datetime.date) -> bool:
    """Add words to an answer that has none; False if the token opens no such answer any more.

    TooLong, or NotKept if the database can't be written.
    """
    said = _ended(plain(words), today)
    try:
        pk = signing.loads(token, salt=SALT, max_age=SECONDS_TO_ADD)
        kept = Feedback.objects.filter(pk=pk, article=article, words="", state=Feedback.State.NEW)
        return bool(kept.update(**said))
    except signing.BadSignature:
        return False
    except DatabaseError as error:
        raise NotKept from error


def plain(words: str) -> str:
    """What is kept of the words: no control characters, no contacts; TooLong if it is too much."""
    lines = unicodedata.normalize("NFC", words.replace("\r\n", "\n")).replace("\r", "\n")
    said = "".join(one for one in lines if one == "\n" or unicodedata.category(one)[0] != "C")
    said = said.strip()
    if len(said) > Feedback.MOST_LETTERS:
        raise TooLong(len(said))
    return without_contacts(said)[: Feedback.MOST_LETTERS]


def _ended(words: str, today: datetime.date) -> dict[str, object]:
    """The words with the day on which they are deleted."""
    end = today + datetime.timedelta(days=settings.FEEDBACK_DAYS)
    return {"words": words, "purge_on": end if words else None}
