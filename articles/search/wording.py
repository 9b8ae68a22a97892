"""Phrases of urgent rules, read and found: "{person} {cannot} breathe", "headache + stiff neck".

A phrase is a row of words as patients write them; case, accents, apostrophes, hyphens, words that
only add weight ("really") and the spelling of "cannot" or "don't" make no difference.
    "chest pain"          these words, next to each other
    "want * die"          up to three words between
    "suicid*"             any word that starts so (suicide, suicidal)
    "wake/rouse"          one of these words
    "{child} ate"         one of the words of a list that is named so
    "headache + fever"    both, in any order, with up to eight words between
    "= stroke"            the whole search is this
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from articles.search.phrases import MOST_WORDS_BETWEEN, plain

MOST_STARS = 2
MOST_WORDS_APART = 8
LONGEST_BEGINNING = 12

_CHILD = """
child, children, childs, kid, kids, son, sons, daughter, daughters, toddler*, baby, babies, infant,
newborn, boy, girl, grandson*, granddaughter*, grandchild*, grandkid*, grandbaby, nephew, niece,
year old, yr old, month old, little one, stepson, stepdaughter, teenager, teen, son age
"""
_GROWN = """
he, she, him, her, someone, somebody, person, patient, husband, wife, hubby, partner,
boyfriend, girlfriend, bf, gf, fiance, fiancee, spouse, mom, moms, mum, mums, mother, mothers,
mommy, dad, dads, daddy, father, fathers, brother, sister, friend, roommate, flatmate, neighbor,
grandma, grandpa, granny, gran, grandad, granddad, nan, nana, grandmother, grandfather, aunt,
auntie, uncle, cousin, guy, lady, woman, man, husbands, wifes
"""
_LISTS = {
    "child": _CHILD,
    "person": _GROWN + "," + _CHILD,
    "self": "myself, yourself, himself, herself, themself, themselves, itself, oneself, ourselves",
    "body": """
chest, face, throat, tongue, lips, lip, mouth, head, heart, breathing, bladder, body, arm, arms,
leg, legs, hand, side, vision, eyes, speech, belly, groin
""",
    "life": """
live, living, life, alive, exist, existing, existence, be here, being here, wake up, go on, going
on, carry on, carrying on, be around
""",
    "wish": """
want, wants, wanted, wanting, wish, wishes, wishing, hope, hopes, hoping, pray, prays, praying,
prayed, ready, rather, prefer, would be better, think about, think of, thinking about, thinking of,
thoughts of, thoughts about, thought of, thought about, plan, plans, planning, planned, dream of,
dreaming of, imagine, imagining, deserve, deserves, should, decided, urge to, urges to, tempted to,
long to, longing to, fantasize about, fantasizing about, obsessed with, keep googling, ways of
""",
    "death": """
die, died, dying, dead, death, gone forever, not be here, not being here, not here, not wake, not
waking, not woken, never wake, never woken, never waking, stop living, stop existing, not exist,
not existing, not alive, not be alive, not being alive, not be around, not being around, disappear,
vanish, end it, end it all, ending it, ending it all, end everything, ending everything, all end,
all just end, just end, it would end, all be over, end my life, ending my life, end their life, be
at peace, be with god, go to heaven, be in heaven, never been born, not live, not to live, no
longer live, no longer be here, no longer exist, be no more, cease to exist
""",
    "cannot": """
cannot, could not, can no longer, unable to, not able to, not been able to, have not managed to,
not managed to, not manage to, cannot seem to, not possible to, impossible to
""",
    "hardly": """
cannot, could not, unable to, not able to, hardly, barely, scarcely, hard to, hard for me to,
hard for him to, hard for her to, hard time, harder to, difficult to, difficult for me to,
difficulty, difficulties, difficult, trouble, troubles, struggl*, fighting to, fighting for,
fight for, problem, problems, trying to, finding it hard to, tough to, labored, labor
""",
    "took": """
took, taken, swallowed, swallows, ate, eaten, drank, drunk, snorted, injected, chewed, downed,
popped, necked, sucked, licked, ingested, inhaled, sprayed, overused, got into, gotten into,
got hold of, got ahold of, got his hands on, got her hands on, bit, bitten
""",
    "medicine": """
ketamine, ket, spravato, esketamine, lozenge*, troche*, spray*, pill, pills, tablet*, tabs,
capsule*, med, meds, medicine*, medication*, dose, doses, dosage, bottle, bottles, strip, vial*,
drug, drugs, morphine, oxy, oxys, oxycodone, oxycontin, opioid*, opiate*, codeine, tramadol,
fentanyl, methadone, hydrocodone, percocet*, vicodin, dilaudid, hydromorphone, patch, patches,
painkiller*, gummies, xanax, benzo*, valium, diazepam, lorazepam, ativan, klonopin, gabapentin,
pregabalin, lyrica, tylenol, acetaminophen, paracetamol, ibuprofen, amitriptyline, sleeping pills,
syrup, syringe*, packet, pack, box, special k, mls, ml, mg, squirts, sprays, puffs
""",
    "alcohol": """
alcohol, vodka, wine, beer, beers, whiskey, whisky, rum, gin, tequila, booze, liquor, drunk,
drinking, drinks, pints
""",
    "toomuch": """
too much, to much, 2 much, too many, to many, 2 many, double, doubled, twice, triple, tripled,
three times, 3 times, whole, entire, handful, handfuls, a load, loads, a lot, lots, a bunch, extra,
all, way more, more than i should, more than he should, more than she should, full bottle
""",
    "number": """
3, 4, 5, 6, 7, 8, 9, 10, three, four, five, six, seven, eight, nine, ten, several, a few
""",
    "many": """
5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 90, 100, 200, five, six, seven, eight, nine,
ten, twelve, fifteen, twenty, thirty, forty, fifty, dozen, dozens of, a dozen, hundred
""",
    "suddenly": """
sudden, suddenly, all of a sudden, out of nowhere, out of the blue, in a second, in seconds,
within seconds, in one second, instant*, in an instant, in a flash, abrupt*, from nowhere,
from one second, like lightning, in a minute, within a minute, came on fast, hit me
""",
    "headache": """
headache*, head ache*, head pain, head hurts, head is hurting, head pounding, head is pounding,
head throbbing, head is throbbing, head splitting, migraine*, pain in my head, pain in head,
pain in his head, pain in her head, pounding head
""",
    "swollen": """
swell*, swollen, swole, swelled, puffed, puffy, puffing, puffs, puff, ballooned, ballooning,
blew up, blown up, blowing up, getting big, getting bigger, getting fat, got big, huge,
twice the size, getting thick, feels thick, feels big, enlarged, bigger
""",
    "spine": """
spinal cord injury, spinal injury, spine injury, sci, cord injury, quad, quads, quadriplegi*, para,
paraplegi*, tetra, tetraplegi*, paralyzed, paralysis, wheelchair, t1, t2, t3, t4, t5, t6, c3, c4,
c5, c6, c7, c8, spinal patient, spinal cord, broken neck
""",
}
LISTS = " ".join(f"{{{name}}}" for name in _LISTS)
"""The lists that a phrase can name."""

_IS_CHOICE = re.compile(r"[/{]")
_WORDS = re.compile(r"[^\W_]+\*?|\*")

# Words that only add weight: dropped from phrases and from what is typed.
_WEIGHT = frozenset(
    ["really", "so", "very", "totally", "literally", "actually", "honestly", "absolutely", "like"]
    + ["completely", "fully", "properly", "seriously", "quite", "even", "extremely", "super"]
    + ["damn", "fucking", "freaking", "kinda"]
)

# What the common spelling of phrases leaves apart, and slips too short to be put right.
_MEANT = {
    "aint": "is not", "blueish": "blue", "bluish": "blue", "cand": "cannot", "cannt": "cannot",
    "carnt": "cannot", "cnt": "cannot", "kant": "cannot", "icant": "i cannot", "dnt": "do not",
    "dunt": "do not", "dieing": "dying", "havnt": "have not", "hes": "he", "shes": "she",
    "theyre": "they", "loosing": "losing", "nomore": "anymore", "tryna": "trying to",
    "tung": "tongue", "u": "you", "whats": "what is",
}  # fmt: skip
_BREATHS = (
    (re.compile(r"\b(he|she|they) (?:is|are)(?!\S)"), r"\1"),
    (re.compile(r"\bany (?:more|longer)\b"), "anymore"),
    (re.compile(r"\b(my|him|her|them|your) self\b"), r"\1self"),
)


class Said(NamedTuple):
    """What was typed, in one spelling: each word has one space before it and after it.

    `known_by` are its words, and their beginnings as a phrase writes them: "suicid*".
    """

    text: str
    known_by: frozenset[str]


class Phrase(NamedTuple):
    """A phrase that was read; `words` are its own and those of its lists, with their stars.

    Some word of each of `needs` must be in what was typed; to see whether it is is far quicker
    than the pattern.
    """

    words: frozenset[str]
    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]

    def spans(self, typed: Said) -> list[tuple[int, int]]:
        """Return where the phrase stands in what was typed, overlapping places included."""
        for words in self.needs:
            if words.isdisjoint(typed.known_by):
                return []
        return [match.span(1) for match in self.pattern.finditer(typed.text)]


def said(text: str, put_right: Callable[[list[str]], list[str]] = list) -> Said:
    """Return what was typed in one spelling, its words put right on the way."""
    words = _one_spelling(" ".join(put_right(plain(text).split()))).split()
    known_by = set(words)
    for word in frozenset(words):
        known_by.update([f"{word[:n]}*" for n in range(1, min(len(word), LONGEST_BEGINNING) + 1)])
    return Said(f" {' '.join(words)} ", frozenset(known_by))


@lru_cache(maxsize=10_000)
def read(phrase: str) -> Phrase:
    """Return a phrase, read. ValueError says what is wrong with it and what to do."""
    sides = [_parts(side) for side in phrase.removeprefix("=").split("+")]
    _check(phrase, sides)
    both = ["".join(map(_pattern, side)) for side in sides]
    pattern = both[0]
    if len(both) == 2:
        between = rf"(?:\S+ ){{0,{MOST_WORDS_APART}}}?"
        pattern = f"{both[0]}{between}{both[1]}|{both[1]}{between}{both[0]}"
    needed = [part for side in sides for part in side if part != ("*",)]
    return Phrase(
        words=frozenset(word for part in needed for way in part for word in way.split()),
        needs=tuple(map(_need, needed)),
        pattern=re.compile(f"^ (?=({pattern})$)" if phrase[:1] == "=" else f" (?=({pattern}))"),
    )


def _parts(side: str) -> list[tuple[str, ...]]:
    """The parts of a phrase, each as the ways in which it may be said."""
    parts: list[tuple[str, ...]] = []
    row: list[str] = []
    for chunk in [*side.split(), "/"]:
        if not _IS_CHOICE.search(chunk):
            row.append(chunk)
            continue
        parts.extend((word,) for word in _spelled(" ".join(row)).split())
        parts.extend(filter(None, [_ways(chunk.split("/"))]))
        row = []
    return parts


def _ways(written: list[str]) -> tuple[str, ...]:
    ways = [
        way for one in written for way in (_listed(one) if "{" in one else (_spelled(one),)) if way
    ]
    return tuple(dict.fromkeys(ways))


@lru_cache(maxsize=100)
def _listed(name: str) -> tuple[str, ...]:
    if name[1:-1] not in _LISTS or name != f"{{{name[1:-1]}}}":
        raise ValueError(
            f"There is no list of words {name!r}; there are {LISTS}: use one of them, "
            "or write the words."
        )
    return _ways(_LISTS[name[1:-1]].split(","))


def _spelled(text: str) -> str:
    return _one_spelling(" ".join(_WORDS.findall(plain(text, keep="*")))).strip()


def _one_spelling(words: str) -> str:
    row = " ".join([_MEANT.get(word, word) for word in words.split() if word not in _WEIGHT])
    for written, one in _BREATHS:
        row = written.sub(one, row)
    return row


def _check(phrase: str, sides: list[list[tuple[str, ...]]]) -> None:
    if not all(any(part != ("*",) for part in side) for side in sides):
        raise ValueError(
            f"The phrase {phrase!r} has no word; write the words that patients use, "
            'such as "can\'t breathe", on each side of a +.'
        )
    if len(sides) > 2:
        raise ValueError(f"The phrase {phrase!r} has more than one +: write two phrases.")
    if sum(part == ("*",) for side in sides for part in side) > MOST_STARS:
        raise ValueError(
            f"The phrase {phrase!r} has more than {MOST_STARS} stars that stand alone: "
            "leave some out, or write two phrases."
        )


def _pattern(part: tuple[str, ...]) -> str:
    if part == ("*",):
        return rf"(?:\S+ ){{0,{MOST_WORDS_BETWEEN}}}?"
    ways = (re.escape(way.rstrip("*")) + (r"\S*" if way.endswith("*") else "") for way in part)
    return f"(?:{'|'.join(ways)}) "


def _need(part: tuple[str, ...]) -> frozenset[str]:
    first = [way.split()[0] for way in part]
    return frozenset(f"{w[:-1][:LONGEST_BEGINNING]}*" if w.endswith("*") else w for w in first)
