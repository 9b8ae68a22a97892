"""Reads a form and the lines below it as a sheet of plain words, and writes a sheet as a post.

What a form would send unchanged and what a browser sent are read the same way, so that the two
can be compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

from .merging import NEW, Row, Sheet, is_new

CARRIED = ("version", "unsaved")
"""Fields that a form carries for itself; nobody types in them."""


def shown_by(form: forms.ModelForm, lists: Iterable[BaseInlineFormSet]) -> Sheet:
    """What the form and the lines below it would send if nobody changed a word."""
    sheet = {"": _shown_row(form, fields_of(form))}
    for formset in lists:
        for row in formset.initial_forms:
            sheet[key_of(formset, row.instance.pk)] = _shown_row(row, fields_of(formset))
    return sheet


def sent_in(
    data: QueryDict, form: forms.ModelForm, lists: Iterable[BaseInlineFormSet], base: Sheet
) -> Sheet:
    """What was sent: without the lines marked to be taken away; one that was not sent is kept."""
    sheet = {"": _sent_row(data, form, fields_of(form), "")}
    for formset in lists:
        known = {key: row for key, row in base.items() if key.startswith(f"{formset.prefix}/")}
        for number in range(_count(data, formset)):
            prefix = f"{formset.prefix}-{number}"
            pk = data.get(f"{prefix}-{_pk_of(formset)}", "")
            key = key_of(formset, pk or f"{NEW}{number}")
            known.pop(key, None)
            row = _sent_row(data, formset.empty_form, fields_of(formset), f"{prefix}-")
            is_empty_line = not pk and row == _shown_row(formset.empty_form, fields_of(formset))
            if not is_empty_line and f"{prefix}-DELETE" not in data:
                sheet[key] = row
        sheet |= known
    return sheet


def as_post(
    sheet: Sheet,
    stored: Sheet,
    form: forms.ModelForm,
    lists: Sequence[BaseInlineFormSet],
    around: QueryDict,
) -> QueryDict:
    """The sheet as a browser would send it, over what is stored; `around` gives the buttons.

    A line that is not stored keeps its key: sent_in then knows it again.
    """
    data = around.copy()
    for name in list(data):
        is_line = any(name.startswith(f"{formset.prefix}-") for formset in lists)
        is_ours = name in form.fields or name.startswith("initial-") or is_line
        if is_ours and name not in CARRIED:
            del data[name]
    _write(data, form, sheet[""], fields_of(form), "", stored[""])
    for formset in lists:
        mine = [key for key in sheet if key.startswith(f"{formset.prefix}/")]
        keys = sorted(mine, key=lambda key: key not in stored)  # stored ones first
        taken = [key for key in stored if key.startswith(f"{formset.prefix}/") and key not in sheet]
        _write_lines(data, formset, [*taken, *keys], sheet, stored)
    return data


def _write_lines(
    data: QueryDict, formset: BaseInlineFormSet, keys: list[str], sheet: Sheet, stored: Sheet
) -> None:
    was_stored = [key for key in keys if key in stored]
    data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(keys))
    data[f"{formset.prefix}-INITIAL_FORMS"] = str(len(was_stored))
    for number, key in enumerate([*was_stored, *(key for key in keys if key not in stored)]):
        prefix = f"{formset.prefix}-{number}-"
        row = sheet.get(key, stored.get(key, {}))
        fields = fields_of(formset)
        _write(data, formset.empty_form, row, fields, prefix, stored.get(key, {}))
        data[f"{prefix}{formset.fk.name}"] = str(formset.instance.pk)
        data[f"{prefix}{_pk_of(formset)}"] = "" if is_new(key) else key.partition("/")[2]
        if key not in sheet:
            data[f"{prefix}DELETE"] = "on"


def fields_of(form: forms.ModelForm | BaseInlineFormSet) -> list[str]:
    """The fields that somebody types in."""
    if isinstance(form, BaseInlineFormSet):
        own = {_pk_of(form), form.fk.name, "DELETE", "ORDER"}
        return [name for name in form.empty_form.fields if name not in own]
    return [
        name
        for name, field in form.fields.items()
        if name not in CARRIED and not isinstance(field, forms.FileField)
    ]


def key_of(formset: BaseInlineFormSet, key: Any) -> str:
    return f"{formset.prefix}/{key}"


def _pk_of(formset: BaseInlineFormSet) -> str:
    return str(formset.model._meta.pk.name)


def _count(data: QueryDict, formset: BaseInlineFormSet) -> int:
    sent = data.get(f"{formset.prefix}-TOTAL_FORMS", "")
    return min(int(sent), formset.absolute_max) if sent.isascii() and sent.isdigit() else 0


def _shown_row(form: forms.BaseForm, names: Iterable[str]) -> Row:
    return {name: _words(form.fields[name].widget, form[name].value()) for name in names}


def _sent_row(data: QueryDict, form: forms.BaseForm, names: Iterable[str], prefix: str) -> Row:
    row = {}
    for name in names:
        widget = form.fields[name].widget
        row[name] = _words(widget, widget.value_from_datadict(data, {}, f"{prefix}{name}"))
    return row


def _words(widget: forms.Widget, value: Any) -> list[str]:
    """A value as the words that a browser would send, without what makes no difference."""
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    found = widget.format_value(value)
    values = found if isinstance(found, (list, tuple, set)) else [found]
    words = ["" if one is None else str(one).replace("\r\n", "\n").strip() for one in values]
    words = [one for one in words if one]
    return sorted(words) if getattr(widget, "allow_multiple_selected", False) else words


def _write(
    data: QueryDict,
    form: forms.BaseForm,
    row: Row,
    names: Iterable[str],
    prefix: str,
    stored: Row,
) -> None:
    for name in names:
        values = row.get(name, [])
        is_list = getattr(form.fields[name].widget, "allow_multiple_selected", False)
        is_box = isinstance(form.fields[name].widget, forms.CheckboxInput)
        if values or not (is_list or is_box):
            data.setlist(f"{prefix}{name}", values or [""])
        if form.fields[name].show_hidden_initial:
            data[f"initial-{prefix}{name}"] = "".join(stored.get(name, []))


def items_of(data: QueryDict, *, without: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Name and value of each thing sent, for hidden fields of another page."""
    left_out = {"csrfmiddlewaretoken", *without}
    for name, values in data.lists():
        if name not in left_out:
            yield from ((name, value) for value in values)
