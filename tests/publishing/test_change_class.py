"""What the rules call wording, content or safety: a table that a clinician can read."""

import pytest
import yaml
from django.conf import settings

from articles import pages
from articles.publishing.change_class import change_class
from articles.publishing.facts_in_words import Kind, tokens
from articles.publishing.telling_words import MEDICINES

SAFETY = """
Take 0.5 mg. | Take 5 mg. | 0.5 mg became 5 mg
Take .5 mg. | Take 5 mg. | .5 mg became 5 mg
Take 5 mg. | Take 5 mcg. | 5 mg became 5 mcg
Take 5 ng. | Take 5 pg. | 5 ng became 5 pg
Take 10 cc. | Take 10 teaspoons. | 10 cc became 10 teaspoons
Take 5 mg a day. | Take 5 mg an hour. | 5 mg a day became 5 mg an hour
They gave 0.1 to 0.5 mg/kg. | They gave 0.1 to 5 mg/kg. | 0.1 to 0.5 mg/kg became 0.1 to 5 mg/kg
They gave 40 mg. | They gave some. | 40 mg became some
Take some. | Take 2 tablets. | some became 2 tablets
Take half a pill. | Take two pills. | half a pill became two pills
Take ½ tablet. | Take 1 tablet. | 1⁄2 tablet became 1 tablet
Take 1½ tablets. | Take 11⁄2 tablets. | 1 1⁄2 tablets became 11⁄2 tablets
Take 5&#48; mg. | Take 5 mg. | 50 mg became 5 mg
Above 10² cells. | Above 102 cells. | 10, ^, 2 became 102
Stay fourteen days. | Stay eighteen days. | fourteen days became eighteen days
Take it once. | Take it twice. | once became twice
A third of people. | A quarter of people. | A third became A quarter
On the third day. | On a third day. | the third day became a third day
One in six. | Nine in ten. | One became Nine
It helped 30 of 100. | It helped 80 of 100. | 30 became 80
In 30% of people. | In 3% of people. | 30% became 3%
Take 5*3 mg. | Take 53 mg. | 5, 3 mg became 53 mg
Take vitamin B12. | Take vitamin B6. | B12 became B6
At 40 °C. | At 40 °F. | 40 °C became 40 °F
Above 180 mmHg. | Above 180 bpm. | 180 mmHg became 180 bpm
At 8 a.m. daily. | At 8 p.m. daily. | 8 a.m. became 8 p.m.
Pain > 5. | Pain < 5. | > became <
It lasts for days. | It lasts for weeks. | days became weeks
It lasts two weeks. | It lasts three weeks. | two weeks became three weeks
Call the clinic today. | Call the clinic. | today is gone
Ask about morphine. | Ask about methadone. | morphine became methadone
Not with Lyrica. | Not with lyrics. | Lyrica became lyrics
Ask about your pills. | Ask about your ibuprofen. | pills became ibuprofen
Take it by mouth. | Take it in the muscle. | by mouth became in muscle
Use a drip. | Use a spray. | drip became spray
Do not drive. | Drive. | Do not drive became drive
Do not drive. | Do drive. | not drive became drive
dont drive | do drive | not drive became drive
It is safe. | It is not safe. | safe became not safe
You can't eat. | You can eat. | not eat became eat
Do not stop it. | Do not start it. | stop became start
It never helps. | It helps. | never helps became helps
It hardly helps. | It helps. | hardly helps became helps
It fails to help. | It comes to help. | fails became comes
Please refuse alcohol. | Please take alcohol. | refuse became take
Go with somebody. | Go without somebody. | with became without
Talk to nobody. | Talk to somebody. | nobody became somebody
It is safe. | It is unsafe. | safe became unsafe
It is safe. | It is un-safe. | safe became un safe
It is painless. | It is painful. | painless became painful
It is effective. | It is ineffective. | effective became ineffective
It is likely to help. | It is unlikely to help. | likely became unlikely
It rarely harms. | It commonly harms. | rarely became commonly
Most get better. | Few get better. | Most became Few
Few get better. | A few get better. | Few became A few
It may help. | It can help. | may became can
Wait at least a bit. | Wait at most a bit. | at least became at most
Eat before the drip. | Eat after the drip. | before became after
Wait {clinic:driving}. | Wait {clinic:fasting}. | {clinic:driving} became {clinic:fasting}
[Call](tel:988) | [Call](tel:900) | the link to tel:988 became the link to tel:900
[Write](mailto:a@b.us) | [Write](mailto:a@c.us) | the link to mailto:a@b.us became
If you faint, call 911. | If you itch, call 911. | faint became itch
"""
SUBSTANTIVE = """
Asks about the liver. | Asks about the kidney. | liver became kidney
If you are pregnant. | If you are planning. | pregnant became planning
Not with cheese. | Not with bread. | cheese became bread
Unsafe: site:x | [Unsafe]: site:x | the mark ]: is new
Stop [it](image:x) | Stop ![it](image:x) | the mark ![ is new
## Stop now | ## Stop {#now} | the mark { is new
Stop now | ```Stop now | the mark ~~~ is new
Stop now | ::: Stop now | the mark ::: is new
See [it](site:x). | See \\[it](site:x). | the mark \\ is new
Pain|goes on | Pain goes|on | goes is new
Phase II. | Phase III. | II became III
It has hepatitis A. | It has hepatitis. | A is gone
It is typical. | It is a-typical. | a is new
Is it safe? | Is it safe. | the mark ? is gone
It was dysphagia. | It was dysphasia. | dysphagia became dysphasia
It was fascial. | It was facial. | fascial became facial
Call the nurse. | Ring the nurse. | Call became Ring
In the past. | In the last. | past became last
The scan, then the drug. | The drug, then the scan. | scan became drug
See [how](condition:crps). | See [how](risk:misuse). | the link to condition:crps became
See [how](https://a.org/b). | See [how](https://a.org/c). | the link to https://a.org/b became
See https://a.org/b. | See https://a.org/c. | the link to https://a.org/b became
A [[trial|study]]. | A [[placebo|study]]. | the link to trial became the link to placebo
![It is ice](image:a) | ![It is fire](image:a) | ice became fire
![It is ice](image:a) | ![It is ice](image:b) | the link to image:a became
It helps. [@EXT-01] | It helps. | [@EXT-01] is gone
It helps. [@EXT-01] | It helps. [@EXT-02] | [@EXT-01] became [@EXT-02]
"""
EDITORIAL = """
It may help: a bit. | It **may** help, a bit!
You don't need it. | You do not need it.
You dont need it. | You don't need it.
You cannot go. | You can't go.
It's here. We're here. | It is here. We are here.
The pain goes. | Pain goes.
the pain goes | The pain goes.
Take 5mg. | Take 5 mg.
Take 5-10 mg. | Take 5–10 mg.
A slow stream. | A slow   stream
A long-term plan. | A long term plan.
A nurse's hand. | A nurses’ hand.
A [[trial]] was done. | A trial was done.
It is the stomache. | It is the stomach.
It was sucessful. | It was successful.
You recieve a letter. | You receive a letter.
The enviroment is calm. | The environment is calm.
They definately help. | They definitely help.
The coloured light. | The colored light.
They walk towards it. | They walk toward it.
Do no​t drive. | Do not drive.
"""


def rows(table):
    return [tuple(map(str.strip, line.split(" | "))) for line in table.strip().splitlines()]


def page(**words):
    return pages.SideEffectPage(id=1, slug="x", title="Feeling sick", **words)


def changed(before, after, field="self_care"):
    return change_class(page(**{field: before}), page(**{field: after}))


@pytest.mark.parametrize(("before", "after", "why"), rows(SAFETY))
def test_a_change_of_safety(before, after, why):
    found = changed(before, after)
    assert found.level == "safety"
    assert any(reason.startswith(f"{why} ") for reason in found.reasons)


@pytest.mark.parametrize(("before", "after", "why"), rows(SUBSTANTIVE))
def test_a_change_of_content(before, after, why):
    found = changed(before, after)
    assert found.level == "substantive"
    assert any(reason.startswith(f"{why} ") for reason in found.reasons)


@pytest.mark.parametrize(("before", "after"), rows(EDITORIAL))
def test_a_change_of_wording(before, after):
    assert changed(before, after) == ("editorial", ())


def test_the_sentence_names_the_heading_that_readers_know():
    [reason] = changed("Take 0.5 mg.", "Take 5 mg.").reasons
    assert reason == "0.5 mg became 5 mg in “What you can do”."


@pytest.mark.parametrize("field", ["when_emergency", "when_to_call", "usually_passes"])
def test_every_change_of_when_to_get_help_is_safety(field):
    found = changed("- A rash", "- A red rash", field)
    assert found.level == "safety"
    assert "“When to get help” says when to get help" in found.reasons[0]


def test_a_change_of_a_warning_is_safety():
    found = changed("::: warn\nCall us.\n:::", "::: warn\nWait.\n:::")
    assert found.level == "safety"
    assert "A warning in “What you can do” reads otherwise." in found.reasons


def test_who_should_not_have_it_is_safety():
    before, after = (
        pages.ConditionPage(id=1, slug="x", title="X", who_should_not=words)
        for words in ("- Heart disease", "- Bad heart disease")
    )
    assert change_class(before, after).level == "safety"


def test_a_whole_text_that_is_new_or_gone_is_content():
    assert changed("", "Rest a bit.").level == "substantive"
    assert changed("Rest a bit.", "").reasons == ("“What you can do” is gone.",)


def test_what_to_do_is_safety_and_other_choices_are_content():
    assert change_class(page(action="urgent"), page(action="home")).level == "safety"
    found = change_class(page(frequency="rare"), page(frequency="common"))
    assert found == ("substantive", ("“frequency” was rare and is common now.",))


def outcome(**changes):
    value = pages.OutcomeValue(count=8, of=12)
    row = pages.Outcome(key="x", question="Does it last?", answer="For some.", values=(value,))
    return page(outcomes=(pages.Outcome(**{n: getattr(row, n) for n in row.__struct_fields__}
                                        | changes),))  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"answer": "For the some!"}, "editorial"),
        ({"answer": "For a few."}, "safety"),
        ({"answer": "For adults."}, "safety"),
        ({"answer": "Not for long."}, "safety"),
        ({"values": (pages.OutcomeValue(count=9, of=12),)}, "substantive"),
        ({"certainty_to": "high"}, "substantive"),
        ({"basis": ("EXT-01",)}, "substantive"),
        ({"worth_asking": "Take 5 mg?"}, "safety"),
    ],
)
def test_a_change_of_an_outcome(changes, level):
    assert change_class(outcome(), outcome(**changes)).level == level


def test_the_same_page_did_not_change():
    assert change_class(outcome(), outcome()) == ("editorial", ())


def test_a_new_page_is_no_change_of_wording():
    assert change_class(None, page()).level == "substantive"


def test_a_chosen_class_is_raised_and_never_lowered():
    found = changed("It helped men.", "It helped women.")
    assert [found.raised(chosen) for chosen in ("editorial", "substantive", "safety")] == [
        "substantive",
        "substantive",
        "safety",
    ]


def test_words_hidden_by_invisible_characters_are_read():
    assert changed("Do no\u200bt drive.", "Drive.").level == "safety"


def kinds_in(text):
    return {token.kind for token in tokens(text)}


def test_every_medicine_of_the_terms_is_known():
    terms = yaml.safe_load((settings.BASE_DIR / "fixtures/terms.yaml").read_text())
    names = [
        name
        for term in terms
        if term["kind"] == "medicine"
        for name in (term["preferred"], *(n["word"] for n in term["names"] if n["kind"] != "lay"))
    ]
    assert [name for name in names if Kind.MEDICINE not in kinds_in(f"Ask about {name}.")] == []
    assert all(name == name.casefold() for name in MEDICINES)
