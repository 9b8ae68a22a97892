"""Fields of pages that hold an item of the rubric, and fields that do not."""

from msgspec.structs import replace

from articles import pages

SMALL = pages.Outcome(key="a", question="Is it less?", answer="Yes.", measure="people")
COUNTED = pages.OutcomeValue(arm="ketamine", count=8, of=12, people=12)
WITH = replace(SMALL, values=(COUNTED,))
FALLS = replace(
    SMALL,
    measure="difference",
    scale="0 to 10",
    values=(pages.OutcomeValue(difference=-2.0),),
)
WORSE = "It gets worse in 5 of 100 people."
COLUMNS = tuple(
    replace(SMALL, key=key, asks=key, found="not_studied")
    for key in ("soon", "later", "doing", "harm")
)


def point(text="", side="benefit", outcome="", part="pair"):
    return pages.Point(part=part, side=side, text=text, outcome=outcome)


def pair(benefit, *harms):
    return {"points": (point(benefit), *(point(harm, side="harm") for harm in harms))}


def told(outcome, *parts):
    """An outcome that stands in the lists, or among the benefits."""
    points = tuple(point(outcome=outcome.key, part=part) for part in parts)
    return {"outcomes": (outcome,), "points": points}


def sure(*outcomes):
    points = tuple(point(outcome=one.key, part="sure") for one in outcomes)
    return {"outcomes": outcomes, "points": points}


def options(*tables):
    heads = "| Choice | What |\n| --- | --- |\n"
    body = "\n\n".join(heads + "".join(f"| {row} |\n" for row in table) for table in tables)
    return {"kind": "guide", "slug": "options-for-pain", "body": body}


def effect(**fields):
    return {"kind": "side_effect"} | fields


def picture(**words):
    return {"picture": pages.Picture(file="a.webp", width=1, height=1, **words)}


DRIP, STAY = "Drip | It may help for a day.", "No change | It may stay as it is."

ROWS = [
    (1, {"one_line": "X"}, {"one_line": "Does ketamine help a sore back?"}),
    (2, {"summary": ("One.",)}, {"summary": ("One.", "Two.")}),
    (8, {"body": "It fell by 3 points."}, {"body": "It fell by 3 points. [@FQ-03]"}),
    (8, {"body": "It fell. [@NOBODY]"}, {"body": "It fell. [@FQ-03]"}),
    (13, {}, pair("It helps 5 of 100 people.", WORSE)),
    (13, pair("It helps 5 of 100 people.", "It hurts 5.", "It hurts 6."),
     pair("It helps 5 of 10.", WORSE)),
    (13, pair("It helps some people.", WORSE), pair("It helps 5 of 10.", WORSE)),
    (13, pair("It helps 5.", "It gets worse. " * 9 + "2."), pair("It helps 5 of 10.", WORSE)),
    (14, {"body": "It is amazing."}, {"body": "It is common."}),
    (14, {"body": "It is a cure."}, {"body": "It is a drug."}),
    (15, {"body": "It helps."}, {"body": "Ketamine is not approved for this."}),
    (15, {"body": "Ketamine helps.\n\nThe Spanish drug is not approved."},
     {"body": "The use of ketamine here is off-label."}),
    (16, {}, {"not_today": "You can wait."}),
    (17, options([DRIP]), options([DRIP, STAY])),
    (17, {}, {"body": "See [it](guide:options-for-crps)."}),
    (20, told(SMALL, "pair"), told(replace(SMALL, population="People with CRPS"), "pair")),
    (20, pair("It helps."), pair("It helps 5 of 100 people.")),
    (21, effect(presence={"during": "unknown"}, when_to_call="- It stays."),
     effect(presence={"during": "likely"}, when_to_call="- It stays.", frequency="common")),
    (21, pair("", "It hurts."), pair("", WORSE)),
    (22, {}, {"treatment": "It takes a day."}),
    (22, {"kind": "dosing", "route": "iv"}, {"kind": "dosing", "route": "iv", "visit": "A day."}),
    (23, options([DRIP, STAY]), options([DRIP, STAY], [DRIP, STAY])),
    (23, options([DRIP, STAY], [STAY, DRIP]), options([DRIP, STAY], [DRIP, STAY])),
    (23, options([DRIP, STAY], [DRIP, "No change | We hold no number."]),
     options([DRIP, STAY], [DRIP, "No change | We hold no number: ask your team."])),
    (23, options([DRIP, STAY], [DRIP, "No change | " + "It may stay as it is. " * 4]),
     options([DRIP, STAY], [DRIP, STAY])),
    (23, {"kind": "guide", "slug": "options-x", "body": "| Day | What |\n| --- | --- |\n| a | b |"},
     options([DRIP, STAY], [DRIP, STAY])),
    (24, {}, sure(*COLUMNS)),
    (24, sure(*COLUMNS[:3]), sure(*COLUMNS)),
    (24, {"kind": "mechanism"}, {"kind": "mechanism"} | sure(SMALL)),
    (25, sure(SMALL), sure(replace(SMALL, basis=("FQ-03",)))),
    (25, sure(replace(WITH, basis=("FQ-03",))),
     sure(replace(WITH, basis=("FQ-03",), certainty_from="low", certainty_to="low"))),
    (26, {}, {"who_should_not": "People with high pressure."}),
    (26, {"kind": "risk"}, {"kind": "risk", "more_at_risk": "People over 65."}),
    (28, {"questions": ("What helps me now?",) * 3}, {"questions": ("What helps me now?",) * 4}),
    (29, {}, {"body": "It fell. [@FQ-03]"}),
    (30, {"body": "They are twice as likely to fall."}, {"body": "5 of 100 and 10 of 100."}),
    (31, {"body": "It helps 1 in 5 people."}, {"body": "It helps 20 of 100 people."}),
    (31, {"body": "It helps 1 for every 5."}, {"body": "It helps 20 of 100 people."}),
    (31, {"body": "It helps 20 in 50 people."}, {"body": "It helps 20 of 100 people."}),
    (31, {"body": "It helps 20 out of 100 people.\n\nIt hurts 5%."},
     {"body": "It helps 20 out of 100 people."}),
    (32, sure(WITH), sure(replace(WITH, happened="felt it", did_not="did not"))),
    (33, sure(WITH), sure(replace(WITH, population="People with CRPS", time_span="1 week"))),
    (34, sure(WITH), sure(replace(WITH, values=(COUNTED, replace(COUNTED, arm="dummy"))))),
    (35, {"body": "It is common."}, {"body": "It is common: 5 of 100 people have it."}),
    (36, told(WITH, "sure"), told(replace(WITH, happened="felt it"), "drawn")),
    (36, told(WITH, "sure") | {"points": (point(outcome="a", part="sure"), point(part="drawn"))},
     told(replace(WITH, happened="felt it"), "drawn")),
    (36, told(replace(WITH, happened="felt it", values=(replace(COUNTED, of=4),)), "drawn"),
     told(replace(WITH, happened="felt it"), "drawn")),
    (38, {"body": "It was 3000 people. [@FQ-03]"}, {"body": "It was 3,000 people. [@FQ-03]"}),
    (38, {"body": "1. One\n2. Two\n7. mg"}, {"body": "1. One\n2. Two\n3. mg"}),
    (39, sure(FALLS),
     sure(replace(FALLS, values=(pages.OutcomeValue(difference=-2.0, low=-3.0, high=-1.0),)))),
    (40, {"body": "Intravenous administration necessitates cardiovascular monitoring. " * 3},
     {"body": "It is a cat. " * 3}),
    (41, {"body": "It is so and " * 9 + "it is so."}, {"body": "It is so."}),
    (41, {"body": "It is so. " * 4}, {"body": "It is so. " * 3}),
    (42, {"body": "It was given. " * 9 + "You rest."}, {"body": "A nurse gave it. You rest."}),
    (42, {"body": "A nurse gave it."}, {"body": "A nurse gave you the drip."}),
    (43, {"body": "It is a placebo."}, {"body": "It is a [[placebo]]."}),
    (43, {"body": "The QZX is high."}, {"body": "The quiet zone index (QZX) is high."}),
    (44, {"body": "People suffer from it."}, {"body": "People have it."}),
    (44, {"body": "It is a battle with pain."}, {"body": "It is pain."}),
    (44, {"body": "It is horrible."}, {"body": "It is bad."}),
    (45, {"body": "It is so. " * 84}, {"body": "It is so. " * 50 + "\n\n## More\n\nIt is so."}),
    (46, {"body": "- a\n" * 8}, {"body": "- a\n" * 7}),
    (47, {"summary": ("One.",)}, {"summary": ("One.", "Two.")}),
    (48, {"questions": ("?",)}, {"questions": ("What can I do?",)}),
    (49, effect(), effect(when_to_call="- It stays.")),
    (51, picture(alt="A drip"), picture(alt="A drip", caption="A drip bag hangs here.")),
]  # fmt: skip
"""Each item with what does not hold it, and what does; `kind` is condition unless it says so."""
