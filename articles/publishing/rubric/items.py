"""The table: each item of the rubric, who judges it, and by what.

It merges the published standards (DISCERN, PEMAT-P, the CDC's Clear Communication Index, PIF TICK,
IPDAS, NICE, the NHS service manual, WCAG 2.2, EU frequency bands, JAMA's benchmarks), in our words.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import TextChoices

from articles.publishing.rules import Subject

from . import fields
from .fields import Points


class Judge(TextChoices):
    """Who says whether an item holds."""

    PAGE = "page", "Checks of each page"
    SITE = "site", "Checks of the site"
    TESTS = "tests", "Tests of the site"
    PERSON = "person", "A person"


class Item(NamedTuple):
    """One question. What it costs: findings with `codes`, and what `look` sees.

    `tests` are the files that keep the site to it; `to_do` is what to do where it does not hold.
    """

    number: int
    asks: str
    judge: Judge
    codes: tuple[str, ...] = ()
    look: Callable[[Subject], Points] | None = None
    tests: str = ""
    is_gate: bool = False
    to_do: str = ""


PAGE, SITE, TESTS, PERSON = Judge

ITEMS: tuple[Item, ...] = (
    # Who, when, why
    Item(
        1, "It says at the top what it answers", PAGE, look=fields.says_what_it_answers,
        to_do="Say in “In one line” what the page answers, in a sentence.",
    ),
    Item(2, "One main message comes first", PAGE, codes=("summary-length",)),
    Item(
        3, "Publisher and clinical reviewer are named", PAGE, look=fields.is_signed, is_gate=True,
        to_do="Have a clinician sign it, and fill in the clinic's name.",
    ),
    Item(
        4, "Dates of the last and the next review stand beside it", PAGE, look=fields.has_dates,
        is_gate=True, to_do="Record a review of the page.",
    ),
    Item(5, "A late review is told on the page", TESTS, tests="tests/queries/test_article_page.py"),
    Item(
        6, "How pages are kept up to date, and what changed", SITE,
        to_do="Publish that guide, with a link to the corrections.",
    ),
    Item(
        7, "Who owns and pays, and whether the clinic sells the treatment", SITE, is_gate=True,
        to_do="Fill in the clinic's owner, and whether it sells the treatment.",
    ),
    Item(
        8, "Every number has a source to open", PAGE,
        codes=("number-without-source", "unknown-citation", "source-fallen", "withdrawn-claim"),
    ),
    Item(9, "How pages are made and patients take part is public", PERSON),
    Item(10, "Patients helped to make and test it", PERSON),
    Item(11, "Readers can answer, without an account", SITE, to_do="Set FEEDBACK to on."),
    Item(
        12, "No tracking, no cookie, privacy in plain words", TESTS, is_gate=True,
        tests="tests/house/test_public_addresses.py",
    ),
    # Balance, and help to decide
    Item(
        13, "Benefits and harms get equal room and numbers", PAGE, look=fields.has_both_sides,
        codes=("unequal-pair", "pair-without-number", "uneven-pair", "no-pair"), is_gate=True,
        to_do="Show what may get better beside what may go wrong.",
    ),
    Item(
        14, "Nothing promises or stirs up", PAGE, codes=("banned-claim", "emotive"), is_gate=True,
    ),
    Item(
        15, "It says that this use is not approved", PAGE, look=fields.says_not_approved,
        to_do="Say that ketamine is not approved for this use, with a source.",
    ),
    Item(
        16, "It names the decision", PAGE, look=fields.names_the_decision,
        to_do="Fill in “Not today”: what is to be decided, and that it can wait.",
    ),
    Item(
        17, "It names all options, no change among them", PAGE, look=fields.leads_to_options,
        to_do="Link a published guide that compares all options, with a row for no change.",
    ),
    Item(18, "What happens without it", PERSON),
    Item(19, "How each option works", PERSON),
    Item(
        20, "It says how large each benefit is, for whom, how long", PAGE,
        look=fields.benefits_are_told,
        to_do="Give each benefit an outcome with its people, time, and numbers.",
    ),
    Item(
        21, "It says how often each harm comes, when, what to do", PAGE, look=fields.harms_are_told,
        to_do="Say how often, when it can be present, and what to do.",
    ),
    Item(
        22, "It tells what having it is like: time, travel, cost", PAGE,
        look=fields.tells_what_it_is_like,
        to_do="Fill in the field for the visit, or for time, travel, and cost.",
    ),
    Item(
        23, "Options stand side by side, with the same rows", PAGE, look=fields.compares_options,
        codes=("unequal-choices", "uneven-choices", "silent-choice"),
        to_do="Give each option the same rows.",
    ),
    Item(
        24, "It says what is known and what is not", PAGE, look=fields.tells_what_is_known,
        codes=("evidence-gap",), to_do="Add an outcome to “How sure are we?”.",
    ),
    Item(
        25, "It says how sure anyone is, by what kind of study", PAGE, look=fields.tells_how_sure,
        to_do="Give each outcome its certainty, and a basis whose sources have a kind.",
    ),
    Item(
        26, "It says who should not have it, or needs care", PAGE, look=fields.tells_who_should_not,
        to_do="Fill in who should not have it, or who is more at risk.",
    ),
    Item(27, "Helps readers find what matters to them", PERSON),
    Item(
        28, "It lists questions to ask the care team", PAGE, look=fields.has_questions,
        codes=("few-questions",),
    ),
    Item(
        29, "It points to other sources", PAGE, look=fields.points_elsewhere,
        to_do="Cite a source that readers can open.",
    ),
    # Numbers and risk
    Item(
        30, "It never gives a relative change alone", PAGE, codes=("relative-risk",), is_gate=True,
    ),
    Item(
        31, "People are always counted out of the same number", PAGE,
        codes=("one-in-x", "mixed-denominator", "mixed-format"),
    ),
    Item(
        32, "It says how many do, and how many do not", PAGE, look=fields.has_both_frames,
        to_do="Fill in both frames of each outcome that counts people.",
    ),
    Item(
        33, "It says who was studied, and for how long", PAGE, look=fields.tells_time_and_people,
        to_do="Give each outcome with numbers its people and its time span.",
    ),
    Item(
        34, "It gives numbers with and without treatment", PAGE, look=fields.has_both_arms,
        to_do="Add the numbers of the other arm, where the sources have them.",
    ),
    Item(35, "It never says “common” without a number", PAGE, codes=("word-without-number",)),
    Item(
        36, "A picture with words shows the number", PAGE, look=fields.is_drawn,
        codes=("not-printable",), to_do="Add an outcome that counts people to “Drawn”.",
    ),
    Item(37, "Readers need no arithmetic", PERSON),
    Item(38, "All numbers are written alike", PAGE, codes=("bare-thousand", "number-eaten")),
    Item(
        39, "It tells the range in plain words", PAGE, look=fields.has_ranges,
        to_do="Add the range of each difference, where the sources have it.",
    ),
    # Plain language
    Item(
        40, "It reads at grade 6 or less", PAGE, look=fields.reads_easily,
        to_do="Shorter sentences and words bring the grade to 6 or less.",
    ),
    Item(
        41, "Sentences and paragraphs are short", PAGE, codes=("long-sentence", "long-paragraph"),
    ),
    Item(
        42, "It says who does what, and speaks to “you”", PAGE, look=fields.is_active,
        to_do="Say who does it: at most 1 sentence of 10 may leave that out. Say “you”.",
    ),
    Item(43, "Every medical word is explained", PAGE, codes=("unexplained-term", "short-form")),
    Item(
        44, "It uses no picture language, and blames nobody", PAGE,
        codes=("metaphor", "strong-word", "blame"),
    ),
    Item(45, "Sections are short and have headings", PAGE, codes=("long-section",)),
    Item(46, "Lists have at most 7 entries", PAGE, codes=("long-list",)),
    Item(47, "It has a short summary", PAGE, codes=("summary-length",)),
    # Act on it
    Item(
        48, "It gives a clear thing to do", PAGE, look=fields.says_what_to_do,
        to_do="Add questions to ask, or say what a reader can do.",
    ),
    Item(49, "It says when to get help", PAGE, codes=("no-care-block",), is_gate=True),
    Item(50, "A tool that prints", TESTS, tests="tests/browser/test_visit_paper.py"),
    Item(
        51, "Pictures have words", PAGE, look=fields.pictures_have_words,
        to_do="Describe each picture, and give it a caption.",
    ),
    # Reach and access
    Item(52, "WCAG 2.2 AA", TESTS, is_gate=True, tests="tests/browser/test_pages.py"),
    Item(53, "AAA where it is cheap", TESTS, tests="tests/browser/test_pages.py"),
    Item(
        54, "Works without script, small, slow, on paper", TESTS,
        tests="tests/browser/test_pages.py",
    ),
    Item(
        55, "It can be found by other names, and leads on", PAGE, look=fields.can_be_found,
        codes=("dead-end",), to_do="Add other names that are shown, and a page to read next.",
    ),
    Item(56, "HTML first", TESTS, tests="tests/views/test_pages.py"),
    Item(57, "Its language is declared", TESTS, tests="tests/views/test_pages.py"),
    Item(58, "Machines can read it", TESTS, tests="tests/views/test_api.py"),
    Item(59, "Reach is measured without tracking", PERSON),
)  # fmt: skip

GATE_CODES = frozenset(code for item in ITEMS if item.is_gate for code in item.codes)
"""Open gates by which nobody is asked to read a page; the other gates only show that they are."""
