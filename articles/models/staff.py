"""StaffProfile: what a person's signature prints, and what proves that they may give it."""

from django.conf import settings
from django.db import models


class StaffProfile(models.Model):
    """Name and role are public beside what the person signs; the number is for an audit only."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_profile"
    )
    public_name = models.CharField(
        "name on pages", max_length=120, help_text="As patients know it: Dr. Ana Lee."
    )
    role = models.CharField(max_length=120, help_text="Such as: pain physician.")
    registration_number = models.CharField(
        max_length=60, help_text="Of the body that licenses this person. Never shown to readers."
    )

    class Meta:
        ordering = ["public_name"]

    def __str__(self) -> str:
        return f"{self.public_name}, {self.role}"
