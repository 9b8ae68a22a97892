"""British spellings to American ones, in lower-case text: for search, never for what is shown."""

import re
from functools import lru_cache

_OUR = "arm|behavi|cand|clam|col|fav|ferv|flav|harb|hon|hum|lab|neighb|od|rig|rum|sav"
_IZE = (
    "apolog|categor|catheter|character|critic|depersonal|dereal|emphas|factor|final|fossil"
    "|general|hospital|hypnot|immun|jeopard|legal|local|maxim|minim|mobil|neutral|normal|optim"
    "|organ|personal|priorit|random|real|recogn|reorgan|sensit|special|stabil|standard|steril"
    "|summar|symbol|util|visual"
)
# Each pattern with its replacement; applied in this order, once.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"rrhoea", "rrhea"),  # diarrhoea
        (r"pnoea", "pnea"),  # apnoea
        (r"oe(?=dema)|\boe(?=sophag|str)", "e"),  # oedema, oestrogen
        (r"\bf(?:oe|ae)(?=t[aiu]|c[ae])", "fe"),  # foetus, faeces
        (r"\bcoeli", "celi"),
        (r"homoeo", "homeo"),
        (r"manoeuvr(?:e(?=s?\b)|(?=ed\b))", "maneuver"),
        (r"ha+em(?=[aeiopry])", "hem"),
        (r"(?<!a)a+em(?=i[ac])", "em"),  # anaemia
        (r"anaesth", "anesth"),
        (r"(?<=[^\Wa])a+esthe(?=[st])", "esthe"),  # paraesthesia
        (r"(?<=p)aed(?=i)|(?<=gyn)aec|(?<=\bc)aec|(?<=\bc)aes(?=a)", lambda m: m[0][1:]),
        (r"\baetio", "etio"),
        (rf"(?:{_OUR}|splend|tum|val|vap|vig)our", lambda m: m[0][:-3] + "or"),
        (r"(?<=[a-z]{3})(?<!prov)isation", "ization"),
        (rf"\b({_IZE})is(?=e[drs]?\b|es\b|ing\b)", r"\1iz"),
        (r"tranquillis(?=e)", "tranquiliz"),
        (r"(?<=al)ys(?=e[dr]?\b|ing\b)", "yz"),  # analyse, paralyse; not the noun analyses
        (r"\b(cent|fib|(?:milli)?lit|(?:kilo|centi|milli)?met|theat|tit)re(?=s?\b)", r"\1er"),
        (r"\b(cancel|counsel|label|level|model|signal|travel)l(?=e[dr]s?\b|ing\b)", r"\1"),
    )
)
_WORDS = {
    "ageing": "aging", "cheque": "check", "defence": "defense", "enrol": "enroll",
    "fulfil": "fulfill", "grey": "gray", "judgement": "judgment", "licence": "license",
    "neurone": "neuron", "neurones": "neurons", "practise": "practice", "programme": "program",
    "programmes": "programs", "pyjamas": "pajamas", "sceptical": "skeptical",
    "sulphate": "sulfate",
}  # fmt: skip
_LONG_WORD = re.compile(r"\w{4,}")


def american(text: str) -> str:
    """`text` with the British spellings of the tables above made American; the rest as it was."""
    return _LONG_WORD.sub(lambda found: _word(found[0]), text)


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    """One word; each is read once, as a text has few different ones."""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return _WORDS.get(word, word)
