"""Fills in the forms of the staff desk as a browser would: what the page holds, then changes."""

from typing import Any

from django.http import HttpResponse
from django.test import Client


def filled_in(response: HttpResponse) -> dict[str, Any]:
    """Every value of the form on a change page, and of the rows under it."""
    form = response.context["adminform"].form
    formsets = [found.formset for found in response.context["inline_admin_formsets"]]
    values = _values(form)
    for formset in formsets:
        values |= _values(formset.management_form)
        for row in formset.forms:
            values |= _values(row)
    return values


def save(client: Client, address: str, **changes: Any) -> HttpResponse:
    """Opens the form at the address, changes some of its values, and sends it."""
    values = filled_in(client.get(address)) | changes
    return client.post(
        address, {name: value for name, value in values.items() if value is not None}
    )


def errors(response: HttpResponse) -> str:
    """What the form says is wrong."""
    found = [str(response.context["errors"])] if "errors" in response.context else []
    return " ".join(found)


def _values(form: Any) -> dict[str, Any]:
    values = {}
    for bound in form:
        value = bound.value()
        widget = getattr(bound.field.widget, "widget", bound.field.widget)
        if isinstance(value, list) and not getattr(widget, "allow_multiple_selected", False):
            value = widget.format_value(value)
        if value is None or value is False:
            continue
        values[bound.html_name] = "on" if value is True else value
        if bound.field.show_hidden_initial:
            values[bound.html_initial_name] = values[bound.html_name]
    return values


def form_of(row) -> str:
    return f"/staff/articles/{row._meta.model_name}/{row.pk}/change/"


def delete_of(row) -> str:
    return form_of(row).replace("/change/", "/delete/")
