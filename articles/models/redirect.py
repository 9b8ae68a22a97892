"""Redirect: an old address of a page, kept when its address changes."""

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
