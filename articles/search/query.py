"""What a patient typed -> its words, those that carry the subject, and the keys of whole names.

Which words carry the subject is for `filler` to say; how much each tells, for `lexicon`.
"""

import msgspec

from articles.search.filler import without_filler
from articles.search.stems import split
from articles.text.normalize import normalize

MOST_LETTERS = 300
MOST_WORDS = 16

_JOINTS = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
    "with",
})  # fmt: skip
"""Words that join those of a label as well: "phantom of the opera tickets"."""


class Query(msgspec.Struct, frozen=True):
    """A search that was read.

    `words` are all of it in order, `subject` those without filler, each once; `keys` are compared
    with whole names, best first; `is_cut` when more was typed than is searched.
    """

    words: tuple[str, ...]
    subject: tuple[str, ...]
    is_cut: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it is said in a sentence, not in the few words that one writes on a label."""
        around = [word for word in self.words if word not in self.subject]
        return len(self.words) >= 5 and len(around) >= 2 and not _JOINTS.issuperset(around)

    @property
    def keys(self) -> tuple[str, ...]:
        """The whole search and, of a label, its subject, as names are compared.

        A sentence asks more than its one telling word: "what if they give me too much in the drip".
        """
        parts = (self.words,) if self.is_sentence else (self.words, self.subject)
        return tuple(dict.fromkeys(" ".join(part) for part in parts if part))


def read(typed: str) -> Query:
    """Turn any text into a Query; text without a letter or digit gives one without words."""
    words = split(normalize(typed[:MOST_LETTERS])[:MOST_LETTERS])
    return from_words(words, is_cut=len(typed.strip()) > MOST_LETTERS)


def from_words(words: tuple[str, ...], is_cut: bool) -> Query:
    """Make the query of these words."""
    subject = without_filler(words)
    return Query(
        words=words,
        subject=subject[:MOST_WORDS],
        is_cut=is_cut or len(subject) > MOST_WORDS,
    )
