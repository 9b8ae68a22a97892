"""What is known in numbers, and who says so: Outcome, DoseStudied, Guidance.

A number is typed once, on an outcome or a dose studied; pages generate their words from it.
"""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from articles.figures.axis import apart, ends_of, spread
from articles.figures.meter import LEVELS

from .evidence import OLDEST, Claim, Source, next_year


class Certainty(models.TextChoices):
    """How sure anyone can be, in GRADE's words."""

    HIGH = "high", "High"
    MODERATE = "moderate", "Moderate"
    LOW = "low", "Low"
    VERY_LOW = "very_low", "Very low"
    NOT_STUDIED = "not_studied", "Not studied"


def _runs_upward() -> Q:
    """The certainty goes from a grade to the same or a higher one."""
    upward = (
        Q(certainty_from=level, certainty_to__in=LEVELS[place:])
        for place, level in enumerate(LEVELS)
    )
    return reduce(or_, upward)


UPWARD = "How sure anyone can be runs from the lower grade to the higher one: swap the two."


class Outcome(models.Model):
    """A patient's question, its answer, the numbers behind it and how sure anyone can be."""

    class Measure(models.TextChoices):
        PEOPLE = "people", "Number of people"
        PERCENT = "percent", "People in 100"
        SCORE = "score", "Score on a scale"
        DIFFERENCE = "difference", "Difference from a dummy treatment"

    class Asks(models.TextChoices):
        SOON = "soon", "First hours and weeks"
        LATER = "later", "Three months or more"
        DOING = "doing", "Doing more"
        HARM = "harm", "What may go wrong"

    class Found(models.TextChoices):
        GAIN = "gain", "Some gain seen"
        UNCLEAR = "unclear", "Unclear"
        NO_GAIN = "no_gain", "Not shown"
        HARM = "harm", "Unwanted effects seen"
        NOT_STUDIED = "not_studied", "Not studied"

    key = models.SlugField(max_length=60, unique=True)
    asks = models.CharField(
        "column of the evidence table",
        max_length=10,
        choices=Asks,
        blank=True,
        help_text="For conditions: where it stands in “What the studies found”.",
    )
    found = models.CharField("what was found, in a word", max_length=12, choices=Found, blank=True)
    question = models.CharField(max_length=160)
    answer = models.TextField(help_text="One sentence. Its numbers come from the rows below.")
    population = models.CharField("who was studied", max_length=200, blank=True)
    measure = models.CharField(max_length=12, choices=Measure, default=Measure.PEOPLE)
    scale = models.CharField(
        max_length=60, blank=True, help_text='Such as "0 to 10", or "people in 100".'
    )
    happened = models.CharField("it happened", max_length=60, blank=True)
    did_not = models.CharField("it did not", max_length=60, blank=True)
    certainty_from = models.CharField(
        max_length=12, choices=Certainty, default=Certainty.NOT_STUDIED
    )
    certainty_to = models.CharField(max_length=12, choices=Certainty, default=Certainty.NOT_STUDIED)
    graders_disagree = models.BooleanField("experts disagree", default=False)
    is_crossover = models.BooleanField(
        "the same people had each treatment", default=False, help_text="In turn: a crossover trial."
    )
    people = models.PositiveIntegerField(
        "people studied", null=True, blank=True, help_text="Only where no number below says it."
    )
    time_span = models.CharField(max_length=80, blank=True)
    worth_asking = models.CharField(max_length=160, blank=True)
    basis = models.ManyToManyField(Claim, related_name="outcomes", blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asks="", found="") | (~Q(asks="") & ~Q(found="")),
                name="outcome_in_the_table_says_what_was_found",
                violation_error_message="Choose both the column of the evidence table and what "
                "was found, or neither.",
            ),
            models.CheckConstraint(
                condition=~Q(asks="harm", found="gain"),
                name="outcome_harm_is_no_gain",
                violation_error_message="“What may go wrong” can't be a gain: choose unwanted "
                "effects seen, not shown, unclear or not studied, or another column.",
            ),
            models.CheckConstraint(
                condition=_runs_upward(),
                name="outcome_certainty_runs_upward",
                violation_error_message=UPWARD,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} ({self.key})"


class OutcomeValue(models.Model):
    """One measured number of an outcome, with the range that the study allows for."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="values")
    order = models.PositiveSmallIntegerField(default=0)
    time = models.CharField(max_length=60, blank=True)
    arm = models.CharField("what they had", max_length=60, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    of = models.PositiveIntegerField("out of", null=True, blank=True)
    percent = models.FloatField("in 100", null=True, blank=True)
    mean = models.FloatField("average", null=True, blank=True)
    difference = models.FloatField(null=True, blank=True)
    low = models.FloatField("range from", null=True, blank=True)
    high = models.FloatField("range to", null=True, blank=True)
    people = models.PositiveIntegerField("people in this group", null=True, blank=True)
    certainty_from = models.CharField(
        "how sure, from",
        max_length=12,
        choices=Certainty,
        blank=True,
        help_text="Only where this number is surer or less sure than the others.",
    )
    certainty_to = models.CharField("how sure, to", max_length=12, choices=Certainty, blank=True)
    note = models.CharField(
        "what the source adds",
        max_length=120,
        blank=True,
        help_text='One sentence, such as "The author calls it little to no effect."',
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(count__isnull=False, of__isnull=False, percent=None, mean=None)
                    | Q(count=None, of=None, percent__isnull=False, mean=None)
                    | Q(count=None, of=None, percent=None, mean__isnull=False)
                    | Q(count=None, of=None, percent=None, mean=None)
                )
                & (Q(difference=None) | Q(count=None, percent=None, mean=None)),
                name="value_is_of_one_form",
                violation_error_message="Fill in one form: count and out of, in 100, average, "
                "or difference.",
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=False)
                | Q(percent__isnull=False)
                | Q(mean__isnull=False)
                | Q(difference__isnull=False)
                | Q(low__isnull=False, high__isnull=False),
                name="value_has_a_number",
                violation_error_message="Fill in the number, or the range it lies in.",
            ),
            models.CheckConstraint(
                condition=Q(count=None) | Q(of__gte=1, count__lte=F("of")),
                name="value_count_within_of",
                violation_error_message="The count can't be larger than the number of people, "
                "and that is 1 or more.",
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None)
                | Q(low__isnull=False, high__isnull=False, low__lte=F("high")),
                name="value_range_has_two_ends",
                violation_error_message="A range has two ends, the lower one first: fill in both, "
                "or neither.",
            ),
            models.CheckConstraint(
                condition=Q(percent=None)
                | Q(percent__gte=0, percent__lte=100)
                & (Q(low=None) | Q(low__gte=0, high__lte=100)),
                name="value_percent_within_hundred",
                violation_error_message="In 100 means from 0 to 100, and so does its range.",
            ),
            models.CheckConstraint(
                condition=Q(certainty_from="", certainty_to="") | _runs_upward(),
                name="value_certainty_runs_upward",
                violation_error_message=UPWARD,
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.arm, self.time])) or str(self.pk)

    def clean(self) -> None:
        """One certainty is a range from it to itself."""
        self.certainty_to = self.certainty_to or self.certainty_from
        self._require_drawable()

    def _require_drawable(self) -> None:
        """ValidationError for a number outside the scale of its outcome: no page could draw it."""
        outcome: Outcome | None = getattr(self, "outcome", None)
        ends = ends_of(outcome.scale) if outcome else None
        if outcome is None or ends is None or self.count is not None or self.percent is not None:
            return
        is_apart = self.mean is None and outcome.measure == Outcome.Measure.DIFFERENCE
        if is_apart or self.difference is not None:
            ends = apart(ends)
        number = self.difference if self.mean is None else self.mean
        try:
            spread(number, self.low, self.high, ends)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class DoseStudied(models.Model):
    """What one study or guideline used. A record, never advice."""

    key = models.SlugField(max_length=60, unique=True)
    who = models.CharField(max_length=160, help_text="For whom, and by whose word.")
    given = models.CharField("how it was given", max_length=240)
    rated = models.CharField(max_length=120, blank=True)
    route = models.CharField(max_length=10, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    basis = models.ManyToManyField(Claim, related_name="doses", blank=True)

    class Meta:
        ordering = ["order", "key"]
        verbose_name = "dose studied"
        verbose_name_plural = "doses studied"

    def __str__(self) -> str:
        return self.who


class Guidance(models.Model):
    """What one body advises. Bodies disagree: pages show it, newest first."""

    class Position(models.TextChoices):
        RECOMMENDS = "recommends", "Recommends"
        CONDITIONAL = "conditional", "Recommends with conditions"
        DOES_NOT = "does_not_recommend", "Does not recommend"
        NOT_APPROVED = "not_approved", "Not approved"
        UNCLEAR = "unclear", "No clear evidence"

    key = models.SlugField(max_length=60, unique=True)
    body = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(OLDEST), MaxValueValidator(next_year)],
        help_text="Empty: no date seen.",
    )
    position = models.CharField(max_length=20, choices=Position)
    says = models.TextField("what it says")
    rests_on = models.CharField(max_length=240, blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="guidance"
    )
    basis = models.ManyToManyField(Claim, related_name="guidance", blank=True)

    class Meta:
        ordering = [F("year").desc(nulls_last=True), "key"]
        verbose_name_plural = "guidance"

    def __str__(self) -> str:
        return f"{self.body}, {self.year or 'no date'}"
