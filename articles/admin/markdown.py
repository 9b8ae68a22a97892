"""The field in which staff write Markdown: toolbar, pictures and a preview beside the text.

django-markdownx gives the form field and the widget class; its script, template and addresses
stay unused, as anybody could preview and upload through them.
"""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db.models import Field
from django.forms import Media, Script
from django.http import HttpRequest
from markdownx.widgets import AdminMarkdownxWidget

from articles.models.fields import MarkdownField
from articles.rendering import LIMIT

from .writing import may_add_pictures


class MarkdownEditor(AdminMarkdownxWidget):
    """A text area that works without script, and more comfortably with it."""

    template_name = "markdownx/editor.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, lines: bool = False, uploads: bool = False
    ) -> None:
        super().__init__(attrs)
        self.lines, self.uploads = lines, uploads

    @property
    def media(self) -> Media:
        return Media(js=[Script("staff/editor.js", type="module")])

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return super().render(name, value, {} if attrs is None else attrs, renderer)

    def get_context(self, name: str, value: Any, attrs: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"] |= {"lines": self.lines, "uploads": self.uploads}
        return context

    @staticmethod
    def add_markdownx_attrs(attrs: dict[str, Any]) -> dict[str, Any]:
        """No addresses of the package's own views in the page."""
        return attrs


class WritesMarkdown:
    """For an admin class: its Markdown gets the editor, and no text can be too long to render."""

    markdown_fields: tuple[str, ...] = ()
    """Text fields that hold Markdown without being a MarkdownField."""
    line_fields: tuple[str, ...] = ()
    """Text fields of which each line is one point."""

    def formfield_for_dbfield(self, field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        names = (*self.markdown_fields, *self.line_fields)
        if isinstance(field, MarkdownField) or field.name in names:
            is_lines = field.name in self.line_fields
            kwargs["widget"] = MarkdownEditor(
                lines=is_lines, uploads=not is_lines and may_add_pictures(request.user)
            )
        found = super().formfield_for_dbfield(field, request, **kwargs)  # type: ignore[misc]
        if field.name in names:
            found.validators.append(
                MaxLengthValidator(LIMIT, f"This text is over {LIMIT:,} characters: shorten it.")
            )
        return found
