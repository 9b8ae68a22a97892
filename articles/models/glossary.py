"""GlossaryTerm: a medical word in plain words. Live: a change shows on every page at once."""

from django.db import models


class GlossaryTermQuerySet(models.QuerySet["GlossaryTerm"]):
    def explained(self) -> "GlossaryTermQuerySet":
        """Those that readers meet: a new word has no meaning until somebody signs it."""
        return self.exclude(meaning="")


class GlossaryTerm(models.Model):
    """A word that pages explain where they use it, as `[[word]]`."""

    slug = models.SlugField(max_length=60, unique=True)
    word = models.CharField(max_length=80, unique=True)
    say = models.CharField("how to say it", max_length=80, blank=True)
    meaning = models.TextField(help_text="Plain words, no figure and no claim of effect.")
    language = models.CharField(max_length=8, default="en")

    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        ordering = ["word"]
        verbose_name = "word"
        verbose_name_plural = "words explained"

    def __str__(self) -> str:
        return self.word
