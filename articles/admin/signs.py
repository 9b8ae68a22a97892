"""The desk of the urgent signs: their phrases in a table, and tried before they are saved."""

from functools import cached_property
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import search
from articles.models import UrgentSign
from articles.queries.frame import urgent_rules

from .fields import KeysForm, PlainFields
from .live import FixedKey
from .sharing import Spoken
from .site import staff_site
from .together import Together

TRY, WORDS, ACCEPTS = "_try", "_words", "_accepts"
"""What the form sends besides the sign: the button, the words to try, and the tick."""


class SignForm(KeysForm):
    """The sign; its phrases may be tried without saving, and what they would do is confirmed."""

    consequences: search.Consequences | None = None
    """What the changed phrases do to known searches, where somebody has to read it first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "phrases" in self.fields:
            self.fields["phrases"].help_text = search.PHRASES_HELP
            self.fields["phrases"].widget.attrs["rows"] = 16

    def is_valid(self) -> bool:
        """Trying some words saves nothing: the form comes back as it was filled in."""
        return super().is_valid() and not self.is_trial

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_changed = not {"phrases", "level"}.isdisjoint(self.changed_data)
        if is_changed and not self.is_trial and not self.errors and not search.faults(self.lines):
            self._look_ahead()
        return cleaned

    def _look_ahead(self) -> None:
        saved = UrgentSign.objects.filter(pk=self.instance.pk).first()
        before = saved.rule() if saved and saved.phrases.strip() else None
        found = search.consequences(before, self._rule(), self._others())
        if found and ACCEPTS not in self.data:
            self.consequences = found
            raise ValidationError(
                "Read what these phrases do to the searches named below. Then tick the box and "
                "save again, or change the phrases."
            )

    @property
    def is_trial(self) -> bool:
        return TRY in self.data

    @property
    def words(self) -> str:
        """The words to try, as they were typed."""
        return " ".join(self.data.get(WORDS, "").split())

    @property
    def lines(self) -> tuple[str, ...]:
        """The phrases as they stand in the form, saved or not."""
        return UrgentSign(phrases=self.data.get("phrases", self.instance.phrases)).lines()

    @cached_property
    def table(self) -> tuple[search.Row, ...]:
        """Each phrase that can be read, with what it recognizes."""
        return search.phrase_table(line for line in self.lines if not search.faults([line]))

    @cached_property
    def trial(self) -> search.Trial | None:
        """What becomes of the words, None if none were tried or a phrase cannot be read."""
        if not (self.is_trial and self.words) or search.faults(self.lines):
            return None
        return search.try_words(self.words, self._rule(), self._others())

    def _rule(self) -> search.UrgentRule:
        """The rule as the form has it; words can be tried before the other fields are right."""
        level = self.data.get("level") or UrgentSign.Level.EMERGENCY
        known = level if level in search.LEVELS else UrgentSign.Level.EMERGENCY
        return UrgentSign(
            slug=self.instance.slug or self.data.get("slug", ""),
            level=known,
            heading=self.data.get("heading", ""),
            phrases="\n".join(self.lines),
        ).rule()

    def _others(self) -> tuple[search.UrgentRule, ...]:
        own = self.instance.slug
        return tuple(rule for rule in urgent_rules(timezone.now()) if rule.slug != own)


@admin.register(UrgentSign, site=staff_site)
class UrgentSignDesk(Together, PlainFields, Spoken, FixedKey):
    """What needs help, on cards and in search."""

    key = "slug"
    form = SignForm
    change_form_template = "admin/sign_form.html"
    list_display = ["__str__", "level", "order"]
    list_filter = ["level"]
    search_fields = ["text", "heading", "phrases", "slug"]
    fieldsets = [
        (None, {"fields": ["slug", ("level", "order"), "text"]}),
        (
            "In search",
            {"fields": ["phrases", "heading", "advice", "shows_poison_line", "read_more"]},
        ),
        ("What it rests on", {"fields": ["basis"]}),
    ]
