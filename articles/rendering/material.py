"""What a text may refer to, handed in by the caller; nothing is looked up elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import msgspec


class Term(msgspec.Struct, frozen=True):
    """A glossary term: `word` as the glossary heads it, `meaning` in plain words."""

    slug: str
    word: str
    meaning: str


class Picture(msgspec.Struct, frozen=True):
    """A picture of the site; an empty `alt` says that it is decoration."""

    url: str
    alt: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""


class Material:
    """The mappings of one render call, and which terms it has explained so far."""

    def __init__(
        self,
        terms: Mapping[str, Term],
        citations: Mapping[str, Sequence[int]],
        links: Mapping[str, str],
        pictures: Mapping[str, Picture],
        clinic: Mapping[str, str],
        withdrawn: Collection[str],
    ) -> None:
        self.citations, self.links = citations, links
        self.pictures, self.clinic = pictures, clinic
        self.withdrawn = withdrawn
        self._terms = terms
        self._explained: set[str] = set()

    def term_to_explain(self, name: str) -> Term | None:
        """The term with that slug or word, the first time only: once per text is enough."""
        term = self._by_name.get(name.casefold())
        if term is None or term.slug in self._explained:
            return None
        self._explained.add(term.slug)
        return term

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        words = {term.word.casefold(): term for term in self._terms.values()}
        return words | {term.slug.casefold(): term for term in self._terms.values()}
