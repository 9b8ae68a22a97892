"""One search from its words to its hits, each step kept, so that it can be explained as it was.

normalize and filler (`query`) -> spelling -> how much each word tells (`terms`) -> whole names and
candidates (`engine`) -> what each says of the search (`ranking`) -> enough, or nothing.
"""

from collections.abc import Sequence

import msgspec

from articles.search import ranking
from articles.search.documents import Hit
from articles.search.engine import Candidate, Reader
from articles.search.lines import CODE, Weighed, passage
from articles.search.query import Query, from_words, read
from articles.search.ranking import Answer
from articles.search.spelling import Correction, corrected
from articles.search.stems import stem
from articles.search.terms import Term, weighed
from articles.text.snippets import snippet

SOME_WORDS = "No page has all of your words. These pages have some of them."
FIRST_WORDS = "Your search is long. We used the first part of it."

MOST_CANDIDATES = 120
MOST_READ = 14  # so many of them are read to the end, as that takes the longest
LITTLE = 0.5
SAME = 100  # scores are equal when they differ by less than one part of so many
MOST_MATCHES = 6_000  # documents; commoner words are left out of a search that has rarer ones


class Placed(msgspec.Struct, frozen=True):
    """A candidate that was judged: `worth` decides whether it is shown, `order` where."""

    candidate: Candidate
    answer: Answer
    worth: float
    order: float


class Look(msgspec.Struct, frozen=True):
    """A search that was made: what became of the words, and what was found, best first."""

    read: Query
    query: Query
    corrections: tuple[Correction, ...]
    terms: tuple[Term, ...]
    placed: tuple[Placed, ...]
    left_out: tuple[Placed, ...]
    hits: tuple[Hit, ...]

    @property
    def corrected(self) -> str:
        """The search with its spelling put right, "" if it was right."""
        return " ".join(self.query.words) if self.corrections else ""

    @property
    def changed(self) -> str:
        """What was searched instead of what was typed, in words."""
        said = [_put_right(self.corrections)] if self.corrections else []
        if self.query.is_cut:
            said.append(FIRST_WORDS)
        if self.placed and _says_little(self.placed[0], self.terms):
            said.append(SOME_WORDS)
        return " ".join(said)


def look(
    reader: Reader, typed: str, *, kind: str | None = None, limit: int = 30, exact: bool = False
) -> Look:
    """Make one search; with `exact`, for the words as they are typed."""
    query = read(typed)
    found = _look(reader, query, query, (), kind, limit)
    if exact:
        return found
    words, corrections = corrected(query.words, reader.words)
    if not corrections:
        return found
    meant = from_words(words, query.is_cut)
    better = _look(reader, query, meant, tuple(corrections), kind, limit)
    return better if _is_better(better, found) else found


def _is_better(other: Look, found: Look) -> bool:
    """Another spelling helps if it finds a page that answers more of the search."""
    worth = (look.placed[0].worth if look.placed else 0.0 for look in (other, found))
    return next(worth) > next(worth)


def _look(
    reader: Reader,
    typed: Query,
    query: Query,
    corrections: tuple[Correction, ...],
    kind: str | None,
    limit: int,
) -> Look:
    terms = weighed(query, reader.words) if query.words else ()
    judged = _judged(reader, query, terms, kind)
    best = max((one.worth for one in judged), default=0.0)
    least = max(ranking.enough(query, terms), ranking.BESIDE_THE_BEST * min(1.0, best))
    placed = tuple(one for one in judged if one.worth >= least)[:limit]
    return Look(
        read=typed,
        query=query,
        corrections=corrections,
        terms=terms,
        placed=placed,
        left_out=tuple(one for one in judged if one.worth < least),
        hits=tuple(_hit(reader, one, query, terms) for one in placed),
    )


def _judged(reader: Reader, query: Query, terms: Sequence[Term], kind: str | None) -> list[Placed]:
    """The candidates, the best first: all by what they say of themselves, the first by all."""
    named = reader.named(query.keys, kind)
    others = reader.with_any(_stems(terms, reader), kind, MOST_CANDIDATES)
    candidates = {one.row: one for one in others} | named
    asked = ranking.Asked(terms, query)
    judged = [
        _place(one, ranking.answer(asked, reader.head(one.row), reader.calls(one.row)))
        for one in candidates.values()
    ]
    judged.sort(key=_order)
    for at, one in enumerate(judged[:MOST_READ]):
        row = one.candidate.row
        lines = reader.head(row) + reader.body(row)
        judged[at] = _place(one.candidate, ranking.answer(asked, lines, reader.calls(row)))
    return sorted(judged, key=_order)


def _place(candidate: Candidate, answer: Answer) -> Placed:
    whole = 0.0
    if candidate.field is not None:
        whole = ranking.WHOLE + ranking.WORTH[candidate.field]
    boost = min(1.0, candidate.boost)
    worth = boost * max(whole, answer.score)
    return Placed(candidate, answer, worth, worth + boost * answer.central)


def _order(one: Placed) -> tuple[float, float, int, float, int]:
    kinds = ranking.KINDS
    kind = one.candidate.kind
    place = kinds.index(kind) if kind in kinds else len(kinds)
    return (
        -round(one.order * SAME), -one.candidate.boost, place, -one.order, one.candidate.row
    )  # fmt: skip


def _stems(terms: Sequence[Term], reader: Reader) -> list[str]:
    """The stems to look for, the most telling first, until there are documents enough."""
    stems: list[str] = []
    matches = 0
    for term in sorted(terms, key=lambda term: -term.weight):
        matches += sum(reader.words.pages.get(stem, 0) for stem in term.stems)
        if stems and matches > MOST_MATCHES:
            break
        stems.extend(term.stems)
    return stems


def _hit(reader: Reader, one: Placed, query: Query, terms: Sequence[Term]) -> Hit:
    shown = reader.shown(one.candidate.row)
    place = ranking.best_place(reader.body(one.candidate.row), terms)
    return Hit(
        id=shown.id,
        kind=shown.kind,
        path=shown.path,
        title=shown.title,
        one_line=shown.one_line,
        score=round(one.worth, 4),
        snippet=tuple(snippet(passage(shown.text, place), query.subject)),
        matched_name=one.candidate.name or _name(one.answer, reader.head(one.candidate.row), query),
    )


def _name(answer: Answer, head: Sequence[Weighed], query: Query) -> str:
    """The other name that says most of the search, if the title does not say all of it."""
    best = answer.best[0].line if answer.best else None
    is_in_title = head[0].stems.issuperset(map(stem, query.subject))
    return best.written if best and best.field <= CODE and not is_in_title else ""


def _put_right(corrections: Sequence[Correction]) -> str:
    pairs = [f"“{meant}” instead of “{typed}”" for typed, meant in corrections]
    return f"We searched for {' and '.join(pairs)}."


def _says_little(one: Placed, terms: Sequence[Term]) -> bool:
    """Tell whether the best page says nothing of much that was asked."""
    unsaid = sum(terms[number].loss for number in one.answer.unsaid)
    said = sum(term.weight for n, term in enumerate(terms) if n not in one.answer.unsaid)
    return unsaid > LITTLE * said
