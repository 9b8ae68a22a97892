"""Feedback: whether one reader found a page clear, and what staff made of it."""

from django.db import models
from django.db.models import Q

from .article import Article


class Feedback(models.Model):
    """One answer to "Was this page clear?". Nothing tells who gave it, or at what time of day.

    `words` are deleted on `purge_on`; that somebody answered stays and is counted. `public_line`
    is what staff say of it to all readers. Only articles.feedback writes here.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        ANSWERED = "answered", "Answered"
        PAGE_CHANGED = "page_changed", "We changed the page"
        NO_CHANGE = "no_change", "We did not change the page"

    MOST_LETTERS = 500

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="feedback", verbose_name="page"
    )
    edition = models.PositiveIntegerField(help_text="The edition that readers had on that day.")
    was_clear = models.BooleanField("the page was clear")
    words = models.TextField("the reader's words", max_length=MOST_LETTERS, blank=True)
    day = models.DateField(db_index=True)
    purge_on = models.DateField("words are deleted on", null=True, db_index=True)
    state = models.CharField(max_length=12, choices=State, default=State.NEW)
    reason = models.CharField(
        "why, for the staff",
        max_length=500,
        blank=True,
        help_text="Needed where the page stays as it is. Readers do not see it.",
    )
    public_line = models.CharField(
        "what readers are told",
        max_length=240,
        blank=True,
        help_text="One sentence or two in your own words, shown under “What you told us”: what "
        "was asked, and what changed or why not. Left empty, nothing is shown.",
    )
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = verbose_name_plural = "feedback"
        default_permissions = ["change", "view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(words="", purge_on=None) | (~Q(words="") & Q(purge_on__isnull=False)),
                name="feedback_words_have_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state="new", answered_on=None, public_line="")
                | (~Q(state="new") & Q(answered_on__isnull=False)),
                name="feedback_answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="no_change", reason=""), name="feedback_no_change_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.day:%Y-%m-%d}"
