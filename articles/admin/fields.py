"""Form fields that work with a keyboard, a phone and a screen reader, for every desk.

Django's own choosers for many rows and for dates do not: they are left out here.
"""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import DateField, Field, ManyToManyField, URLField
from django.http import HttpRequest
from django.utils.text import capfirst

from articles.models import Claim, Source


class KeysInput(forms.Textarea):
    """Keys, one after the other."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(dict.fromkeys(re.findall(r"[^\s,;@\[\]]+", data.get(name, ""))))

    def format_value(self, value: Any) -> str:
        return ", ".join(value or ())


class KeysField(forms.ModelMultipleChoiceField):
    """Sources or claims named by their keys, as in a text; an unknown key is named in the error."""

    widget = KeysInput(attrs={"rows": 2, "class": "vLargeTextField"})
    default_error_messages = {
        "invalid_choice": "There is no %(value)s: correct the key, or add the row first."
    }


class PlainFields:
    """For an admin class: the browser's own date picker, and choices that open no window."""

    def formfield_for_manytomany(
        self, field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        model = field.related_model
        if model not in (Claim, Source):
            return super().formfield_for_manytomany(field, request, **kwargs)  # type: ignore[misc]
        return KeysField(
            model._default_manager.all(),
            to_field_name="key",
            required=not field.blank,
            label=capfirst(field.verbose_name),
            help_text="Keys, such as EXT-04, with commas between them.",
        )

    def formfield_for_dbfield(self, field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(field, DateField):
            kwargs["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        if isinstance(field, URLField):
            kwargs["assume_scheme"] = "https"
        found = super().formfield_for_dbfield(field, request, **kwargs)  # type: ignore[misc]
        if isinstance(found and found.widget, RelatedFieldWidgetWrapper):
            found.widget = found.widget.widget
        return found
