"""Words of one family under one stem: "hallucinating" and "hallucinations", "feet" and "foot".

The rules of English endings are Snowball's (Porter's second algorithm); what is not regular, and
everyday words that mean the same, stand in a table here. What a page is called, its names say.
"""

import re
import threading
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]  # it brings no types

from articles.text.normalize import normalize

# A point between digits belongs to a word: "0.5" must not become 0 and 5, two other doses.
_WORD = re.compile(r"[^\W_]+(?:\.\d[^\W_]*)*")
_LONGEST = 40

# The first word of each line stands for all of the line, in pages and in searches alike.
_ONE_FAMILY = """
foot feet
tooth teeth
throw threw thrown
see saw seen
feel felt
fall fell fallen
take took taken taking
give gave given
eat ate eaten
drink drank drunk
drive drove driven driving
break broke broken
wake woke woken awake
lose lost losing loss
sleep slept asleep
shake shook shaken shaky
forget forgot forgotten forgetful
hear heard
speak spoke spoken speech
think thought
sting stung
stop stopped
child children kid kids
wife husband partner spouse
mother mum mom mama
father dad
drip infusion infuse infused iv
medicine medication med meds
hurt sore ache achy aching
sores
scared afraid frightened scary terrified fear
anxious anxiety
dizzy dizziness
vomit vomiting
pee wee urinate urination peeing weeing
sight vision eyesight
spit saliva
injection jab shot inject
tired tiredness
doctor doctors physician
heart heartbeat
"""

_lock = threading.Lock()  # the stemmer keeps the word that it is at work on in itself
_english = snowballstemmer.stemmer("english")


def split(normalized: str) -> tuple[str, ...]:
    """Return the words of a normalized text without punctuation: "can't" is "cant"."""
    return tuple(_WORD.findall(normalized.replace("'", "")))


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of any text in its order, repeated ones included."""
    return tuple(map(stem, split(normalize(text))))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of one normalized word; a number, a code or a foreign word is its own."""
    if not (word.isascii() and word.isalpha()) or len(word) > _LONGEST:
        return word
    return _FAMILIES.get(word) or _FAMILIES.get(bare := _ending_off(word)) or bare


def _ending_off(word: str) -> str:
    with _lock:
        return str(_english.stemWord(word))


_FAMILIES = {
    form: _ending_off(line.split()[0])
    for line in _ONE_FAMILY.strip().splitlines()
    for word in line.split()
    for form in (word, _ending_off(word))
}
