"""Finding: one thing that a rule found on a page, in a sentence that says what to do."""

import hashlib

import msgspec

from articles.publishing.places import anchor_of


class Finding(msgspec.Struct, frozen=True):
    """One thing that a rule found. `blocks` says whether the page can't be published with it.

    A rule says by `may_be_overridden` that it may be wrong about words that harm nobody; `quote` is
    then these words as they were typed, as an override holds while they stand. `overridden` is the
    reason for which somebody let it stand.
    """

    code: str
    where: str
    sentence: str
    blocks: bool = True
    may_be_overridden: bool = False
    quote: str = ""
    overridden: str = ""

    @property
    def anchor(self) -> str:
        """The id of the place on the form of the page, or nothing."""
        return anchor_of(self.where)

    @property
    def place(self) -> tuple[str, str, str]:
        """What an override is bound to, whatever the rule advises and the form calls the field."""
        return self.code, self.anchor, self.quote

    @property
    def mark(self) -> str:
        """The same in a few letters, for an address; only for what may be overridden."""
        return hashlib.sha256("\0".join(self.place).encode()).hexdigest()[:16]
