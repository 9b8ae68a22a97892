"""Finding: one thing that a rule found on a page, in a sentence that says what to do."""

import msgspec

from articles.publishing.places import anchor_of


class Finding(msgspec.Struct, frozen=True):
    """One thing that a rule found. `blocks` says whether the page can't be published with it."""

    code: str
    where: str
    sentence: str
    blocks: bool = True

    @property
    def anchor(self) -> str:
        """The id of the place on the form of the page, or nothing."""
        return anchor_of(self.where)
