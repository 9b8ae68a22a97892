"""Whether a danger that was found in a search is happening, or only asked about or long past.

"Can ketamine cause seizures" and "a stroke 5 years ago" call nobody to help; "I have chest pain, is
it a side effect" and "a history of asthma, can't breathe" do.
"""

from collections.abc import Iterable, Sequence

from articles.search.wording import Said, Span, found
from articles.text.lines import filled_lines

MOST_WORDS_OF_A_QUESTION = 20


def happening(typed: Said, places: Sequence[Span]) -> list[Span]:
    """Return the places of danger that no question and no word of the past stands at.

    Only a short search asks in general: a long message tells what is happening.
    """
    if not places or typed.text.count(" ") > MOST_WORDS_OF_A_QUESTION or _has(typed, _URGES):
        return list(places)
    past = _spans(typed, _PAST)
    left = [span for span in places if not any(_overlap(span, other) for other in past)]
    if _has(typed, _TELLS):
        return left
    if _has(typed, _ASKS):
        return []
    asked = min((begin for begin, _ in _spans(typed, _ASKS_AHEAD)), default=len(typed.text))
    return [(begin, end) for begin, end in left if end <= asked]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _has(typed: Said, phrases: Iterable[str]) -> bool:
    return bool(_spans(typed, phrases))


def _spans(typed: Said, phrases: Iterable[str]) -> list[Span]:
    return [span for _, span in found(typed, phrases)]


# The lists are phrases as the clinic writes them. What urges beats all, what tells of now beats
# what asks; the words of the past excuse only the danger that they stand at.
_URGES = filled_lines("""
now
-years ago now
-now have/has/got
happening
just had/started/got/took/passed/fainted/collapsed/happened/did/came
sudden*
all of a sudden
help me/him/her/please/now
get help
someone/somebody/anyone help
please help
need help
what do i/we do
what should i/we do
what to do
safe/ok/okay/fine/should to/i/we wait
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

_PAST = filled_lines("""
history of/with {event}
history of/with * or {event}
history of/with bad/severe/mild/heart/panic/the/my/febrile {event}
history {event}
{event} history
{event} * * years/year/months/yrs/decades ago
{event} * last/previous year/month
{event} in the/my/his/her past
-{event} in the past hour/hours/few/day/days/24/week/couple/two
{event} in 19*/200*/201*/202*
{event} as a child/kid/teen/teenager
past/previous/prior {event}
previous/prior * {event}
after/since/post a/my/the/his/her {event}
post stroke
had * {event} + can i/he/she/they/we/ketamine
had * {event} + is it/ketamine safe/ok/okay/allowed/possible
{event} can i/he/she/they/we have/get/take/still
{event} * can i/he/she/they/we have/get/take/still
{event} * allowed
allowed * {event}
medicine/medicines/medication/medications/meds/drug/drugs/pills/tablets/treatment for {event}
medicine/medicines/medication/medications/meds/drug/drugs/tablets/treatment for my/his/her {event}
{event} disorder/survivor*
prone to {event}
risk of {event}
risk of * {event}
""")

_TELLS = filled_lines("""
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

_ASKS = filled_lines("""
side effect*
-is/are/was/could/be it/this/that/these a/the side effect*
how common/often/likely/rare/many/long/high/big
is/are * common/rare/likely/possible
common/rare/likely/unlikely/normal side
chance*
likelihood
odds
risk*
danger/dangers of
possibility
sign/signs/symptom/symptoms/warning of
meaning
definition
difference
rate/rates
statistic*
study/studies/trial/trials/research
is/am/are * allowed
allowed with/to/if
ketamine * allowed
prevent*
avoid*
guidelines
caused by
during the/my/an infusion/drip/session/treatment
""")

_ASKS_AHEAD = filled_lines("""
can/could/does/will/would/might/may ketamine/it/this/that/infusion*/drip*/they
did ketamine/infusion*/drip*/they
do infusion*/drip*/they
can/could/does/do/will/would/might/may * cause
is/are ketamine/infusion*/drip*
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
possible
fear of
afraid/scared/frightened/terrified of
worried/anxious/nervous about
what if
what happens
happens if/when
if i/you/he/she/they/someone/the/a
in case
safe
who do/should/can/will
how will/would/should
""")
