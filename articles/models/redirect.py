"""Redirect and Anchor: old addresses of a page and of its parts, which printed codes still hold."""

from django.db import models

from .article import Article


class Redirect(models.Model):
    """Sends readers of `old_path` to the article, whatever its address is today."""

    old_path = models.CharField(max_length=200, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="redirects")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_path"]

    def __str__(self) -> str:
        return self.old_path


class Anchor(models.Model):
    """Where the part `old` of a page went: one step, from one edition to the next.

    `field` is the text that it stood in, `new` the id of the heading in its place, or that
    heading's words if it has no id; empty: only the start of the text is left. Reading goes from
    step to step (queries/anchors.py); a heading of the page that has the id itself wins.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="anchors")
    old = models.CharField(max_length=200)
    field = models.CharField(max_length=40)
    new = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["article", "old"], name="anchor_once")]

    def __str__(self) -> str:
        return f"#{self.old}"
