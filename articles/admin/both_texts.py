"""The screen for who saves second: what is stored beside what was typed, and a choice for each.

together.py says which places are asked; here they are shown, and the answers are read.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.rendering import marked

from .merging import NEW, Place, Row, Sheet
from .sheets import fields_of, items_of
from .site import staff_site

ASKED, KEEP, TEXT = "asked", "keep-", "text-"
"""What the screen sends: each place it asks about, the choice, and the text as changed here."""
MINE, THEIRS = "mine", "theirs"
GONE = "Taken away."


class Saved(NamedTuple):
    """Who saved last and when, in words."""

    by: str
    at: str


class Question(NamedTuple):
    """One place on the screen; `text` is None where there is nothing to type."""

    name: str
    title: str
    theirs: SafeString
    mine: SafeString
    text: str | None
    chosen: str
    is_open: bool


class Lists:
    """The form of a desk and the lists below it, asked for the words of their places."""

    def __init__(self, form: forms.ModelForm, lists: Iterable[BaseInlineFormSet]) -> None:
        self.form = form
        self.lists = {formset.prefix: formset for formset in lists}

    def of(self, row: str) -> forms.BaseForm:
        """The form that a row is typed in."""
        return self.lists[row.partition("/")[0]].empty_form if row else self.form

    def title(self, place: Place, sheets: Iterable[Sheet]) -> str:
        label = str(self.of(place.row)[place.field].label) if place.field else ""
        if not place.row:
            return label
        formset = self.lists[place.row.partition("/")[0]]
        name = capfirst(str(formset.model._meta.verbose_name))
        row = next((sheet[place.row] for sheet in sheets if place.row in sheet), {})
        said = max((self.value(place.row, field, row) for field in row), key=len, default="")
        short = f"{said[:60]}…" if len(said) > 60 else said
        return f"{name} “{short}”" + (f": {label}" if label else "")

    def words(self, place: Place, sheet: Sheet) -> str:
        """What stands at the place, or on the whole line."""
        row = sheet.get(place.row)
        if row is None:
            return GONE
        if place.field:
            return self.value(place.row, place.field, row) or "Empty."
        form = self.of(place.row)
        said = [(form[field].label, self.value(place.row, field, row)) for field in row]
        return "\n".join(f"{label}: {words}" for label, words in said if words)

    def value(self, row: str, field: str, values: Row) -> str:
        """A value as staff read it: a choice by its name."""
        found = values.get(field, [])
        shape = self.of(row).fields[field]
        if isinstance(shape.widget, forms.CheckboxInput):
            return "Yes" if found else "No"
        is_choice = isinstance(shape.widget, forms.widgets.ChoiceWidget)
        names = {str(key): str(name) for key, name in shape.choices} if is_choice else {}
        return "\n".join(names.get(one, one) for one in found)

    def is_text(self, place: Place) -> bool:
        widget = self.of(place.row).fields[place.field].widget if place.field else None
        is_line = isinstance(widget, (forms.Textarea, forms.TextInput))
        return is_line and not isinstance(widget, forms.DateInput)


def places(lists: Lists, data: QueryDict) -> list[Place]:
    """The places that the screen asked about, as far as the form has them."""
    found = []
    for name in data.getlist(ASKED):
        row, _, field = name.rpartition("|")
        shape = lists.lists.get(row.partition("/")[0]) if row else lists.form
        if shape is not None and (field in fields_of(shape) if field else row):
            found.append(Place(row, field))
    return found


def name_of(place: Place) -> str:
    return f"{place.row}|{place.field}"


def answered(lists: Lists, data: QueryDict, shown: Sheet, typed: Sheet) -> list[Place]:
    """Puts the answers of the screen into `typed`; returns the places without a clear one.

    `shown` is what the screen showed as stored. A text that was changed on the screen is one's
    own, so that it takes more than a wrong choice to lose it.
    """
    unclear = []
    for place in places(lists, data):
        name, stored, row = name_of(place), shown.get(place.row), typed.get(place.row)
        choice = data.get(f"{KEEP}{name}", "")
        box = data.get(f"{TEXT}{name}", "").replace("\r\n", "\n").strip()
        own = [box] if box else []
        has_own = row is not None and f"{TEXT}{name}" in data and own != row.get(place.field, [])
        if has_own and row is not None:
            row[place.field] = own
        if choice not in (MINE, THEIRS) and not has_own or choice == THEIRS and has_own:
            unclear.append(place)
        elif not place.field:
            _settle_line(place.row, choice, stored, typed)
        elif choice == THEIRS and stored is not None and row is not None:
            row[place.field] = stored.get(place.field, [])
    return unclear


def _settle_line(key: str, choice: str, stored: Row | None, typed: Sheet) -> None:
    """A line that one took away and the other changed."""
    if stored is not None:
        if choice == MINE:  # take it away after all
            typed.pop(key, None)
        return
    mine = typed.pop(key, None)
    if choice == MINE and mine is not None:  # it is stored no longer, so it comes anew
        typed[f"{key.partition('/')[0]}/{NEW}{key.partition('/')[2]}"] = mine


def ask(
    request: HttpRequest,
    lists: Lists,
    *,
    title: str,
    asked: list[Place],
    unclear: list[Place],
    sides: tuple[Sheet, Sheet],
    taken: list[str],
    saved: Saved,
    kept: QueryDict,
) -> HttpResponse:
    """The screen for the places `asked`, of which `unclear` were answered badly.

    `sides` are what is stored and what was typed. `kept` is sent again with the next answers;
    `taken` was put together without asking.
    """

    def chosen(place: Place) -> str:
        return str(request.POST.get(f"{KEEP}{name_of(place)}", ""))

    context: dict[str, Any] = {
        "title": f"“{title}” was changed while you wrote",
        "questions": [
            _question(lists, place, sides, chosen(place) if place in unclear else None)
            for place in asked
        ],
        "taken": taken,
        "saved": saved,
        "kept": list(items_of(kept)),
        "is_again": bool(unclear),
        "mine": MINE,
        "theirs": THEIRS,
    }
    return render(request, "admin/both_texts.html", staff_site.each_context(request) | context)


def without_answers(data: QueryDict) -> QueryDict:
    """The post without what only the screen sends."""
    left = data.copy()
    for name in list(left):
        if name == ASKED or name.startswith((KEEP, TEXT)):
            del left[name]
    return left


def _question(
    lists: Lists, place: Place, sides: tuple[Sheet, Sheet], chosen: str | None
) -> Question:
    stored, typed = sides
    theirs, mine = lists.words(place, stored), lists.words(place, typed)
    left, right = marked(linebreaksbr(theirs), linebreaksbr(mine))
    text = "".join(typed.get(place.row, {}).get(place.field, [])) if lists.is_text(place) else None
    title = lists.title(place, sides)
    return Question(
        name_of(place), title, left, right, text, chosen or "", is_open=chosen is not None
    )
