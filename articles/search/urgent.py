"""Words that mean danger, recognized before any search: "can't breathe", "want to die".

Pure: a query and rules in, one rule or None out. The rules themselves are written by the clinic;
how their phrases are read, `wording` tells.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from articles.search.slips import Vocabulary
from articles.search.wording import LISTS, Said, read, said

Level = Literal["crisis", "emergency", "call"]
LEVELS: tuple[Level, ...] = ("crisis", "emergency", "call")
"""What a rule asks for, most urgent first."""

MOST_LETTERS = 5_000
MOST_WORDS_OF_A_QUESTION = 20


class UrgentRule(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of danger: the phrases that tell of it, what to do, and where to read more.

    `shows_poison_line` asks for the poison line beside the emergency number.

    Raises ValueError for a phrase that cannot be read, fits every search, or takes too long.
    """

    slug: str
    level: Level
    heading: str
    advice: str
    phrases: tuple[str, ...]
    path: str
    shows_poison_line: bool = False

    def __post_init__(self) -> None:
        for phrase in self.phrases:
            read(phrase.removeprefix("-"))


def recognize(query: str, rules: Iterable[UrgentRule]) -> UrgentRule | None:
    """Return the rule that a query sets off, or None.

    A crisis goes before an emergency, and both before what needs a call today. A question about
    a danger in general ("can ketamine cause seizures") sets off a crisis at most.
    """
    rules = tuple(rules)
    typed = _typed(query, rules)
    alarms = [rule for rule in rules if _sets_off(typed, rule.phrases)]
    first = min(alarms, key=lambda rule: LEVELS.index(rule.level), default=None)
    return None if first and first.level != "crisis" and _only_asks(typed) else first


def fitting(query: str, rule: UrgentRule) -> tuple[str, ...]:
    """Return the phrases of a rule that a query holds, for the staff who write them."""
    return tuple(dict.fromkeys(_fitting(_typed(query, (rule,)), rule.phrases)))


def _typed(query: str, rules: tuple[UrgentRule, ...]) -> Said:
    """The query as it is read, no longer than that even where one letter stands for eighteen."""
    cut = unicodedata.normalize("NFKC", query[:MOST_LETTERS])[:MOST_LETTERS]
    return said(cut, _vocabulary(tuple(rule.phrases for rule in rules)).put_right)


@lru_cache(maxsize=64)
def _vocabulary(phrases: tuple[tuple[str, ...], ...]) -> Vocabulary:
    words = {word for some in phrases for one in some for word in read(one.removeprefix("-")).words}
    return Vocabulary(frozenset(words))


def _sets_off(typed: Said, phrases: Iterable[str]) -> bool:
    return any(True for _ in _fitting(typed, phrases))


def _fitting(typed: Said, phrases: Iterable[str]) -> Iterator[str]:
    """The phrases in what was typed of which not all is inside one that starts with -."""
    found = [(one, span) for one in phrases if one[0] != "-" for span in read(one).spans(typed)]
    if not found:
        return
    excused = [span for one in phrases if one[0] == "-" for span in read(one[1:]).spans(typed)]
    for one, (begin, end) in found:
        if not any(start <= begin and end <= stop for start, stop in excused):
            yield one


def _only_asks(typed: Said) -> bool:
    """Whether this asks about a danger in general, or tells of one long past.

    Only a short search does: a long message tells what is happening.
    """
    if typed.text.count(" ") > MOST_WORDS_OF_A_QUESTION or _sets_off(typed, _URGES):
        return False
    return _sets_off(typed, _TELLS_OF_THE_PAST) or (
        _sets_off(typed, _ASKS) and not _sets_off(typed, _TELLS_WHAT_IS)
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.splitlines())))


# The four lists are phrases as the clinic writes them. What urges beats all, what tells of now
# beats what asks.
_URGES = _lines("""
now
-years ago now
-now have/has/got
happening
just had/started/got/took/passed/fainted/collapsed/happened/did/came
sudden*
all of a sudden
help me/him/her/please/now
please help
need help
what do i/we do
what should i/we do
what to do
do i/we call
is this/it/she/he an/a emergency
should/do/need i/we * er/hospital/emergency/911/ambulance
should i/we call/go
{person} is having
am i having
i think i
i am having
{person} having
keeps
will not stop
today
tonight
this morning
last night
minute/minutes/hour/hours ago
getting worse
""")

_TELLS_OF_THE_PAST = _lines("""
history of/with
history
year/years/months/yrs ago
last year
in the past
past/previous/prior/earlier
as a child/kid/teen/teenager
after/since a/my/the/his/her heart/stroke/seizure
post stroke
had + can i/he/she/they/we/ketamine
had + is it/ketamine safe/ok/okay/allowed/possible
had + allowed
medicine/medicines/medication/medications/meds/drug/drugs/pills/treatment for
disorder
survivor*
prone to
risk of
""")

_TELLS_WHAT_IS = _lines("""
i am/have/had/feel/felt/got/keep/think/cannot/took/woke/started
i could not
-can/could/will/would/may/might/do/did/should/if/when/once/must/unless i have/feel/had/got/get/keep
-if/when/once/unless/in case i am/feel/have/had/got/cannot/could
-i am scared/afraid/worried/anxious/nervous/frightened/terrified
-i am on/taking/curious/wondering/wanting/interested/thinking
my {body}
-will/does/do/can/could/would/might/may/if/when/is/are my {body}
-affect/affects/damage/hurt/harm/stop/stops/check/watch/monitor/slow my {body}
{person}
-can/could/will/would/do/does/did/may/might/should/if/when/unless/is/are/has * {person}
-for/give/giving/in/with/to/as a/my/the/someone/person/patient/child
this is
""")

_ASKS = _lines("""
side effect*
can/could/does/will/would/might/may ketamine/it/this/that/infusion*/drip*/they
did ketamine/infusion*/drip*/they
do infusion*/drip*/they
can/could/does/do/will/would/might/may * cause
is/are ketamine/infusion*/drip*
is/are * common/rare/likely/possible
can/could/do/does/did/has/have/will people/patients/anyone/anybody/someone/everyone
can/could/will/would/might/may/do i/you/we
can/could/will/would/might/may/does my {body}
-can/could/would/will you overdose
-how do/can i/we
can/could/will/would/does/may/might {person}/someone
why/when/what/which do/does/did/is/are/would/could/can
how does/did/is/are/would/will

what causes/cause
what is a/an/the/autonomic/dysreflexia/anaphylaxis/cauda
what is * {headache}/syndrome/overdose/anaphyla*/seizure*/stroke/dysreflexia/retention
how common/often/likely/rare/many/long/high/big
common/rare/likely/unlikely/normal side
chance*
likelihood
odds
risk*
danger/dangers of
possible
possibility
sign/signs/symptom/symptoms/warning of
meaning
definition
difference
fear of
afraid/scared/frightened/terrified of
worried/anxious/nervous about
prevent*
avoid*
what if
what happens
happens if/when
if i/you/he/she/they/someone/the/a
in case
rate/rates
statistic*
study/studies/trial/trials/research
is/am/are * allowed
allowed with/to/if
ketamine * allowed
safe
who do/should/can/will
how will/would/should
during the/my/an infusion/drip/session/treatment
guidelines
caused by
""")

PHRASES_HELP = (
    "One phrase a line, in plain words; capitals, apostrophes and small slips of spelling make no "
    "difference. * is up to three words, or the rest of a word: want * die, convuls*. "
    "/ is one of these words: wake/rouse. + is both, in any order, near each other: headache + "
    f"stiff neck. = is the whole search: = stroke. Braces name a list of words: {LISTS}. "
    "A line that starts with - raises no alarm: -suicide disease. Nor does a question about a "
    "danger in general, such as can ketamine cause seizures; only a crisis is never excused so."
)
"""What the admin says beside the phrases of a sign."""
