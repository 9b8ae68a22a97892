"""Form fields that work with a keyboard, a phone and a screen reader, for every desk.

Django's own choosers for many rows and for dates do not: they are left out here.
"""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import DateField, Field, ManyToManyField, Model, SlugField, URLField
from django.http import HttpRequest
from django.utils.text import capfirst

from articles.models import Claim, Source
from articles.models.order import in_order, put_in_order

EXAMPLES: dict[type[Model], str] = {Claim: "EXT-04, FQ-02", Source: "SIGTERMANS-2009"}
NO_SLUG = "Write letters, digits and hyphens only, without spaces, such as nerve-pain."
FIRST = {"sources": " The first is the one that pages print."}
"""What the order of a list means, where it means something."""


class KeysInput(forms.Textarea):
    """Keys, one after the other."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(dict.fromkeys(re.findall(r"[^\s,;@\[\]]+", data.get(name, ""))))

    def format_value(self, value: Any) -> str:
        return ", ".join(value or ())


class KeysField(forms.ModelMultipleChoiceField):
    """Sources or claims named by their keys, as in a text; each unknown key is named at once."""

    widget = KeysInput(attrs={"rows": 2, "class": "vLargeTextField"})

    def clean(self, value: Any) -> list[Model]:
        """The rows in the order in which they were typed."""
        keys: list[str] = self.prepare_value(value) or []
        if self.required and not keys:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        rows = {row.key: row for row in self.queryset.filter(key__in=keys)}
        if missing := [key for key in keys if key not in rows]:
            raise forms.ValidationError(
                f"There is no {' and no '.join(missing)}: correct it, or add the row first."
            )
        return [rows[key] for key in keys]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Another order is a change too."""
        return list(self.prepare_value(initial) or []) != list(self.prepare_value(data) or [])


class KeysForm(forms.ModelForm):
    """A form whose lists of keys are shown, and kept, in the order in which they were typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= {name: in_order(self.instance, name) for name in self._lists()}

    def _lists(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, KeysField)]

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        for name in self._lists():
            put_in_order(self.instance, name, self.cleaned_data[name])


class PlainFields:
    """For an admin class: the browser's own date picker, and choices that open no window."""

    form: type[forms.ModelForm] = KeysForm

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
            help_text=f"Keys, such as {EXAMPLES[model]}, with commas between them."
            + FIRST.get(field.name, ""),
        )

    def formfield_for_dbfield(self, field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(field, DateField):
            kwargs["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        if isinstance(field, SlugField):
            kwargs["error_messages"] = {"invalid": NO_SLUG}
        if isinstance(field, URLField):
            kwargs["assume_scheme"] = "https"
        found = super().formfield_for_dbfield(field, request, **kwargs)  # type: ignore[misc]
        if isinstance(found and found.widget, RelatedFieldWidgetWrapper):
            found.widget = found.widget.widget
        return found
