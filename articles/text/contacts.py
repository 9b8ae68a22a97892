"""Finds in short texts what leads to a person: addresses, streets, and numbers to call."""

import re

_ENDINGS = "com|org|net|edu|gov|info|io|us|uk|ca"
_STREETS = "street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd"
_CONTACTS = re.compile(
    rf"""
    \S*[@＠]\S*                                      # e-mail, and names on other sites
    | \S+://\S*
    | \bwww\.\S+
    | \b[\w.-]+\.(?:{_ENDINGS})\b(?:/\S*)?           # not "end.Next", where a space is missing
    | \b\d+\s+(?:(?!(?:a|the|my|in)\b)[^\W\d]\w*\s+){{1,3}}(?:{_STREETS})\b
    | \+?\(?\d(?:[ ().\-/]{{0,3}}\d){{5,}}           # phones, records, dates of birth
    """,
    re.IGNORECASE | re.VERBOSE,
)
TAKEN_OUT = "(taken out)"


def without_contacts(text: str) -> str:
    """The text with a mark in place of each address, and of each number of six digits or more.

    For texts of some hundred letters: the time grows with the square of the length.
    """
    return _CONTACTS.sub(TAKEN_OUT, text)


_POSTCODE = re.compile(r"\b\d{5}-\d{4}\b")
_TO_CALL = re.compile(
    r"""
    (?<!\d)\d{3,5}\)?[ .\-/]{0,2}\d{3,4}(?:[ .\-/]{0,2}\d{3,4})?(?!\d)   # 202-555-0199
    | \b(?:call|phone|ring|dial|text|tel)\b\D{0,20}\d{3}                  # call 112
    """,
    re.IGNORECASE | re.VERBOSE,
)


def has_number_to_call(text: str) -> bool:
    """Whether a reader could take a number in the text for one to call."""
    return bool(_TO_CALL.search(_POSTCODE.sub("", text)))
