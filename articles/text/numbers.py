"""Numbers that somebody found, in digits or in words, told apart from those that find nothing.

Whom to call and when, a date, a step, whether you are old enough, and a name such as B12 find
nothing; any other age and year do.
"""

import re

COUNTED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|(?:a )?dozen)"
)
"""Numbers from two on as words."""
PEOPLE = r"(?:people|persons?|patients?|adults?|women|woman|men|man|children|child|users?|cases?)"
TIMES = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)"
UNITS = r"(?:mg|mcg|[µu]g|g|kg|ml|iu|units?|(?:milli|micro|kilo)?grams?|percent|per cent|points?)"
_FORMS = r"(?:doses?|drips?|infusions?|injections?|tablets?|pills?|capsules?|puffs?|sprays?|drops?)"
_AMOUNTS = rf"(?:{UNITS}|{_FORMS}|sessions?|nights?|times|trials?|studies)"
_PARTS = r"(?:thirds?|quarters?|fifths?|tenths?)"
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)

FARED = r"(?:felt|got|had|died|fell|helped|improved|stopped|slept|took part|dropped out|reported)"
"""What such a number of people did: “seven felt better”."""
_COUNTS_NOTHING = (
    rf"\b(?![-/.,–]\d|[ -]?(?:%|(?:{UNITS}|{_FORMS}|{PEOPLE}|{FARED})\b)"
    rf"| (?:in|out of|of|per) (?:every |the )?(?:\d|them\b|those\b|{COUNTED}\b|{PEOPLE}\b))"
)
"""After a name or a place: else “Type 12 people got better” and “IV50 mg” would tell nothing."""
_CALL = r"\b(?:call|dial|text|ring|phone)"
_AREA = r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])"

_NO_FINDING = re.compile(
    rf"{_CALL}(?: or (?:call|text))? (?:\d{{3}}|\d{{5,6}}){_COUNTS_NOTHING}"  # call 911
    rf"|(?<!\d){_AREA}\d{{3}}[-. ]\d{{4}}{_COUNTS_NOTHING}"  # a number of a telephone
    rf"|(?:{_CALL}|\bnumber)\b[^\d.!?]{{0,30}}\d{{3}}-\d{{4}}{_COUNTS_NOTHING}"
    r"|\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?|o.clock)"  # a time of the day
    rf"|\b\d{{1,2}}:\d\d{_COUNTS_NOTHING}"
    r"|\b24/7\b|\b9 to 5 (?:jobs?|work|shifts?)\b|\b(?:open|days?,?) 9 to 5\b"
    rf"|\b(?-i:{_MONTHS})\.? \d{{1,2}}(?:,? \d{{4}})?{_COUNTS_NOTHING}|\b(?-i:{_MONTHS}) \d{{4}}\b"
    rf"|\b\d{{1,2}} (?-i:{_MONTHS})(?: \d{{4}})?\b|\b\d{{4}}-\d\d-\d\d\b"  # a date
    r"|\bwe (?:last )?(?:read|checked|wrote|updated)(?: \w+){1,3} in (?:19|20)\d\d\b"
    r"|\bAct of (?:19|20)\d\d\b"  # when the page was read, and the name of a law
    r"|\b(?:step|question|part|page|picture|table|source|type|chapter|section|room|ward)s? "
    rf"\d{{1,2}}[A-Z]?(?:(?:[-–]| and | to )\d{{1,2}})?{_COUNTS_NOTHING}"  # a place or a kind
    r"|\b\d{1,2}(?:st|nd|rd|th) (?:floor|street|avenue)\b"
    r"|\byou (?:must be|are) (?:at least )?\d{1,3} or (?:older|younger)\b"  # who may come
    r"|\brate your pain from 0 to 10\b"
    rf"|\b(?:(?-i:[A-Z]{{1,6}})-?|omega-)\d+{_COUNTS_NOTHING}"  # a name: B12, GLP-1
    r"|\b\d-(?-i:(?!MG|ML|IU)[A-Z]{2,6})\b",  # and 5-HTP
    re.IGNORECASE,
)
_CHANGED = r"(?:fell|falls?|dropped|drops?|rose|rises?|went (?:up|down)|lower|higher|less|more)"
_IN_WORDS = re.compile(
    rf"\b{COUNTED}(?: \w+)?(?:[ -](?:{TIMES}|{_AMOUNTS})\b| (?:in|out of|of) (?:every )?"
    rf"(?:{COUNTED}|the \w+|{PEOPLE}|\d))"  # four hours, two in three, nine of the
    rf"|\b{COUNTED} (?:{PEOPLE}|{FARED})\b|\b(?:a|one) (?:hundred|thousand|million)\b"
    rf"|\b(?:1|one)(?: {PEOPLE})? (?:in|out of|of|for) (?:every )?{COUNTED}\b"  # one in five
    r"|\b(?:one|an|a) (?:minute|hour|week|month|year)\b"
    r"(?! (?:ago|before you (?!drive|eat|drink|take)|at a time))"
    rf"|\b(?:one|a quarter) {UNITS}\b"
    rf"|\b(?:take|give|swallow|inject) {COUNTED}\b(?=[.,;!?]|$| (?:at|a|every|per|more)\b)"
    rf"|\b{_CHANGED} (?:by|from|to) {COUNTED}\b|\b{COUNTED}-?fold\b"
    rf"|\bevery (?:second|third|fourth|fifth|tenth|other) {PEOPLE}\b"
    rf"|\b(?:a|one|{COUNTED})[ -]{_PARTS}\b(?= of\b| as\b)"
    r"|\b(?:half|halves|halved|twice|thrice|doubled|tripled)\b",
    re.IGNORECASE,
)


def tells_number(words: str) -> bool:
    """Whether the words, as a reader sees them, tell a number that somebody must have found."""
    return bool(re.search(r"[\d½⅓⅔¼¾⅕⅛]", without_names(words)) or _IN_WORDS.search(words))


def spelled(words: str) -> list[str]:
    """The passages in which a number is told in words, such as “four hours” and “two in three”."""
    return [match.group() for match in _IN_WORDS.finditer(words)]


def without_names(words: str) -> str:
    """The words without the digits that find nothing: telephones, times, dates, steps, names."""
    return _NO_FINDING.sub("", words)
