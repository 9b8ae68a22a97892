"""Shapes of questions that tell what is asked, whatever they ask it about.

"Can I take X with it" is about mixing medicines, also where no page has heard of X; "I have X, may
I have it" is about who should not. Each shape adds words to look for; what answers it, the names
of the pages say.
"""

from typing import NamedTuple

from articles.search.medicines import is_all_medicines
from articles.search.phrases import plain, spans


class Shape(NamedTuple):
    """Phrases that make a question one of a kind, and the words that this kind is about.

    `is_main` if those are what is asked, and what else is said only what it is asked of.
    `names_medicines` if a word that nobody knows may well be a medicine.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    is_main: bool = False
    names_medicines: bool = False


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


SHAPES = (
    Shape(
        ("interactions", "mixing"),
        _phrases("""
take * with, taking * with, use * with, ok with, okay with, safe with, fine with, and ketamine
together, ketamine and * together, with ketamine and, ketamine with *, mix, mixing, mixed with,
combine, combined with, interact, interacts, interaction, interactions, while taking, while on,
while i am on, i am taking, i am on * can, i am on * is, i am on * do, i take * can, i take * is,
i take * every day
"""),
        is_main=True,
        names_medicines=True,
    ),
    Shape(
        ("interactions", "mixing"),
        _phrases("""
can i take, can i still take, could i take, should i take, safe to take, ok to take,
okay to take, can i drink, can i have a drink
"""),
        names_medicines=True,
    ),
    Shape(
        ("contraindications",),
        _phrases("""
i have * can i, i have * is ketamine, i have * is it, i have had * can i, have a * can i,
had a * can i, had a * is it, had * ago can i, last year is it, i am pregnant, might be pregnant,
can i still have, can i have it, can i have ketamine, can i get ketamine, is that a problem,
is ketamine ok, is ketamine safe, is ketamine allowed, if i have, if you have, with a history of,
used to have, refuse me, turn me down, too old, too young, safe for people with
"""),
    ),
)


ABOUT_A_MEDICINE = Shape(("interactions", "mixing"), (), is_main=True, names_medicines=True)
"""What a search asks that names medicines and nothing else: "zoloft"."""


def shapes(words: tuple[str, ...]) -> tuple[Shape, ...]:
    """Return the shapes that a question has."""
    if is_all_medicines(words):
        return (ABOUT_A_MEDICINE,)
    said = plain(" ".join(words))
    return tuple(shape for shape in SHAPES if any(spans(phrase, said) for phrase in shape.phrases))
