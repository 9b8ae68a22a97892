"""Search: a patient's words in, pages out, and urgent words answered before anything else.

Use it as `search.build(path, documents, stamp)`, then `search.find(search.open(path), "burning
foot", rules=rules)`. Which documents and rules there are is for the caller to say.
"""

from collections.abc import Iterable

from articles.search.building import build
from articles.search.documents import Document, Hit, Results, Suggestion
from articles.search.engine import Index, IndexUnusable, open
from articles.search.explaining import Step, steps
from articles.search.looking import look
from articles.search.phrase_table import Row, phrase_table
from articles.search.query import Query, read
from articles.search.trying import Consequences, Trial, consequences, faults, try_words
from articles.search.urgent import LEVELS, PHRASES_HELP, UrgentRule, phrase_of, recognize

__all__ = [
    "LEVELS",
    "PHRASES_HELP",
    "Consequences",
    "Document",
    "Hit",
    "Index",
    "IndexUnusable",
    "Query",
    "Results",
    "Row",
    "Step",
    "Suggestion",
    "Trial",
    "UrgentRule",
    "build",
    "consequences",
    "explain",
    "faults",
    "find",
    "open",
    "phrase_of",
    "phrase_table",
    "read",
    "recognize",
    "suggest",
    "try_words",
]


def find(
    index: Index,
    typed: str,
    *,
    rules: Iterable[UrgentRule] = (),
    kind: str | None = None,
    limit: int = 30,
    exact: bool = False,
) -> Results:
    """Answer what a patient typed: at most `limit` hits, of one `kind` if it is given.

    `exact` looks for the words as they are typed, without putting their spelling right. Nothing
    that can be typed raises. An unusable index raises IndexUnusable, but never in the way of
    urgent help: then the help comes back without hits.
    """
    urgent = recognize(typed, rules)
    try:
        with index.reading() as reader:
            found = look(reader, typed, kind=kind, limit=limit, exact=exact)
    except IndexUnusable:
        if urgent is None:
            raise
        return Results(query=typed, hits=(), changed="", urgent=urgent)
    return Results(
        query=typed,
        hits=found.hits,
        changed=found.changed,
        corrected=found.corrected,
        urgent=urgent,
    )


def suggest(
    index: Index, typed: str, limit: int = 8, *, rules: Iterable[UrgentRule] = ()
) -> tuple[Suggestion, ...]:
    """Return titles and shown names that begin like what is being typed, at most one a page.

    Nothing is suggested for words that set off one of the `rules`, nor for words of suicide or
    overdose and their beginnings. Raises IndexUnusable.
    """
    with index.reading() as reader:
        return reader.offers.starting_like(typed, limit, rules)


def explain(
    index: Index, typed: str, rules: Iterable[UrgentRule] = (), *, exact: bool = False
) -> list[Step]:
    """Tell, step by step, what `find` makes of a search and why its first hits stand where they do.

    Raises IndexUnusable.
    """
    urgent = recognize(typed, rules)
    with index.reading() as reader:
        return steps(typed, urgent, look(reader, typed, exact=exact))
