"""What makes one page a better answer than another: how much of the search its lines say.

Each line of a page - title, name, one line, heading, block of text - can say a part of what was
asked. A page is worth what its best line says, and then what other lines say of the rest. All
constants of relevance stand here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from articles.search import lines
from articles.search.lines import Weighed, in_a_row
from articles.search.query import Query
from articles.search.stems import stem
from articles.search.terms import Term

# What a line of each kind is worth when it says all that was asked and nothing else, and how much
# its other words tell against it: a long name of which one word was typed is a weak answer, a
# long sentence is not.
WORTH = {
    lines.TITLE: 1.0,
    lines.MEDICAL_NAME: 0.98,
    lines.SHOWN_NAME: 0.96,
    lines.NAME: 0.94,
    lines.MISSPELLING: 0.9,
    lines.CODE: 0.88,
    lines.ONE_LINE: 0.62,
    lines.HEADING: 0.55,
    lines.TEXT: 0.44,
}
_OTHER_WORDS = {
    lines.TITLE: 0.45,
    lines.MEDICAL_NAME: 0.45,
    lines.SHOWN_NAME: 0.5,
    lines.NAME: 0.5,
    lines.MISSPELLING: 2.0,
    lines.CODE: 1.0,
    lines.ONE_LINE: 0.1,
    lines.HEADING: 0.15,
    lines.TEXT: 0.03,
}

# A name that stands in the search word for word, or a search that stands so in a line, is worth
# more, the longer the more.
NAME_IN_SEARCH, SEARCH_IN_LINE, MOST_PIECES = 0.05, 0.1, 4

# A page most of whose names hold a word is more about it than one with a single such name.
CENTRAL = 0.5

# A search that is a whole name goes before all others.
WHOLE = 1.0

# What a second and third line add, against the first. The words of a label belong together, so
# that after the first line only titles, names and one lines add to it.
SHARES = (1.0, 0.8, 0.7)

# Less than this is no answer: better none than one that only shares a word. Who says much in a
# sentence says more than what is asked; who writes two words means both.
_ENOUGH_OF_A_WORD = 0.25  # or of words that very many pages have
_ENOUGH_OF_A_LABEL = 0.48
_ENOUGH_OF_A_LONG_LABEL = 0.43
_ENOUGH_OF_A_SENTENCE = 0.29
_LONG_LABEL = 4

# Pages that answer much less than the best one are left out.
BESIDE_THE_BEST = 0.4

# Between equals, the page about the thing goes before the page that mentions it.
KINDS = ("condition", "side_effect", "dosing", "benefit", "risk", "mechanism", "guide", "word")


def enough(query: Query, terms: Sequence[Term]) -> float:
    """Return the least score of a page that answers this search."""
    if query.is_sentence:
        return _ENOUGH_OF_A_SENTENCE
    if len(query.subject) < 2 or all(term.is_common for term in terms):
        return _ENOUGH_OF_A_WORD
    is_long = len(query.words) >= _LONG_LABEL
    return _ENOUGH_OF_A_LONG_LABEL if is_long else _ENOUGH_OF_A_LABEL


class Saying(NamedTuple):
    """A line, which terms it says, and what it is worth as a whole."""

    line: Weighed
    said: frozenset[int]
    worth: float


class Answer(NamedTuple):
    """How a document answers a search, from 0 to about 1: what says it, and what none says.

    `central` is what it gains, among pages that answer, by how much it is about the thing.
    """

    score: float
    central: float
    best: tuple[Saying, ...]
    unsaid: frozenset[int]


class Told(NamedTuple):
    """What a line tells that says these terms: at all, and if it is a name."""

    terms: frozenset[int]
    weight: float
    in_a_name: float


class Asked:
    """A search, made ready so that many lines can be judged by it."""

    def __init__(self, terms: Sequence[Term], query: Query) -> None:
        self.terms = terms
        self.is_sentence = query.is_sentence
        self.words = in_a_row(map(stem, query.words))
        self.subject = in_a_row(map(stem, query.subject))
        self.numbers = {stem: number for number, term in enumerate(terms) for stem in term.stems}
        self.stems = frozenset(self.numbers)
        self._told: dict[frozenset[str], Told] = {}

    def told(self, stems: frozenset[str]) -> Told:
        """What a line tells that holds these of the stems; lines hold few different sets."""
        if (told := self._told.get(stems)) is None:
            weights = [self.terms[self.numbers[one]].weight for one in stems]
            told = self._told[stems] = Told(
                frozenset(self.numbers[one] for one in stems),
                sum(weights),
                sum(max(lines.LEAST_IN_A_NAME, weight) for weight in weights),
            )
        return told


def answer(asked: Asked, document: Iterable[Weighed], calls: Mapping[str, float]) -> Answer:
    """Judge a document by its lines, and by how much of what it `calls` itself is asked for."""
    sayings, in_one_piece = _sayings(asked, document)
    rest = frozenset(range(len(asked.terms)))
    chosen: list[Saying] = []
    score = 0.0
    for share in SHARES:
        best, told = _best(sayings, rest, asked.terms)
        if best is None:
            break
        score += share * best.worth * told
        chosen.append(best)
        rest -= best.said
        if not asked.is_sentence:
            sayings = [saying for saying in sayings if saying.line.field <= lines.ONE_LINE]
    score = score / _whole(asked.terms, rest) + in_one_piece
    return Answer(score, CENTRAL * _central(asked, calls), tuple(chosen), rest)


def best_place(body: Sequence[Weighed], terms: Sequence[Term]) -> int:
    """Return the number of the line of a text that says most of the search, the first of equals."""
    best, most = 0, 0.0
    weights = {stem: term.weight for term in terms for stem in term.stems}
    asked = frozenset(weights)
    for number, line in enumerate(body):
        told = sum(weights[stem] for stem in line.stems & asked)
        if told > most:
            best, most = number, told
    return best


def _whole(terms: Sequence[Term], unsaid: frozenset[int]) -> float:
    """What there is to say; what a question's shape adds is over and above that."""
    whole = sum(
        term.loss if number in unsaid else term.weight
        for number, term in enumerate(terms)
        if not term.is_added
    )
    return max(whole, sum(term.weight for term in terms if term.is_added), 0.001)


def _central(asked: Asked, calls: Mapping[str, float]) -> float:
    """How much of its title and names says what is asked, by what each word of it tells."""
    central = sum(
        asked.terms[number].weight * calls.get(one, 0.0) for one, number in asked.numbers.items()
    )
    return central / max(0.001, sum(term.weight for term in asked.terms))


def _sayings(asked: Asked, document: Iterable[Weighed]) -> tuple[list[Saying], float]:
    """The best lines that say something of the search, and what it is worth if one says it whole.

    Of lines that say the same, the best stands for all: one of the head, one of the text.
    """
    best: dict[tuple[frozenset[int], bool], Saying] = {}
    in_one_piece = 0.0
    for line in document:
        if not (stems := line.stems & asked.stems):
            continue
        told = asked.told(stems)
        weight = told.in_a_name if line.field <= lines.MISSPELLING else told.weight
        closeness = min(1.0, weight / (line.weight or 1.0)) ** _OTHER_WORDS[line.field]
        worth = WORTH[line.field] * closeness
        same = told.terms, line.field <= lines.ONE_LINE
        if same not in best or worth > best[same].worth:
            best[same] = Saying(line, told.terms, worth)
        in_one_piece = max(in_one_piece, _piece(asked, line))
    return list(best.values()), in_one_piece


def _best(
    sayings: Sequence[Saying], rest: frozenset[int], terms: Sequence[Term]
) -> tuple[Saying | None, float]:
    """The line that says most of the rest, and how much that is."""
    best, most, most_told = None, 0.0, 0.0
    for saying in sayings:
        told = sum(terms[number].weight for number in saying.said & rest)
        if told * saying.worth > most:
            best, most, most_told = saying, told * saying.worth, told
    return best, most_told


def _piece(asked: Asked, line: Weighed) -> float:
    """What it is worth that a whole name is in the search, or the whole search in a line."""
    if line.field <= lines.CODE:
        return NAME_IN_SEARCH * _words_more(line.row) if line.row in asked.words else 0.0
    return SEARCH_IN_LINE * _words_more(asked.subject) if asked.subject in line.row else 0.0


def _words_more(row: str) -> int:
    """How many words a row has beyond the first, up to as many as count."""
    return min(MOST_PIECES, row.count(" ") - 2)
