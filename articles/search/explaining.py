"""Why a search found what it found, in sentences for the staff who name the pages.

Tells the steps that `looking` kept; nothing is searched here.
"""

import msgspec

from articles.search import lines, ranking
from articles.search.documents import Hit
from articles.search.looking import Look, Placed
from articles.search.ranking import Saying
from articles.search.terms import Term
from articles.search.urgent import UrgentRule, phrase_of

MOST_HITS = 5

_FIELDS = {
    lines.TITLE: "its title",
    lines.MEDICAL_NAME: "its medical name",
    lines.SHOWN_NAME: "its name",
    lines.NAME: "its hidden name",
    lines.MISSPELLING: "a slip among its names",
    lines.CODE: "its code",
    lines.ONE_LINE: "its one line",
    lines.HEADING: "a heading",
    lines.TEXT: "its text",
}


class Step(msgspec.Struct, frozen=True):
    """One step of a search: its name, what it did in a sentence, and what it did it with.

    `urgent` or `hit` is there where the step is about a rule or a page.
    """

    name: str
    sentence: str
    detail: tuple[str, ...] = ()
    urgent: UrgentRule | None = None
    hit: Hit | None = None


def steps(typed: str, urgent: UrgentRule | None, look: Look) -> list[Step]:
    """Tell a search from what was typed to why each of the first hits stands where it does."""
    return [
        _urgent(typed, urgent),
        _normalized(typed, look),
        _filler(look),
        _spelling(look),
        _weights(look),
        _enough(look),
        *(_hit(place, look) for place in range(min(MOST_HITS, len(look.placed)))),
    ]


def _urgent(typed: str, urgent: UrgentRule | None) -> Step:
    if urgent is None:
        return Step("Urgent words", "No urgent rule fits these words.")
    phrase = phrase_of(typed, urgent)
    return Step(
        "Urgent words",
        f"The rule “{urgent.slug}” fits"
        + (f" by its phrase “{phrase}”" if phrase else "")
        + ": its help is shown before any page.",
        tuple(filter(None, (urgent.heading,))),
        urgent=urgent,
    )


def _normalized(typed: str, look: Look) -> Step:
    words = " ".join(look.read.words)
    if not words:
        return Step("Plain words", "There is no word to look for.")
    cut = " The rest was too long and is left out." if look.read.is_cut else ""
    return Step("Plain words", f"“{typed[:100]}” is read as “{words}”.{cut}")


def _filler(look: Look) -> Step:
    dropped = [word for word in look.query.words if word not in look.query.subject]
    if not dropped:
        return Step("Filler", "Every word may carry the subject.")
    left = " ".join(look.query.subject)
    return Step(
        "Filler", f"“{left}” is left. These words say little about the subject.", tuple(dropped)
    )


def _spelling(look: Look) -> Step:
    if not look.corrections:
        return Step("Spelling", "Nothing was taken for a slip, or putting it right found no page.")
    pairs = tuple(f"{typed} → {meant}" for typed, meant in look.corrections)
    return Step("Spelling", f"We looked for “{look.corrected}” instead.", pairs)


def _weights(look: Look) -> Step:
    told = tuple(
        f"{term.word}: {term.weight:.1f}, or {term.loss:.1f} against a page without it"
        + _families(term)
        + (" (what the question is about by its shape)" if term.is_added else "")
        for term in sorted(look.terms, key=lambda term: -term.weight)
    )
    return Step("What each word tells", "The rarer here and in English, the more.", told)


def _families(term: Term) -> str:
    return f" (may become {', '.join(term.stems)})" if len(term.stems) > 1 else ""


def _enough(look: Look) -> Step:
    if look.placed:
        return Step("Enough?", f"{len(look.placed)} answer enough of the search.")
    best = look.left_out[0].worth if look.left_out else 0.0
    needed = ranking.enough(look.query, look.terms)
    return Step(
        "Enough?",
        f"No page answers enough: the best has {best:.2f}, and {needed:.2f} is needed. "
        "If a page is about this, give it these words as a name.",
    )


def _hit(place: int, look: Look) -> Step:
    placed, hit = look.placed[place], look.hits[place]
    return Step(
        f"Hit {place + 1}: {hit.title}",
        f"{hit.path} has {placed.worth:.2f}" + _whole(placed) + ".",
        tuple(_saying(saying, look) for saying in placed.answer.best) + _unsaid(placed, look),
        hit=hit,
    )


def _whole(placed: Placed) -> str:
    field = placed.candidate.field
    return "" if field is None else f", as the search is {_FIELDS[field]}"


def _saying(saying: Saying, look: Look) -> str:
    words = ", ".join(look.terms[number].word for number in sorted(saying.said))
    written = f" “{saying.line.written}”" if saying.line.written else ""
    return f"{_FIELDS[saying.line.field]}{written} says: {words} (worth {saying.worth:.2f})"


def _unsaid(placed: Placed, look: Look) -> tuple[str, ...]:
    words = [look.terms[number].word for number in sorted(placed.answer.unsaid)]
    return (f"nothing says: {', '.join(words)}",) if words else ()
