"""The two field types that several models share: Markdown text and pasted one-line text."""

from typing import Any

from django.core.validators import MaxLengthValidator
from markdownx.models import MarkdownxField

from articles.rendering import LIMIT


class MarkdownField(MarkdownxField):
    """Markdown of at most `LIMIT`, edited with a live preview.

    Citations are `[@key]`, explained words `[[word]]`, links to pages `[words](condition:crps)`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
        self.validators.append(
            MaxLengthValidator(
                LIMIT,
                f"This text is over {LIMIT:,} characters: split it into two fields or two pages.",
            )
        )
