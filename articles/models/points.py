"""Point and Question: the entries of a page's lists."""

from django.db import models

from .article import Article


class Point(models.Model):
    """One entry of a list on a page: a cited sentence, or an outcome in its own words."""

    class Part(models.TextChoices):
        PAIR = "pair", "Benefits and risks"
        SURE = "sure", "How sure are we?"
        DRAWN = "drawn", "Drawn"

    class Side(models.TextChoices):
        BENEFIT = "benefit", "What may get better"
        HARM = "harm", "What may go wrong"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="points")
    part = models.CharField("list", max_length=10, choices=Part, default=Part.PAIR)
    side = models.CharField(max_length=10, choices=Side, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(
        "in bold",
        max_length=80,
        blank=True,
        help_text="Drawn: outcomes that follow one another with the same words share a drawing.",
    )
    text = models.TextField("sentence with its source", blank=True)
    outcome = models.ForeignKey(
        "Outcome", null=True, blank=True, on_delete=models.PROTECT, related_name="points"
    )

    class Meta:
        ordering = ["part", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text="") | models.Q(outcome__isnull=False),
                name="point_says_something",
                violation_error_message="Write a sentence with its source, or choose an outcome.",
            ),
            models.CheckConstraint(
                condition=(models.Q(part="pair") & ~models.Q(side=""))
                | (~models.Q(part="pair") & models.Q(side="")),
                name="point_pair_has_a_side",
                violation_error_message="Choose a side for benefits and risks, and only there.",
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.text[:60] or str(self.outcome)


class Question(models.Model):
    """Something to ask the care team."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField("question", max_length=160)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text
