"""Synonym and Code: the other words and codes under which an article is found."""

from django.db import models

from .article import Article


class Synonym(models.Model):
    """A word that means this page: patients' words, short forms, old names, misspellings."""

    class Kind(models.TextChoices):
        MEDICAL = "medical", "Medical"
        LAY = "lay", "Everyday words"
        ABBREVIATION = "abbreviation", "Short form"
        FORMER = "former", "Former name"
        MISSPELLING = "misspelling", "Misspelling"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="synonyms")
    word = models.CharField("name", max_length=120)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.LAY)
    language = models.CharField(max_length=8, default="en")
    is_shown = models.BooleanField(
        "shown", default=False, help_text='Printed on the page after "Also called".'
    )

    class Meta:
        ordering = ["-is_shown", "pk"]
        verbose_name = "other name"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "word"],
                name="synonym_once",
                violation_error_message="This page has that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.word


class Code(models.Model):
    """A code of a medical coding system, such as ICD-10-CM G90.5."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="codes")
    system = models.CharField(max_length=20)
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["system", "code"]
        constraints = [
            models.UniqueConstraint(fields=["article", "system", "code"], name="code_once")
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"
