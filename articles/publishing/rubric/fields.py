"""What the fields of a page say about an item of the rubric: 2 yes, 1 partly, 0 no, None: n/a."""

import re
from collections.abc import Iterable

from django.utils import timezone

from articles import pages
from articles.models import Article, ClinicProfile, Edition, SignOff, Source, Synonym
from articles.publishing.parts import parts_of
from articles.publishing.rules import Subject, options
from articles.publishing.rules.balance import MUST_SHOW_BOTH
from articles.publishing.rules.plain import passive_sentences
from articles.publishing.rules.wording import HARDEST_GRADE
from articles.publishing.sentences import said
from articles.publishing.signatures import signatures
from articles.text.numbers import tells_number

Points = int | None
"""0 no, 1 partly, 2 yes; None where it does not apply."""

DECIDED_ON = frozenset({"condition", "benefit", "dosing"})
"""Kinds of page by which people decide on ketamine."""
COUNTED = frozenset({"people", "percent"})
EASY_GRADE = 6.0
FEW_PASSIVE, MOST_PASSIVE = 0.1, 0.25
FEWEST_WORDS = 3
"""A line of fewer words asks and answers nothing."""
OPTIONS = "options-"
KETAMINE = re.compile(r"\b(?:es)?ketamine\b", re.I)
YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.I)
NOT_APPROVED = re.compile(r"\bnot approved\b|\bnever approved\b|\boff.label\b|\bunlicensed\b", re.I)
TIME = re.compile(r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|sessions?)\b", re.I)
NO_CHANGE = re.compile(r"\bno change\b|\bas (?:you are|now|it is)\b|\bno treatment\b", re.I)


def _share(holds: Iterable[object]) -> Points:
    """2 for all, 1 for half or more, 0 for fewer; None for an empty list."""
    found = [bool(one) for one in holds]
    if not found:
        return None
    return 2 if all(found) else int(2 * sum(found) >= len(found))


def _measured(page: pages.ArticlePage) -> list[pages.Outcome]:
    return [outcome for outcome in page.outcomes if outcome.values]


def _tells(line: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", line)) >= FEWEST_WORDS


def says_what_it_answers(subject: Subject) -> Points:
    return 2 if _tells(subject.page.one_line) else 0


def is_signed(subject: Subject) -> Points:
    """The clinic is named, and a clinician stands by each part: one of both is half."""
    page = subject.page
    if not page.id:
        return None
    return int(_stands_signed(page)) + int(bool(ClinicProfile.current().name))


def _stands_signed(page: pages.ArticlePage) -> bool:
    """Asks the past only where each part was signed once."""
    parts = list(parts_of(page))
    once = SignOff.objects.filter(hash__in=parts).values_list("hash", flat=True).distinct()
    if len(once) < len(set(parts)):
        return False
    return len(signatures(Article(pk=page.id)).of_draft(page.id, parts)) == len(set(parts))


def has_dates(subject: Subject) -> Points:
    """Somebody reviewed it, and the next review is to come."""
    row = Article.objects.filter(pk=subject.page.id).first()
    if row is None:
        return None
    due = row.review_due_on
    return _share([row.last_reviewed_on, due and due >= timezone.localdate()])


def has_both_sides(subject: Subject) -> Points:
    """The findings say the rest."""
    page = subject.page
    return 2 if page.part("pair") else 0 if page.KIND in MUST_SHOW_BOTH else None


def says_not_approved(subject: Subject) -> Points:
    """Of ketamine: in what a body says, or in the same paragraph."""
    page = subject.page
    if page.KIND not in DECIDED_ON:
        return None
    told = [line.says for line in page.guidance if line.position == "not_approved"]
    told += [block for block in subject.words.splitlines() if NOT_APPROVED.search(block)]
    return 2 if any(KETAMINE.search(words) for words in told) else 0


def _compares(page: pages.ArticlePage) -> bool:
    return page.KIND == "guide" and page.slug.startswith(OPTIONS)


def _choices(subject: Subject) -> list[list[options.Cell]]:
    """The tables of choices on the page."""
    return [table for _, tables in options._tables(subject) for table in tables]


def _may_stay(subject: Subject) -> bool:
    """Whether each table has a row for no change."""
    tables = _choices(subject)
    return bool(tables) and all(any(NO_CHANGE.search(c.choice) for c in t) for t in tables)


def leads_to_options(subject: Subject) -> Points:
    """A condition leads to a guide that readers can open."""
    page = subject.page
    if _compares(page):
        return 2 if _may_stay(subject) else 0
    if page.KIND != "condition":
        return None
    ids = {*page.related, *page.links.values()}
    live = Edition.objects.readable(timezone.now()).filter(article__in=ids, kind="guide")
    guides = (edition.page() for edition in live.filter(slug__startswith=OPTIONS))
    return 2 if any(_may_stay(Subject(guide)) for guide in guides) else 0


def compares_options(subject: Subject) -> Points:
    """Two questions or more; the findings say whether each has the same rows, told alike."""
    return min(2, len(_choices(subject))) if _compares(subject.page) else None


def benefits_are_told(subject: Subject) -> Points:
    return _share(_is_told(subject.page, p) for p in subject.page.part("pair", "benefit"))


def harms_are_told(subject: Subject) -> Points:
    """A side effect says how often, when and what to do; elsewhere as with benefits."""
    page = subject.page
    if not isinstance(page, pages.SideEffectPage):
        return _share(_is_told(page, point) for point in page.part("pair", "harm"))
    when = any(p != "unknown" for p in page.presence.values()) or page.presence_note
    what = page.when_to_call or page.when_emergency or page.usually_passes
    return _share([page.frequency_basis or page.frequency != "not_known", when, what])


def _is_told(page: pages.ArticlePage, point: pages.Point) -> bool:
    """An outcome says for whom; typed words say how many or how much."""
    if point.outcome:
        return bool(page.outcome(point.outcome).population)
    return tells_number(said(point.text))


def tells_what_is_known(subject: Subject) -> Points:
    if subject.page.KIND in ("guide", "side_effect", "risk"):
        return None
    return 2 if subject.page.part("sure") else 0


def tells_how_sure(subject: Subject) -> Points:
    """A grade for what was measured, and a source of which we say what kind it is."""
    page = subject.page
    return _share(
        (o.certainty_from != "not_studied" or not o.values)
        and _kinds(page, o) - {Source.Kind.OTHER}
        for o in page.outcomes
    )


def _kinds(page: pages.ArticlePage, outcome: pages.Outcome) -> set[str]:
    numbers = {n for key in outcome.basis for n in page.citations.get(key, ())}
    return {page.sources[n - 1].kind for n in numbers}


def points_elsewhere(subject: Subject) -> Points:
    if getattr(subject.page, "purpose", "") == "site":
        return None
    return 2 if any(source.url for source in subject.page.sources) else 0


def has_both_frames(subject: Subject) -> Points:
    counted = [o for o in _measured(subject.page) if o.measure in COUNTED]
    return _share(o.happened and o.did_not for o in counted)


def tells_time_and_people(subject: Subject) -> Points:
    measured = _measured(subject.page)
    return _share(o.population and _tells_time(o) for o in measured)


def _tells_time(outcome: pages.Outcome) -> bool:
    """In its own field, beside each number, or in its words."""
    if outcome.time_span or all(value.time for value in outcome.values):
        return True
    return bool(TIME.search(f"{outcome.question} {outcome.answer}"))


def has_both_arms(subject: Subject) -> Points:
    """A difference is between arms already."""
    counted = [o for o in _measured(subject.page) if o.measure in COUNTED]
    return _share(len({value.arm for value in o.values}) > 1 for o in counted)


def is_drawn(subject: Subject) -> Points:
    page = subject.page
    counted = {o.key for o in _measured(page) if o.measure in COUNTED}
    if not counted:
        return None
    return 2 if counted & {point.outcome for point in page.part("drawn")} else 0


def has_ranges(subject: Subject) -> Points:
    """Of differences; a count of people in one study has none."""
    found = [o for o in _measured(subject.page) if o.measure == "difference"]
    return _share(all(v.low is not None for v in o.values) for o in found)


def reads_easily(subject: Subject) -> Points:
    if not subject.sentences:
        return None
    grade = subject.readability.grade
    return 2 if grade <= EASY_GRADE else int(grade <= HARDEST_GRADE)


def is_active(subject: Subject) -> Points:
    """Nothing but passive sentences is 0; active words that never say “you” are half."""
    if not subject.sentences:
        return None
    share = len(passive_sentences(subject)) / len(subject.sentences)
    active = 2 if share <= FEW_PASSIVE else int(share <= MOST_PASSIVE)
    return active if YOU.search(subject.words) else min(active, 1)


def has_questions(subject: Subject) -> Points:
    """A few are half: the findings say how many there should be."""
    return 2 if subject.page.questions else 0


def says_what_to_do(subject: Subject) -> Points:
    page = subject.page
    acts = (*page.questions, *(getattr(page, name, "") for name in ("self_care", "when_to_call")))
    return 2 if any(map(_tells, acts)) else 0


def pictures_have_words(subject: Subject) -> Points:
    page = subject.page
    found = filter(None, [page.picture, *page.pictures.values()])
    return _share(picture.alt and picture.caption for picture in found)


def can_be_found(subject: Subject) -> Points:
    """Names that only the search knows are half."""
    if not subject.page.id:
        return None
    names = Synonym.objects.filter(article=subject.page.id)
    shown = set(names.order_by().values_list("is_shown", flat=True).distinct())
    return 2 if True in shown else len(shown)


def names_the_decision(subject: Subject) -> Points:
    page = subject.page
    return (2 if page.not_today else 0) if isinstance(page, pages.ConditionPage) else None


def tells_what_it_is_like(subject: Subject) -> Points:
    """A page on how ketamine is given has a visit; one on doses alone has no route."""
    page = subject.page
    if isinstance(page, pages.ConditionPage):
        return 2 if page.treatment else 0
    if isinstance(page, pages.DosingPage) and page.route:
        return 2 if page.visit else 0
    return None


def tells_who_should_not(subject: Subject) -> Points:
    page = subject.page
    if isinstance(page, pages.ConditionPage):
        return 2 if page.who_should_not else 0
    if isinstance(page, pages.RiskPage):
        return 2 if page.more_at_risk or page.nature == "who_should_not" else 0
    return None
