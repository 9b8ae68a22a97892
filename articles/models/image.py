"""Image: a picture that staff uploaded, stored re-encoded and named by its hash."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

DESCRIBED = RegexValidator(
    r"(?i)\.(?:jpe?g|png|webp|avif|gif|heic|tiff?|svg)\s*$",
    "That is the name of a file: say in words what the picture shows.",
    inverse_match=True,
)


class Image(models.Model):
    """A picture for pages. Its file is made by images.py and never changed or deleted."""

    key = models.SlugField(max_length=60, unique=True, help_text="Used in ![](image:key).")
    file = models.ImageField(upload_to="images", width_field="width", height_field="height")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(
        "description for people who can't see it",
        max_length=250,
        blank=True,
        validators=[DESCRIBED],
    )
    is_decorative = models.BooleanField(
        "decorative", default=False, help_text="It adds nothing that the words do not say."
    )
    caption = models.CharField(max_length=250, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    licence = models.CharField("license", max_length=120, blank=True)
    shows_person = models.BooleanField("shows a person", default=False)
    has_consent = models.BooleanField("that person agreed in writing", default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["key"]
        verbose_name = "picture"
        constraints = [
            models.CheckConstraint(
                condition=(Q(is_decorative=True) & Q(alt=""))
                | (Q(is_decorative=False) & ~Q(alt="")),
                name="image_described_or_decorative",
                violation_error_message="Describe the picture in words, or mark it as decorative.",
            ),
            models.CheckConstraint(
                condition=Q(shows_person=False) | Q(has_consent=True),
                name="image_person_agreed",
                violation_error_message="A picture of a person needs that person's written "
                "consent.",
            ),
        ]

    def __str__(self) -> str:
        return self.key
