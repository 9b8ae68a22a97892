"""Rules on words that all rows share: American spelling, rewording, the first pattern that fits."""

import re

Rules = tuple[tuple[str, str], ...]

AMERICAN = (
    (r"\(the seed [^()]*\)", ""),
    (r"\bthe seed( file)?\b", "the document"),
    (r"naesthetists", "nesthesiologists"),
    (r"naesth", "nesth"),
    (r"(c)olour", r"\1olor"),
    (r"(recogn|random|special|sensit|personal|real|tranquill)is(?=[aei])", r"\1iz"),
    (r"tranquilliz", "tranquiliz"),
    (r"centre", "center"),
    (r"licence", "license"),
    (r"physiotherapy", "physical therapy"),
    (r"paraesthesia", "paresthesia"),
    (r"rrhoea", "rrhea"),
    (r"towards", "toward"),
)


def american(text: str) -> str:
    """Our words in American spelling, without remarks on the documents' slips."""
    return reworded(text, AMERICAN)


def reworded(text: str, rules: Rules) -> str:
    """The text after every rule (pattern, replacement) in turn, with single spaces."""
    for pattern, replacement in rules:
        text = re.sub(pattern, replacement, text, flags=re.IGNORECASE)
    return re.sub(r" {2,}", " ", text).strip()


def first_fit(rules: Rules, text: str) -> str:
    """The name of the first rule (name, pattern) that is found in the text, or nothing."""
    return next((name for name, pattern in rules if re.search(pattern, text.casefold())), "")
