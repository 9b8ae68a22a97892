"""Subject: a page as the rules look at it, each of its readings made once."""

from functools import cached_property

from articles import pages
from articles.publishing.passages import Passage, lines, passages
from articles.publishing.sentences import Sentence, paragraphs
from articles.publishing.words import seen, words_with
from articles.text.readability import Readability, measure


class Subject:
    """A page, its texts, what was typed sentence by sentence, and all of its visible words."""

    def __init__(self, page: pages.ArticlePage) -> None:
        self.page = page

    @cached_property
    def passages(self) -> list[Passage]:
        """Every Markdown text of the page, from the top."""
        return list(passages(self.page))

    @cached_property
    def lines(self) -> list[Passage]:
        """Every text that is printed just as it was typed."""
        return [line for line in lines(self.page) if line.text]

    @cached_property
    def uncited(self) -> list[Passage]:
        """Those of the lines that rest on nothing: names, questions, pictures, some labels."""
        return [line for line in self.lines if not line.basis]

    @cached_property
    def texts(self) -> list[Passage]:
        """All that staff typed, whether it is Markdown or not."""
        return [*self.lines, *self.passages]

    @cached_property
    def paragraphs(self) -> list[list[Sentence]]:
        """The sentences that were typed, by paragraph, list entry and table row."""
        return list(paragraphs(self.page))

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The same without the paragraphs."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @cached_property
    def seen(self) -> list[Passage]:
        """Every Markdown text as readers see it."""
        return seen(self.page)

    @cached_property
    def words(self) -> str:
        """Every word that a reader of the page sees, one block a line."""
        return words_with(self.page, self.seen)

    @cached_property
    def readability(self) -> Readability:
        """What was measured over all of its words."""
        return measure(self.words)
