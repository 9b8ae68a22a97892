"""Deletes what readers wrote once its time is over; that they answered stays and is counted."""

import datetime

from articles.models import Feedback


def purge(today: datetime.date) -> int:
    """Delete words whose last day has come; returns how many answers had some."""
    return Feedback.objects.filter(purge_on__lte=today).update(words="", purge_on=None)
