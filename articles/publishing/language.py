"""Words that promise more than evidence does (WRITING rule 3), found in a page's text."""

import re

ALWAYS = re.compile(
    r"\b(breakthroughs?|miracles?|miraculous|magic(?:al(?:ly)?)?|non-?addictive|game.?changers?"
    r"|wonder (?:drug|cure)s?|new hope|(?:gives?|offers?) hope|hopeful)\b",
    re.IGNORECASE,
)
WHEN_PLAIN = re.compile(
    r"\b(cures?|cured|proven|effective(?:ly)?"
    r"|(?:is|are|and|as|completely|totally|very) safe)\b",
    re.IGNORECASE,
)
"""Words that may stand only where the sentence denies, doubts or asks."""

DENIED = re.compile(
    r"\b(not?|never|no one|nobody|none|neither|nor|cannot|whether|if|how|less|unproven|isn.t|aren.t"
    r"|hasn.t|haven.t|does.?n.t|unless|until|who|what)\b|\?",
    re.IGNORECASE,
)

NO_DENIAL = re.compile(
    r"\b(?:(?:not|\w+n.t) (?:only|just|merely|simply)|no doubt|without (?:a )?doubt)\b",
    re.IGNORECASE,
)
"""Words with "not" or "no" that deny nothing: "it does not only help"."""


def overclaims(text: str) -> list[str]:
    """The words of `text` that claim too much, as they stand there.

    A word such as "proven" counts only in a sentence that neither denies nor asks.
    """
    found = [match.group() for match in ALWAYS.finditer(text)]
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if not DENIED.search(NO_DENIAL.sub("", sentence)):
            found += [match.group() for match in WHEN_PLAIN.finditer(sentence)]
    return found
