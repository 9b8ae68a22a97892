"""What readers say of a page, and what staff make of it.

`take` keeps an answer and `add_words` its words, `answer` is what staff say to it, `purge`
deletes words that are old. Nothing about a person is kept: limits.py says how a flood is
stopped without it.
"""

from .answering import answer, check_answer
from .limits import Window
from .purging import purge
from .taking import NotKept, TooLong, TooMany, add_words, is_on, take, token_of

__all__ = [
    "NotKept",
    "TooLong",
    "TooMany",
    "Window",
    "add_words",
    "answer",
    "check_answer",
    "is_on",
    "purge",
    "take",
    "token_of",
]
