"""ClinicProfile and UrgentSign: the clinic's own facts, and the signs that need help."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone

from articles.search import LEVELS, UrgentRule, faults
from articles.text.lines import filled_lines

from .article import Article
from .evidence import Claim
from .frozen import FrozenModel

phone_number = RegexValidator(
    r"^\+?(?:[ ().-]*[0-9]){3,15}$",
    "Write a number of 3 to 15 digits, with spaces and hyphens where you like, such as "
    "202-555-0100; the extension has a field of its own.",
)


class ClinicProfile(FrozenModel):
    """What only the clinic can say: its numbers, hours, owner, and its rules around a drip.

    Rows are never changed: saving the form adds the next row, so the table is its own history.
    Empty fields make the pages say that the clinic adds its number or rule.
    """

    DRIVING_FLOOR_HOURS = 24

    name = models.CharField("clinic's name", max_length=120, blank=True)
    address = models.CharField(max_length=240, blank=True)
    phone = models.CharField(max_length=25, blank=True, validators=[phone_number])
    extension = models.CharField(
        max_length=8, blank=True, validators=[RegexValidator(r"^\d+$", "Digits only.")]
    )
    hours = models.CharField("open", max_length=120, blank=True)
    after_hours = models.CharField(
        "after-hours line",
        max_length=25,
        blank=True,
        validators=[phone_number],
        help_text="Answered when the clinic is closed.",
    )
    language_line = models.CharField(max_length=25, blank=True, validators=[phone_number])
    emergency_number = models.CharField(max_length=25, blank=True, validators=[phone_number])
    crisis_number = models.CharField(max_length=25, blank=True, validators=[phone_number])
    crisis_note = models.CharField("crisis line in other languages", max_length=160, blank=True)
    poison_number = models.CharField(max_length=25, blank=True, validators=[phone_number])
    owner = models.CharField("who owns and pays for the site", max_length=240, blank=True)
    sells_treatment = models.BooleanField(
        "the clinic sells ketamine treatment", null=True, blank=True
    )
    arrival = models.CharField("when to arrive", max_length=240, blank=True)
    fasting = models.CharField("food and drink before the drip", max_length=240, blank=True)
    escort = models.CharField("who takes you home", max_length=240, blank=True)
    companion = models.CharField("someone in the room", max_length=240, blank=True)
    medicines = models.CharField("medicines on the day", max_length=240, blank=True)
    recovery = models.CharField("how long you stay after the drip", max_length=240, blank=True)
    adult_at_home = models.CharField("an adult with you at home", max_length=240, blank=True)
    driving_hours = models.PositiveSmallIntegerField(
        "hours without driving",
        default=DRIVING_FLOOR_HOURS,
        validators=[
            MinValueValidator(
                DRIVING_FLOOR_HOURS,
                "The sources say at least 24 hours without driving: a clinic may ask for more, "
                "never for less.",
            ),
            MaxValueValidator(168, "That is more than a week: write the hours, such as 24."),
        ],
    )
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )

    FACTS = (
        "arrival", "fasting", "escort", "companion", "medicines", "recovery", "adult_at_home",
    )  # fmt: skip
    """The rules that are empty until the clinic fills them in."""

    PRINTED = (*FACTS, "driving")
    """What Markdown can print, as {clinic:fasting}."""

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "clinic facts"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(driving_hours__gte=24), name="profile_driving_floor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name or 'The clinic'}, {timezone.localtime(self.saved_at):%Y-%m-%d %H:%M}"

    @classmethod
    def current(cls) -> "ClinicProfile":
        """The newest row, or an empty unsaved profile where no clinic has filled one in."""
        return cls.objects.first() or cls()


class UrgentSign(models.Model):
    """A sign that needs help, and the phrases by which search recognizes it."""

    class Level(models.TextChoices):
        CRISIS = "crisis", "Crisis line first"
        EMERGENCY = "emergency", "Emergency number"
        CALL = "call", "Call the clinic today"

    slug = models.SlugField(max_length=60, unique=True)
    level = models.CharField(max_length=10, choices=Level)
    text = models.CharField("on cards", max_length=200, blank=True, help_text="Empty: search only.")
    heading = models.CharField("heading in search", max_length=120, blank=True)
    advice = models.CharField("advice in search", max_length=300, blank=True)
    phrases = models.TextField(
        blank=True,
        help_text="One phrase a line. * stands for up to three words or the rest of a word; a "
        "line that starts with - is a phrase that means something else.",
    )
    shows_poison_line = models.BooleanField(
        "also show the poison line", default=False, help_text="In search: too much was taken."
    )
    read_more = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)
    basis = models.ManyToManyField(Claim, related_name="urgent_signs", blank=True)

    class Meta:
        ordering = ["level", "order", "pk"]

    def __str__(self) -> str:
        return self.text or self.heading

    def clean(self) -> None:
        """ValidationError for a sign that says nothing, or a phrase that no box would answer."""
        if not self.phrases.strip():
            if not self.text:
                raise ValidationError("Write the words for the cards, or phrases for search.")
            return
        if self.level != self.Level.CALL and not (self.heading and self.advice):
            raise ValidationError("A sign that search shows alone needs a heading and advice.")
        if wrong := faults(self.lines()):
            raise ValidationError({"phrases": wrong})

    def lines(self) -> tuple[str, ...]:
        """The phrases, one a line."""
        return filled_lines(self.phrases)

    def rule(self, path: str = "") -> UrgentRule:
        """The sign as search knows it; `path` is where a reader can read more."""
        return UrgentRule(
            slug=self.slug,
            level=next(level for level in LEVELS if level == self.level),
            heading=self.heading,
            advice=self.advice,
            phrases=self.lines(),
            path=path,
            shows_poison_line=self.shows_poison_line,
        )
