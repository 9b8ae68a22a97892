"""Two people at one form: who saves second loses nothing and overwrites nothing unseen.

A form carries what it showed. If something else is stored by now, the two changes are put
together; where both changed the same place, both texts are shown and a choice is asked.
"""

from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import publishing
from articles.models import Article, Event

from .both_texts import ASKED, Lists, Saved, answered, ask, without_answers
from .carrying import Carries
from .merging import Merged, Sheet, merge
from .sheets import as_post, sent_in, shown_by
from .shown import VERSION, read, signed


class Together(Carries):
    """A desk whose form may be open twice."""

    def _changeform_view(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any
    ) -> HttpResponse:
        """Django's, inside its transaction: a post is put together with what is stored first."""
        if request.method == "POST" and object_id is not None:
            row = self.get_object(request, unquote(object_id))
            if row is not None and self.has_change_permission(request, row):
                _lock(row)
                if asked := self._put_together(request, unquote(object_id)):
                    return asked
        response: HttpResponse = super()._changeform_view(
            request, object_id, form_url, extra_context
        )
        return response

    def _put_together(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """The screen with both texts if it is needed; else the post is what both make together."""
        row = self.get_object(request, object_id)
        if row is None:  # deleted a moment ago
            return None
        lists = self._lists(request, row)
        stored = shown_by(lists.form, lists.lists.values())
        shown = read(request)
        base = shown.sheet if shown else {}
        typed = sent_in(request.POST, lists.form, lists.lists.values(), base)
        if base == stored and ASKED not in request.POST:
            return None
        unclear = answered(lists, request.POST, base, typed)
        found = merge(base, stored, typed)
        asked = list(dict.fromkeys((*unclear, *found.clashes)))
        around = without_answers(request.POST)
        both = as_post(found.sheet, stored, lists.form, list(lists.lists.values()), around)
        both[VERSION] = signed(request, stored)
        taken, saved = _taken(lists, found, base, stored), last_saved(row, request)
        if not asked:
            request.POST = both
            if taken:
                messages.warning(request, _told(saved, taken))
            return None
        return ask(
            request,
            lists,
            title=str(row),
            asked=asked,
            unclear=unclear,
            sides=(stored, typed),
            taken=taken,
            saved=saved,
            kept=both,
        )

    def _lists(self, request: HttpRequest, row: Model) -> Lists:
        """The form of the stored row and the lists below it that this person may change."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=fields)(instance=row)
        lists: list[BaseInlineFormSet] = []
        for formset, part in self.get_formsets_with_inlines(request, row):
            if part.has_change_permission(request, row):
                rows = part.get_queryset(request)
                prefix = formset.get_default_prefix()
                lists.append(formset(instance=row, prefix=prefix, queryset=rows))
        return Lists(form, lists)


def _lock(row: Model) -> None:
    """Nobody else changes the row until the transaction ends; pages are locked as elsewhere."""
    if isinstance(row, Article):
        publishing.lock([row])
    else:
        rows = type(row)._default_manager.select_for_update(no_key=True)
        rows.filter(pk=row.pk).values_list("pk").first()


def _taken(lists: Lists, found: Merged, base: Sheet, stored: Sheet) -> list[str]:
    """The places that were taken over, in words."""
    named = []
    for place in found.theirs:
        title = lists.title(place, (stored, base))
        if place.row and not place.field:
            title += ", new" if place.row in stored else ", taken away"
        named.append(title)
    return named


def _told(saved: Saved, taken: list[str]) -> str:
    """What was put together without asking."""
    return (
        f"This was saved{saved.at} by {saved.by}, while you wrote. Both are together now: from "
        f"there came {', '.join(taken)}. All else is as in your form: look it over."
    )


def last_saved(row: Model, request: HttpRequest) -> Saved:
    """Who changed the row last and when, as far as the logs say."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
    ).select_related("user")
    found = [(one.action_time, one.user) for one in entries.order_by("-action_time")[:1]]
    if isinstance(row, Article):
        log = Event.objects.filter(row=row.pk, about__startswith=f"{row.kind}:")
        edits = log.filter(verb__in=("edited", "restored")).select_related("by")
        found += [(one.at, one.by) for one in edits.order_by("-number")[:1]]
    if not found:
        return Saved("somebody else", "")
    at, by = max(found, key=lambda one: one[0])
    local = timezone.localtime(at)
    day = "" if local.date() == timezone.localdate() else f" on {local:%Y-%m-%d}"
    name = (by.get_full_name() or by.get_username()) if by else "somebody else"
    if by == request.user:
        name = "you in another window"
    return Saved(name, f"{day} at {local:%H:%M}")
