"""How a word sounds, roughly, so that "fibromialgia" and "angziety" are heard as what they mean.

Made for the words of illness, which are Greek and Latin: ph, ps, rh, x, silent h and doubled
letters are what people stumble over, in English and in Spanish.
"""

import re

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:ps|pn|kn|gn|wr|mn)", lambda found: found[0][1]),
        (r"ngz|nx|ncs|nks", "nks"),
        (r"ph", "f"),
        (r"tch", "k"),
        (r"(?:ti|si|ci|ssi|xi)(?=on)|sh", "s"),
        (r"sch|ch|ck|qu?|cc(?![eiy])|c(?![eiy])|g(?=h[aou])", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"dg|j|g(?=[eiy])", "g"),
        (r"gh|h", ""),
        (r"v", "f"),
        (r"(?<=m)b$", ""),
        (r"ya|ia", "a"),
        (r"[aeiouyw]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def sound(word: str) -> str:
    """Return the consonants of a word as they are spoken, every run of vowels one "a"."""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word[:1] + word[1:].replace("a", "")
