"""The desk of the glossary."""

from django.contrib import admin

from articles.models import GlossaryTerm

from .live import FixedKey, Live
from .site import staff_site


@admin.register(GlossaryTerm, site=staff_site)
class WordDesk(FixedKey, Live):
    """A word and its meaning: a change shows on every page at once."""

    key = "slug"
    list_display = ["word", "say", "meaning"]
    search_fields = ["word", "slug", "meaning"]
    fields = ["word", "slug", "say", "meaning", "language"]
    prepopulated_fields = {"slug": ["word"]}
