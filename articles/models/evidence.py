"""What was read and what it says about each claim: Source and Claim."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

KEY = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9_.:/+-]*\Z",
    "Texts cite it by its key, so write letters, digits and . : / + - _ alone, without spaces.",
)
OLDEST = 1900
"""The year before which nothing that pages cite was printed."""

_DOI_ADDRESS = re.compile(r"^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def next_year() -> int:
    """The latest year of print: journals date their issues ahead."""
    return timezone.localdate().year + 1


class Source(models.Model):
    """Something that was read, and how far it was read."""

    class Kind(models.TextChoices):
        SOURCE_DOCUMENT = "source_document", "Source document"
        REVIEW = "review", "Review of many studies"
        TRIAL = "trial", "Trial"
        STUDY = "study", "Study with no control group"
        GUIDELINE = "guideline", "Expert guideline"
        ADVICE = "advice", "Expert advice"
        LABEL = "label", "Label"
        ALERT = "alert", "Safety alert"
        REFERENCE = "reference", "Medical reference"
        HEALTH_PAGE = "health_page", "Health service page"
        CLINIC_PAGE = "clinic_page", "Clinic page"
        INSURER = "insurer", "Insurer policy"
        REGISTRY = "registry", "Study register"
        CASE_REPORT = "case_report", "Case report"
        OTHER = "other", "Other"

    class Read(models.TextChoices):
        FULL_TEXT = "full_text", "Full text"
        ABSTRACT = "abstract", "Abstract"
        PART = "part", "Part"
        RELAYED = "relayed", "Relayed by others"

    class Status(models.TextChoices):
        CURRENT = "current", "Current"
        SUPERSEDED = "superseded", "Superseded"
        RETRACTED = "retracted", "Retracted"

    key = models.CharField(
        max_length=60,
        unique=True,
        validators=[KEY],
        help_text="What writers type in [@key] to cite it, such as SIGTERMANS-2009.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    authors = models.CharField(max_length=400, blank=True)
    title = models.CharField(max_length=400)
    container = models.CharField("journal or site", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(OLDEST), MaxValueValidator(next_year)],
    )
    doi = models.CharField("DOI", max_length=120, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    about = models.CharField(
        max_length=300, blank=True, help_text="One line for readers: what it is, who was studied."
    )
    read = models.CharField("read as", max_length=12, choices=Read, default=Read.PART)
    read_note = models.CharField(
        "we read", max_length=300, blank=True, help_text="In words: abstract and two summaries."
    )
    checked_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.CURRENT)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"[:120]

    def clean(self) -> None:
        """Takes a DOI that was pasted with its address; ValidationError for what is no DOI."""
        self.doi = _DOI_ADDRESS.sub("", self.doi.strip())
        if self.doi and not _DOI.fullmatch(self.doi):
            raise ValidationError({"doi": "A DOI looks like 10.1000/182: correct or empty it."})

    @property
    def address(self) -> str:
        """Where a reader can open it: the DOI's address if there is one."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Claim(models.Model):
    """One statement of a source document, or a fact or figure beside them, and our verdict."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", "Statement"
        FIGURE = "figure", "Figure"

    class Document(models.TextChoices):
        A = "A", "Source document A"
        B = "B", "Source document B"
        ADDED = "added", "Left out by both"

    class Topic(models.TextChoices):
        CONDITIONS = "conditions", "Conditions"
        MECHANISMS = "mechanisms", "How it works"
        TREATMENT = "treatment", "Treatment"
        BENEFITS = "benefits", "Benefits"
        RISKS = "risks", "Risks"
        SIDE_EFFECTS = "side_effects", "Side effects"
        GUIDES = "guides", "Guides"
        ABOUT = "about", "About ketamine"

    class Verdict(models.TextChoices):
        AGREES = "agrees", "Agrees with sources"
        OVERCLAIMS = "overclaims", "Says too much"
        CONTRADICTED = "contradicted", "Sources say otherwise"
        NOT_FOUND = "not_found", "No source found"

    class Grade(models.TextChoices):
        HIGH = "high", "High"
        MODERATE = "moderate", "Moderate"
        LOW = "low", "Low"
        VERY_LOW = "very_low", "Very low"
        EXPERT_OPINION = "expert_opinion", "Expert opinion"

    class Status(models.TextChoices):
        CURRENT = "current", "Current"
        WITHDRAWN = "withdrawn", "Withdrawn"

    key = models.CharField(
        max_length=20,
        unique=True,
        validators=[KEY],
        help_text="What writers type in [@key] to cite it, such as EXT-04.",
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.STATEMENT)
    document = models.CharField(max_length=8, choices=Document)
    section = models.CharField(max_length=120, blank=True)
    topic = models.CharField(max_length=16, choices=Topic)
    claim = models.TextField("the claim, in our words")
    verdict = models.CharField(max_length=16, choices=Verdict)
    certainty = models.CharField(max_length=16, choices=Grade, blank=True)
    certainty_source = models.CharField("whose grade", max_length=300, blank=True)
    caveat = models.TextField(blank=True)
    say_instead = models.TextField("we say instead", blank=True)
    sources = models.ManyToManyField(Source, related_name="claims", blank=True)
    left_out = models.CharField("why no page uses it", max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.CURRENT, editable=False)
    withdrawn_because = models.CharField(max_length=240, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="agrees") | ~Q(say_instead="") | ~Q(caveat=""),
                name="claim_says_what_instead",
                violation_error_message="Say what the site says instead of this claim.",
            ),
            models.CheckConstraint(
                condition=Q(status="current", withdrawn_because="", withdrawn_at=None)
                | (Q(status="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="claim_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.claim}"[:120]
