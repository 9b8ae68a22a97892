"""The desk of the glossary."""

from django.contrib import admin

from articles.models import GlossaryTerm

from .live import FixedKey
from .sharing import Spoken
from .site import staff_site
from .together import Together
from .usage import ShowsUse


@admin.register(GlossaryTerm, site=staff_site)
class WordDesk(Together, ShowsUse, Spoken, FixedKey):
    """A word and its meaning, which pages show as they stand here."""

    key = "slug"
    list_display = ["word", "say", "meaning"]
    search_fields = ["word", "slug", "meaning"]
    fields = ["word", "slug", "say", "meaning", "language"]
    prepopulated_fields = {"slug": ["word"]}
