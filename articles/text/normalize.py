"""One form for words that a reader would call the same: what search compares.

Stems, synonyms and misspellings are left to search itself.
"""

import re
import unicodedata

from articles.text.american import american

_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
)
_SEPARATORS = re.compile(r"[-\u2010-\u2015\u2212\s]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")  # of ASCII; isspace() holds \x1c to \x1f
_POSSESSIVE = re.compile(r"(?<=\w)'+s\b|(?<=s)'+(?!['\w])")


def normalize(text: str) -> str:
    """`text` in small letters, without accents, curly quotes, hyphens, control characters.

    A possessive 's is dropped ("Sudeck's" -> "sudeck"), British spelling becomes American,
    spaces are squeezed; all other punctuation stays. Never raises; a second run changes nothing.
    """
    text = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    text = _bare(unicodedata.normalize("NFKD", text.casefold()))
    text = _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", text))
    return american(_POSSESSIVE.sub("", text)).strip()


def _bare(text: str) -> str:
    """`text` without accents and without what cannot be seen, line breaks and tabs kept."""
    if text.isascii():
        return text if text.isprintable() else _UNSEEN.sub("", text)
    return "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] not in "CM")
