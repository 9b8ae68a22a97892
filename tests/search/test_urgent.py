"""Urgent words: what must raise an alarm, what must not, and how phrases are written."""

import pytest

from articles.search.urgent import UrgentRule, fitting, recognize


def rule(slug: str, level: str, *phrases: str) -> UrgentRule:
    return UrgentRule(
        slug=slug, level=level, heading=slug, advice="", phrases=phrases, path=f"/urgent/#{slug}"
    )


RULES = [
    rule(
        "breathing",
        "emergency",
        "can't breathe",
        "can't breath",
        "couldn't breathe",
        "can't catch * breath",
        "hardly breathe",
        "barely breathe",
        "barely breathing",
        "not breathing",
        "stop* breathing",
        "trouble breathing",
        "struggl* to breathe",
        "hard to breathe",
        "gasping",
        "lips * blue",
        "turn* blue",
        "-stop* breathing problems",
    ),
    rule(
        "overdose",
        "emergency",
        "overdosed",
        "took too much",
        "took too many",
        "taken too much",
        "took more than * dose",
        "took * double dose",
    ),
    rule("chest", "emergency", "chest pain", "pain in * chest", "chest * tight*", "heart attack"),
    rule(
        "collapse",
        "emergency",
        "passed out",
        "won't wake up",
        "can't wake * up",
        "unconscious",
        "unresponsive",
        "seizure",
        "having a fit",
    ),
    rule("stroke", "emergency", "face * droop*", "slurred speech", "having a stroke"),
    rule("allergy", "emergency", "throat * clos*", "tongue * swell*", "swollen tongue"),
    rule(
        "suicide",
        "crisis",
        "suicid*",
        "sucid*",
        "kill* myself",
        "want * die",
        "wish * dead",
        "better off dead",
        "end* my life",
        "end* it all",
        "tak* my own life",
        "don't want * live",
        "don't want * be here",
        "no reason to live",
        "not worth living",
        "hurt* myself",
        "harm* myself",
        "cut* myself",
        "self harm*",
        "unalive",
        "-suicide disease",
        "-suicide headache*",
    ),
]

ALARMS = [
    ("can't breathe", "breathing"),
    ("Can’t breathe", "breathing"),
    ("CAN'T BREATHE", "breathing"),
    ("cant breathe", "breathing"),
    ("cannot breathe", "breathing"),
    ("can not breathe", "breathing"),
    ("can't-breathe", "breathing"),
    ("i can't breath", "breathing"),
    ("help i cannot breathe properly!!!", "breathing"),
    ("I couldn't breathe last night", "breathing"),
    ("I can't catch my breath", "breathing"),
    ("can hardly breathe", "breathing"),
    ("can barely breathe", "breathing"),
    ("he is barely breathing", "breathing"),
    ("my husband is not breathing", "breathing"),
    ("she isn’t breathing", "breathing"),
    ("he stopped breathing", "breathing"),
    ("trouble breathing after infusion", "breathing"),
    ("struggling to breathe", "breathing"),
    ("it is hard to breathe", "breathing"),
    ("gasping for air", "breathing"),
    ("lips are turning blue", "breathing"),
    ("lips going blue", "breathing"),
    ("took more than my dose and feel strange", "overdose"),
    ("I took more than the dose", "overdose"),
    ("took too much ketamine", "overdose"),
    ("i took too many lozenges", "overdose"),
    ("my son has taken too much", "overdose"),
    ("took a double dose by mistake", "overdose"),
    ("i think i overdosed", "overdose"),
    ("chest pain", "chest"),
    ("Chest Pain right now", "chest"),
    ("chest-pain", "chest"),
    ("pain in my chest", "chest"),
    ("pain in the left chest", "chest"),
    ("my chest feels tight", "chest"),
    ("chest tightness", "chest"),
    ("am i having a heart attack", "chest"),
    ("i passed out at home", "collapse"),
    ("she won't wake up", "collapse"),
    ("he will not wake up", "collapse"),
    ("cant wake my wife up", "collapse"),
    ("unconscious after drip", "collapse"),
    ("is unresponsive", "collapse"),
    ("had a seizure", "collapse"),
    ("my face is drooping", "stroke"),
    ("slurred speech one hour after", "stroke"),
    ("throat is closing", "allergy"),
    ("throat closing up", "allergy"),
    ("my tongue is swelling", "allergy"),
    ("swollen tongue", "allergy"),
    ("I want to die", "suicide"),
    ("i want die", "suicide"),
    ("want to just die", "suicide"),
    ("wanna die", "suicide"),
    ("I WANT TO DIE.", "suicide"),
    ("suicide", "suicide"),
    ("suicidal thoughts", "suicide"),
    ("feeling sucidal", "suicide"),
    ("thinking of killing myself", "suicide"),
    ("kill myself", "suicide"),
    ("i wish i was dead", "suicide"),
    ("everyone is better off dead", "suicide"),
    ("how to end my life", "suicide"),
    ("ending my life", "suicide"),
    ("i want to end it all", "suicide"),
    ("take my own life", "suicide"),
    ("I don’t want to be here anymore", "suicide"),
    ("dont want to live", "suicide"),
    ("do not want to live like this", "suicide"),
    ("there is no reason to live", "suicide"),
    ("life is not worth living", "suicide"),
    ("i hurt myself on purpose", "suicide"),
    ("harming myself", "suicide"),
    ("self-harm", "suicide"),
    ("sélf harm", "suicide"),
    ("suicide disease makes me want to die", "suicide"),
    ("i have suicide disease and feel suicidal", "suicide"),
    ("took too much because I want to die", "suicide"),
    ("chest pain and I want to kill myself", "suicide"),
]

NO_ALARM = [
    "",
    "   ",
    "???",
    "what are the side effects",
    "suicide disease",
    "is CRPS the suicide disease?",
    "suicide headaches",
    "does it stop breathing problems?",
    "breathing exercises",
    "can breathing exercises help",
    "how can i breathe easier at night",
    "took my dose",
    "what dose do they use",
    "double dose in studies",
    "what was the maximum dose",
    "chest wall",
    "pain in my foot",
    "heart racing",
    "blood pressure",
    "do I have to wake up early",
    "wake up during the infusion",
    "feeling blue",
    "dry mouth",
    "migraine",
    "what is the dying of nerve cells",
    "do people die of ketamine",
    "diet before infusion",
    "the end of treatment",
    "ending treatment",
    "end of life care",
    "life after CRPS",
    "can I live alone after the drip",
    "i want to drive",
    "i want to know if the pain can die down",
    "killer pain",
    "is it normal to feel floaty and disconnected",
    "will ketamine make me drowsy all day",
    "will i need more and more over time",
    "can ketamine help if gabapentin did not",
    "who checks on me during the infusion",
    "how long does the relief last",
    "F16.2",
    "hígado",
    "reflex sympathetic dystrophy syndrome",
]


@pytest.mark.parametrize(("query", "slug"), ALARMS)
def test_words_of_danger_raise_the_alarm(query, slug):
    found = recognize(query, RULES)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("query", NO_ALARM)
def test_ordinary_words_raise_no_alarm(query):
    assert recognize(query, RULES) is None


def test_a_crisis_goes_before_an_emergency_in_any_order_of_the_rules():
    query = "i took too much and want to die"
    assert recognize(query, RULES).level == "crisis"
    assert recognize(query, RULES[::-1]).level == "crisis"


@pytest.mark.parametrize(
    "typed",
    [
        "can ketamine cause chest pain",
        "is chest pain a side effect",
        "what are the chances of a heart attack",
        "had a heart attack 10 years ago can i have ketamine",
        "history of heart attack",
        "had a seizure last year is it safe",
        "i am scared of stopping breathing",
        "medicine for seizure",
        "what if i stop breathing",
        "could my heart attack come back from it",
    ],
)
def test_a_question_about_a_danger_in_general_raises_no_alarm(typed):
    assert recognize(typed, RULES) is None


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("i have chest pain is it a side effect", "chest"),
        ("can ketamine cause chest pain my chest feels tight now", "chest"),
        ("is it safe to wait he has chest pain", "chest"),
        ("what do i do if he stops breathing", "breathing"),
        ("had a seizure last year and just had a seizure again", "collapse"),
        ("is my husband having a heart attack", "chest"),
        ("side effect? i can't breathe", "breathing"),
        ("what are the side effects. " * 8 + "and there is chest pain", "chest"),
        ("can't breathe, history of asthma", "breathing"),
        ("i have a history of seizures and he is not breathing", "breathing"),
        ("a stroke 5 years ago, chest pain", "chest"),
        ("5 year old had a seizure", "collapse"),
        ("had a seizure in the past hour", "collapse"),
        ("chest pain can i get help", "chest"),
        ("can't breathe is it a side effect", "breathing"),
        ("can ketamine help i want to die", "suicide"),
        ("is it safe to kill myself", "suicide"),
        ("does ketamine help suicidal thoughts", "suicide"),
    ],
)
def test_a_question_from_someone_in_danger_raises_the_alarm(typed, slug):
    assert recognize(typed, RULES).slug == slug


def test_an_excused_phrase_excuses_only_its_own_rule():
    rules = [rule("a", "emergency", "disease", "-suicide disease"), rule("b", "crisis", "suicide")]
    assert recognize("suicide disease", rules[:1]) is None
    assert recognize("suicide disease", rules).slug == "b"


def test_an_excused_place_does_not_hide_the_danger_that_overlaps_it():
    rules = [rule("a", "crisis", "hurt * hurt", "-hurt to hurt")]
    assert recognize("hurt to hurt", rules) is None
    assert recognize("hurt to hurt me hurt", rules).slug == "a"


def test_staff_are_told_which_phrases_fit():
    one = rule("a", "emergency", "chest pain", "pain in * chest", "heart", "-heart rate")
    assert fitting("pain in my chest and heart rate", one) == ("pain in * chest",)
    assert fitting("heart rate", one) == ()


def test_danger_at_the_end_of_a_long_message_is_heard():
    assert recognize("my pain is bad. " * 200 + "I want to die", RULES).slug == "suicide"
