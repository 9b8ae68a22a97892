"""Words around a question that say nothing about its subject, and how they are dropped.

Phrases go first and only as a whole ("can ketamine" goes, "ketamine cystitis" stays), then single
words. All are written as normalized text is: lower case, no accents.
"""

# Phrases are set apart by commas.
_PHRASES = """
what is, what are, what does, what do, what if, what to do, what happens if, what happens when,
what should i do, what can i do, why do i, why does, how do i, how do you, how does, how long do,
how long does, how long will, how much does, how will i, tell me about, information about,
i want to know,
can i, can i get, can you, can it, can ketamine, could ketamine, does it, does it help,
does ketamine, does ketamine cause, does ketamine help, did ketamine, will i, will it,
will ketamine, will ketamine make me, should i, is there, is ketamine, is it, is it normal,
is it normal to, is it normal to feel, is it ok to, is it safe to, i am, i feel, i have, i need,
after infusion, after infusions, after an infusion, after my infusion, after the infusion, after a
drip, after drip, after my drip, after the drip, after ketamine, after ket, after iv, after my iv,
after the iv, after treatment, after my treatment, from ketamine, from the infusion, from the drip,
from my drip, with ketamine, on ketamine, because of ketamine
"""

_WORDS = """
a able about actually afterward afterwards ago all already also always am an and another any anybody
anyone are arent as at be because been before being but by came can cannot cant cause caused causes
causing could couldnt dear did didnt do does doesnt doing done dont during each either else ever
every for from get gets getting give given gives go goes going gone gonna got had hadnt happen
happened happens has hasnt have havent having he hello her here hers hes hey hi him his how however
hows i id if ill im in into is isnt it its ive just keeps kind know lately let lets like ll lot lots
m made make makes making many may maybe me might mine more most much must my myself need needs no
not now of off oh ok okay on one ones only or other others our out over own people person phenomenon
please problem put puts quite rather re really recently right s said say saying says seem seems she
shes should shouldnt since so some someone something sort still stuff such sure t take takes taking
tell than thanks that thats the their them then there theres these they theyre thing things this
those though through to today tomorrow too try trying u until up upon ur us use used using
usually ve very wanna want wants was wasnt way we well went were weve what whatever whats when where
whether which while who whom whos whose why will wish with without wont would wouldnt yes yesterday
yet you your youre yours
"""

PHRASES = frozenset(tuple(phrase.split()) for phrase in _PHRASES.split(","))
WORDS = frozenset(_WORDS.split())
LONGEST = max(map(len, PHRASES))


def without_filler(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that carry the subject, each once; never nothing when there was something.

    "what does crps feel like" -> ("crps", "feel"); "is it" stays as it is.
    """
    kept = _without_phrases(words) or words
    subject = tuple(word for word in kept if word not in WORDS)
    return tuple(dict.fromkeys(subject or kept))


def _without_phrases(words: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    place = 0
    while place < len(words):
        length = _phrase_length(words[place : place + LONGEST])
        if not length:
            kept.append(words[place])
        place += length or 1
    return tuple(kept)


def _phrase_length(words: tuple[str, ...]) -> int:
    """Number of words of the longest filler phrase that starts here, 0 if there is none."""
    return next((n for n in range(len(words), 1, -1) if words[:n] in PHRASES), 0)
