"""The clinic's own facts, its numbers that wait for a second person, the signs that need help."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from articles.search import LEVELS, UrgentRule, faults
from articles.text.contacts import has_number_to_call
from articles.text.lines import filled_lines

from .article import Article
from .evidence import Claim
from .frozen import FrozenModel

help_number = RegexValidator(
    r"^\+?(?:[ ().-]*[0-9]){3,15}$",
    "Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or "
    "1-800-222-1222.",
)
phone_number = RegexValidator(
    r"^\+?(?:[ ().-]*[0-9]){7,15}$",
    "Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension "
    "has a field of its own.",
)


class Numbers(models.Model):
    """Whom readers call: a wrong one harms at once, so a second person confirms each change."""

    phone = models.CharField(max_length=25, blank=True, validators=[phone_number])
    extension = models.CharField(
        max_length=8, blank=True, validators=[RegexValidator(r"^\d+$", "Digits only.")]
    )
    after_hours = models.CharField(
        "after-hours line",
        max_length=25,
        blank=True,
        validators=[phone_number],
        help_text="Answered when the clinic is closed.",
    )
    after_hours_words = models.CharField(
        "what to do when the clinic is closed",
        max_length=160,
        blank=True,
        help_text="Where no such line is: Call 911 or go to the emergency department.",
    )
    language_line = models.CharField(max_length=25, blank=True, validators=[phone_number])
    emergency_number = models.CharField(max_length=25, blank=True, validators=[help_number])
    crisis_number = models.CharField(max_length=25, blank=True, validators=[help_number])
    crisis_note = models.CharField("crisis line in other languages", max_length=160, blank=True)
    poison_number = models.CharField(max_length=25, blank=True, validators=[help_number])

    NUMBERS = (
        "phone", "extension", "after_hours", "after_hours_words", "language_line",
        "emergency_number", "crisis_number", "crisis_note", "poison_number",
    )  # fmt: skip
    """The columns, in the order of the form."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """ValidationError for a clinic that tells people to call, and not what if nobody answers.

        Whatever its hours: pages say "call" also at night, and a number without hours too.
        """
        if self.phone and not (self.after_hours or self.after_hours_words):
            raise ValidationError({"after_hours": (
                "Pages tell people to call the clinic, also at night: write the line that answers "
                "when it is closed, or in the next field what to do then. If the phone is answered "
                "day and night, write that there."
            )})  # fmt: skip

    @classmethod
    def label(cls, name: str) -> str:
        """What the form calls a column."""
        return str(capfirst(cls._meta.get_field(name).verbose_name))


class ClinicProfile(Numbers, FrozenModel):
    """What only the clinic can say: its numbers, hours, owner, and its rules around a drip.

    Rows are never changed: each change adds the next row, so the table is its own history.
    Empty fields make the pages say that the clinic adds its number or rule. publishing/clinic.py
    adds rows; what it says is who may.
    """

    DRIVING_FLOOR_HOURS = 24

    name = models.CharField("clinic's name", max_length=120, blank=True)
    address = models.CharField(max_length=240, blank=True)
    hours = models.CharField("open", max_length=120, blank=True)
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
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    FACTS = (
        "arrival", "fasting", "escort", "companion", "medicines", "recovery", "adult_at_home",
    )  # fmt: skip
    """The rules that are empty until the clinic fills them in."""

    PRINTED = (*FACTS, "driving")
    """What Markdown can print, as {clinic:fasting}."""

    OTHERS = ("name", "address", "hours", "owner", "sells_treatment", *FACTS, "driving_hours")
    """The columns that one person may change alone."""

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "clinic facts"
        permissions = [("confirm_numbers", "Can confirm numbers that another person typed")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(driving_hours__gte=24), name="profile_driving_floor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name or 'The clinic'}, {timezone.localtime(self.saved_at):%Y-%m-%d %H:%M}"

    def clean(self) -> None:
        """ValidationError as for the numbers, and for a number to call that stands elsewhere.

        One person may change these columns alone; numbers are rung by a second one.
        """
        super().clean()
        texts = {name: str(getattr(self, name) or "") for name in self.OTHERS}
        if found := [name for name, text in texts.items() if has_number_to_call(text)]:
            told = (
                "This looks like a number to call. Write it in one of the fields for numbers, "
                "where a second person rings it before readers get it."
            )
            raise ValidationError(dict.fromkeys(found, told))

    @classmethod
    def current(cls, at: datetime.datetime | None = None) -> "ClinicProfile":
        """The row in use now or `at` a moment; an empty unsaved one where there was none yet."""
        rows = cls.objects.filter(saved_at__lte=at) if at else cls.objects
        return rows.first() or cls()


class NewNumbers(Numbers):
    """Numbers that one person typed: readers keep the old ones until another has rung them."""

    class Ended(models.TextChoices):
        WAITING = "", "Waiting"
        CONFIRMED = "confirmed", "Confirmed"
        TAKEN_BACK = "taken_back", "Taken back"

    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    typed_at = models.DateTimeField(auto_now_add=True)
    ended = models.CharField(max_length=12, choices=Ended, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "new numbers"
        constraints = [
            models.UniqueConstraint(
                fields=["ended"], condition=models.Q(ended=""), name="new_numbers_wait_alone"
            )
        ]

    def __str__(self) -> str:
        return f"Numbers that {self.typed_by} typed"

    @classmethod
    def waiting(cls) -> "NewNumbers | None":
        """Those that wait for a second person, if any do."""
        return cls.objects.filter(ended=cls.Ended.WAITING).select_related("typed_by").first()


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
