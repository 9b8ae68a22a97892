"""Keeps the search index in step with the live editions: built again when the stamp moves."""

import datetime
import functools
import threading
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles import caching, search
from articles.models import Code, Edition, GlossaryTerm, Synonym
from articles.queries.directory import Directory, directory

WORD = "word"
"""The kind of a glossary term among the documents; the others are kinds of article."""


_building = threading.Lock()


def index(now: datetime.datetime) -> search.Index:
    """The index over what readers may read at `now`, built first if it is missing or old.

    Errors of the disk come out as OSError or sqlite3.Error.
    """
    mark = caching.read()
    until = caching.good_until(mark, now).isoformat()
    # The file outlives the process, so whatever a restart may change is part of its stamp.
    stamp = f"{settings.RELEASE} {settings.UNSIGNED_PAGES} {mark.token} {until}"
    found = _opened(settings.SEARCH_INDEX)
    if found.stamp != stamp:
        with _building:
            if found.stamp != stamp:
                search.build(settings.SEARCH_INDEX, documents(now), stamp)
    return found


@functools.cache
def _opened(path: Path) -> search.Index:
    """One index object a process: it holds a connection a thread, and follows a new file."""
    return search.open(path)


def documents(now: datetime.datetime) -> Iterator[search.Document]:
    """Every live page that readers may read, then every word of the glossary."""
    listed = directory(now)
    yield from _pages(listed, now)
    for term in GlossaryTerm.objects.explained():
        yield search.Document(
            id=term.pk,
            kind=WORD,
            path=f"/words/#{term.slug}",
            title=term.word,
            one_line=term.meaning,
            boost=0.5,
        )


def _pages(listed: Directory, now: datetime.datetime) -> Iterator[search.Document]:
    names = _names()
    codes: dict[int, list[str]] = {}
    for pk, code in Code.objects.values_list("article", "code"):
        codes.setdefault(pk, []).append(code)
    for edition in Edition.objects.readable(now).filter(article__in=listed.by_id).iterator():
        entry = listed.by_id[edition.article_id]
        yield search.Document(
            id=entry.id,
            kind=entry.kind,
            path=entry.path,
            title=entry.title,
            medical_name=entry.medical_name,
            names=names.get((entry.id, False), ()),
            shown_names=entry.names,
            misspellings=names.get((entry.id, True), ()),
            one_line=entry.one_line,
            text=edition.text,
            codes=tuple(codes.get(entry.id, ())),
        )


def _names() -> dict[tuple[int, bool], tuple[str, ...]]:
    """All other names of each article, those that are slips apart."""
    found: dict[tuple[int, bool], tuple[str, ...]] = {}
    for pk, word, kind in Synonym.objects.values_list("article", "word", "kind"):
        key = (pk, kind == Synonym.Kind.MISSPELLING)
        found[key] = (*found.get(key, ()), word)
    return found
