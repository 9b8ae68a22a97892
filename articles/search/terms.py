"""The words of a search as they are looked for: their stems, and how much each of them tells."""

import msgspec

from articles.search import spelling
from articles.search.lexicon import Lexicon
from articles.search.medicines import MEDICINES
from articles.search.query import Query
from articles.search.questions import Shape, shapes
from articles.search.stems import stem

MOST_TERMS = 24
SHORTEST_BEGINNING = 4
MOST_ENDINGS = 24

# A word of a filler phrase ("after the drip") still counts a little, as a name may hold it.
_FILLER = 0.1

# On a label the last word is what it is about: "liver transplant" is not about the liver.
_HEAD = 1.6
_COMMON = 0.25  # of all documents
_BEFORE_MORE = frozenset(
    {"after", "at", "before", "by", "during", "for", "from", "in", "of", "on", "to", "when"}
    | {"while", "with"}
)

# What a question is about by its shape, against the word in it that tells most; and how little a
# medicine tells that no page has heard of, where any may be asked about.
_SHAPE, _ANY_MEDICINE = 0.6, 0.1
_MAIN_SHAPE, _ASKED_OF = 1.0, 0.5
_FIRST = 0.8  # of two words, the first tells more


class Term(msgspec.Struct, frozen=True):
    """One word: its stems (several where it may be the beginning of several).

    `weight` is what it tells when a page says it, `loss` when it does not. `is_common`
    if very many pages say it. `is_added` if it was not said, but is what the question is about by
    its shape.
    """

    word: str
    stems: tuple[str, ...]
    weight: float
    loss: float
    is_common: bool = False
    is_added: bool = False


def weighed(query: Query, words: Lexicon) -> tuple[Term, ...]:
    """Return the words of a query, each once, with what they tell in this index."""
    found = tuple(shape for shape in shapes(query.words) if any(map(words.is_known, shape.words)))
    terms: dict[tuple[str, ...], Term] = {}
    for word in (*query.subject, *query.words)[: 2 * MOST_TERMS]:
        stems = _stems(word, words, is_last=word == query.words[-1])
        terms.setdefault(stems, _term(word, stems, query, words, found))
    most = max((term.weight for term in terms.values()), default=0.0)
    added = {
        (stem(word),): _added(word, shape, most)
        for shape in reversed(found)
        for word in reversed(shape.words)
    }
    return (
        *list(terms.values())[:MOST_TERMS],
        *(term for stems, term in added.items() if stems not in terms),
    )


def _term(
    word: str, stems: tuple[str, ...], query: Query, words: Lexicon, found: tuple[Shape, ...]
) -> Term:
    """One word that was said, weighed by what it tells and by its place in the search."""
    share = 1.0
    if word not in query.subject:
        share = _FILLER
    elif any(shape.names_medicines and _may_be_a_medicine(word, words) for shape in found):
        share = _ANY_MEDICINE
    elif any(shape.is_main for shape in found):
        share = _ASKED_OF
    loss = words.loss(word, in_sentence=query.is_sentence)
    if word == _head(query):
        loss *= _HEAD
    is_common = any(words.pages.get(one, 0) > _COMMON * words.documents for one in stems)
    return Term(word, stems, share * words.weight(word), share * loss, is_common)


def _may_be_a_medicine(word: str, words: Lexicon) -> bool:
    return spelling.is_slip(word, words) or (word in MEDICINES and not words.is_known(word))


def _added(word: str, shape: Shape, most: float) -> Term:
    """One of the words that a question is about by its shape."""
    weight = most * (_MAIN_SHAPE / _ASKED_OF if shape.is_main else _SHAPE)
    if len(shape.words) > 1:
        weight *= _FIRST if word == shape.words[0] else 1 - _FIRST
    return Term(word, (stem(word),), weight, 0.0, is_added=True)


def _stems(word: str, words: Lexicon, is_last: bool) -> tuple[str, ...]:
    """The stem; of a last word that is not typed to its end, those of the words it begins.

    Digits are never a beginning: who asks for 50 must not read about 500.
    """
    if is_last and len(word) >= SHORTEST_BEGINNING and spelling.is_slip(word, words):
        longer = words.starting_with(word, MOST_ENDINGS)
        if longer:
            return tuple(dict.fromkeys(map(stem, longer)))
    return (stem(word),)


def _head(query: Query) -> str:
    """The word that a label is about, "" in a sentence or where there is one word only."""
    if query.is_sentence or len(query.subject) < 2:
        return ""
    words = query.words
    end = next((n for n, word in enumerate(words) if n and word in _BEFORE_MORE), len(words))
    return next((word for word in reversed(words[:end]) if word in query.subject), "")
