"""Syllables of an English word, by rule: what readability counts with.

No pronouncing dictionary is needed at run time; tests/text/syllables.tsv holds one's counts, and
the tests hold the rules to them.
"""

import re
import unicodedata
from functools import lru_cache

# Vowel letters side by side that are two syllables.
_SPLIT = re.compile(
    "|".join(
        (
            r"(?<![cnlst])ia(?=[lnr])",  # trial, diary; not social
            r"(?<![csglnt])ia(?=s?$)|(?:(?<=mn)|(?<=ren)|(?<=ran)|(?<=lon)|(?<=dyn))ia",  # media
            r"ia(?=[bcdfhkopqtvwz]|g[^e]|st|sc|sm|mo)|(?<=[lr])ia(?=nc)",  # viable; not marriage
            r"(?<![cghlnstxv])io(?=us|[nr])|(?<=v)io(?=us)|io(?!us|[nr])",  # serious; not action
            r"(?<=^l)io|(?<![gn])iu|(?<=i)i(?!ng)",  # lion, calcium
            r"(?<![cstn])ie(?=n[ct])|(?<=^sc)ie(?=n)|(?<=^al)ie",  # audience; not patient
            r"(?<![dt])ie(?=rs?$)|ie(?=st$|ri)(?<!prie)|iet",  # earlier, diet
            r"(?<=[aeiouy])i(?=ng)",  # being, trying
            r"(?<=[aeou])y(?=[aeiou])(?!ed$|es?$|ing)",  # royal; not stayed
            r"(?<=[cdfhlr])y(?=[ae])(?!yard|yed|ye$)|(?<=m)y(?=alg)",  # dryer
            r"(?<=[a-z][^aeiouyshpl])ea(?=s?$)|(?<=^naus)ea",  # idea, nausea
            r"(?<=cr)ea(?=t[eio])|(?<=^r)ea(?=ct|ss|lit|list|n)|(?<=op)ea(?=n)",  # create, react
            r"(?<=^th)ea(?=t)|(?<=nucl)ea|(?<=lin)ea(?=r)",  # theater
            r"(?<=[^gp])eo(?!pard|us)|(?<=p)eo(?!ple)|(?<=[dnt])eou|eu(?=m)",  # video, museum
            r"(?<!^j)ua(?=[blnrt])(?!uabl)|uo",  # actual, continuous
            r"ue(?=n[ct]|ls?$|t)|ui(?=ds?$|ci[dt]|ty|tio|tou)|(?<=[rn])ui(?=n)",  # cruel, fluid
            r"oi(?=cs?$|nci)|(?<=^c)oo(?=[pr])|(?<=^p)oe(?=[tm])|(?<=^c)oe(?=x)",  # stoic
        )
    )
)
# Syllables that have no vowel letter of their own: spasm, rhythm, didn't, that'll, fire, hour.
_SPOKEN = re.compile(
    r"[sz]ms?$|thms?$|[dst]n't|(?<![aeiouy])'(?:ll|d)$|ire(?=s?$|d$|ly)|wiring"
    r"|(?:^|[fh]|^s)ours?$|^mc"
)
# Vowel letters that nobody speaks: give, takes, helped, safely, medically; not little, wanted.
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![bcdfgkpstz]l)e$"
    r"|(?<=[^aeiouyscgxz])(?<![bcdfgkpstz]l)(?<!ch|sh)es$"
    r"|(?<=[^aeiouytd])(?<![bcdfgkpstz]l)ed$"
    r"|(?<=[a-z][^aeiouyl])e(?=ly|ment|ful|less|ness)"
    r"|(?<=ic)a(?=lly$)"
)
_VOWELS = re.compile(r"[aeiouy]+")
_MUTE_U = re.compile(r"(?<=[qg])u(?=[aeiouy])")  # quit, guide
_CONTRACTED = re.compile(r"'(?:s|m|re|ve)$|(?<=[aeiouy])'(?:ll|d)$")

# First halves of compounds, whose silent e the rules would take for a spoken one: home|work.
_COMPOUND = re.compile(
    r"(awe|base|bone|care|case|cheese|else|eye|face|fire|fore|frame|grape|guide|here|home|hope"
    r"|horse|house|large|life|like|line|love|make|more|move|name|nine|nose|note|nurse|phone|pipe"
    r"|place|price|rate|safe|shame|shoe|side|size|smoke|some|space|state|store|take|tape|there"
    r"|time|use|voice|ware|wave|where|white|whole|wide|wire|wise|any(?=one))"
    r"(?=[bcdfghjklmnpqtvwxz]|s[chiptu]|ro|one$|as$|over)([a-z]{2,})"
)
# Words that no rule catches.
_EXCEPTIONS = {
    word: count
    for count, words in {
        1: "four eye eyes",
        2: "acre acres argue argued backaches bp business catholic centre centres chocolate"
        " colonel diamond evening headaches hundred interest interests litre litres maybe md metre"
        " metres mg mr mrs naive naked ninety nsaid nsaids ok opera pm premier sacred safety"
        " several stomachaches theory toothaches tv vs wicked",
        3: "arguing businesses everyday everyone everything everywhere forever imagery interested"
        " interesting placebo placebos recipe recipes recovery theories",
        4: "diabetes emergencies everybody initiative laboratory retirement",
    }.items()
    for word in words.split()
}
_PARTS = re.compile(r"[a-z][a-z']*|[0-9][0-9.,]*")
# Letters read out one by one: CRPS, FDA, MRI; a word that can be spoken (PAIN, NOT) is not.
_INITIALS = re.compile(r"(?:[A-Z]{1,3}|[A-Z]*[B-DF-HJ-NP-TV-Z]{3}[A-Z]*)s?")
_SPEAKABLE = re.compile(r"[B-DF-HJ-NP-TV-Z]+[AEIOUY][A-Z]s?|A|I|[A-Z]{6,}")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of one word as spoken, at least 1.

    A part after a hyphen or a slash is counted as a word. A number in figures counts as one
    syllable, as textstat has it. Initials count a syllable a letter (W three). Never raises.
    """
    plain = unicodedata.normalize("NFKD", word.replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if _INITIALS.fullmatch(plain) and not _SPEAKABLE.fullmatch(plain):
        letters = plain.rstrip("s")
        return len(letters) + 2 * letters.count("W")
    return max(1, sum(_part(part) for part in _PARTS.findall(plain.lower())))


def _part(part: str) -> int:
    if part in _EXCEPTIONS:
        return _EXCEPTIONS[part]
    rest, count = _CONTRACTED.sub("", part), 0
    while compound := _COMPOUND.match(rest):
        count += _by_rule(compound[1])
        rest = compound[2]
    return count + _EXCEPTIONS.get(rest, _by_rule(rest))


def _by_rule(part: str) -> int:
    part = _MUTE_U.sub("", part)
    heard = (len(rule.findall(part)) for rule in (_VOWELS, _SPLIT, _SPOKEN))
    return max(1, sum(heard) - len(_SILENT.findall(part)))
