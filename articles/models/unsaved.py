"""UnsavedText: what somebody sent after their session had ended, until they have it back."""

import datetime

from django.conf import settings
from django.db import models


class UnsavedText(models.Model):
    """The words of one form at one address of the desk; nobody but `user` ever sees them."""

    KEPT_FOR = datetime.timedelta(days=7)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsaved_texts"
    )
    address = models.CharField(max_length=200)
    fields = models.TextField(help_text="JSON: name and value of each thing sent.")
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.address}, {self.at:%Y-%m-%d %H:%M}"
