"""Search: a patient's words in, pages out, and urgent words answered before anything else.

Use it as `search.build(path, documents, stamp)`, then `search.find(search.open(path), "burning
foot", rules=rules)`. Which documents and rules there are is for the caller to say.
"""

from collections.abc import Iterable

from articles.search.building import build
from articles.search.documents import Document, Hit, Results
from articles.search.engine import Index, IndexUnusable, open
from articles.search.query import Query, read
from articles.search.urgent import LEVELS, UrgentRule, recognize

__all__ = [
    "LEVELS",
    "Document",
    "Hit",
    "Index",
    "IndexUnusable",
    "Query",
    "Results",
    "UrgentRule",
    "build",
    "find",
    "open",
    "read",
    "recognize",
]

SOME_WORDS = "No page has all of your words. These pages have some of them."
FIRST_WORDS = "Your search is long. We used the first part of it."


def find(
    index: Index,
    typed: str,
    *,
    rules: Iterable[UrgentRule] = (),
    kind: str | None = None,
    limit: int = 30,
) -> Results:
    """Answer what a patient typed: at most `limit` hits, of one `kind` if it is given.

    Nothing that can be typed raises. An unusable index raises IndexUnusable, but never in the way
    of urgent help: then the help comes back without hits.
    """
    urgent = recognize(typed, rules)
    query = read(typed)
    try:
        hits, changed = _look(index, query, kind, limit)
    except IndexUnusable:
        if urgent is None:
            raise
        hits, changed = (), ""
    return Results(query=typed, hits=hits, changed=changed, urgent=urgent)


def _look(index: Index, query: Query, kind: str | None, limit: int) -> tuple[tuple[Hit, ...], str]:
    """Look for pages with every word, and only if there is none, for pages with some of them."""
    hits = index.search(query, kind=kind, limit=limit)
    if hits or len(query.words) < 2:
        return hits, FIRST_WORDS if query.is_cut else ""
    hits = index.search(query.with_any_word(), kind=kind, limit=limit)
    return hits, SOME_WORDS if hits else ""
