"""Rules on what every page must have: an answer, help, questions, a way on, its own address."""

from collections.abc import Iterator

from django.utils import timezone

from articles import pages
from articles.models import Article, Edition, UrgentSign

from .finding import Finding
from .subject import Subject

FEWEST_QUESTIONS = 4


def help_is_told(subject: Subject) -> Iterator[Finding]:
    """Every page prints the standing signs; a side effect also says when to call for it."""
    page = subject.page
    levels = set(UrgentSign.objects.exclude(text="").values_list("level", flat=True))
    if missing := set(UrgentSign.Level.values) - levels:
        yield Finding(
            "no-care-block",
            "When to get help",
            f"The list of urgent signs has no sign of the kind {', '.join(sorted(missing))}: "
            "add one.",
        )
    if isinstance(page, pages.SideEffectPage) and not (page.when_to_call or page.when_emergency):
        yield Finding(
            "no-care-block", "When to get help", "Say when to call the clinic about this effect."
        )


def answer_comes_first(subject: Subject) -> Iterator[Finding]:
    page = subject.page
    if not 2 <= len(page.summary) <= 4:
        yield Finding(
            "summary-length",
            "In short",
            f"In short has {len(page.summary)} of the 2 to 4 points that it needs, one a line.",
        )


def there_are_questions_and_a_way_on(subject: Subject) -> Iterator[Finding]:
    page = subject.page
    if len(page.questions) < FEWEST_QUESTIONS:
        yield Finding(
            "few-questions",
            "Questions to ask",
            f"There are {len(page.questions)} questions to ask the care team: write at least "
            f"{FEWEST_QUESTIONS}.",
            blocks=False,
        )
    if not page.related:
        yield Finding(
            "dead-end", "Read next", "Choose at least one page to read next.", blocks=False
        )


def the_review_is_not_late(subject: Subject) -> Iterator[Finding]:
    """Readers are told so on the page; only reading it again helps."""
    due = Article.objects.filter(pk=subject.page.id, review_due_on__lt=timezone.localdate())
    for day in due.values_list("review_due_on", flat=True):
        yield Finding(
            "review-late",
            "The page",
            f"Its review was due on {day}: read it against its sources, then record the review.",
            blocks=False,
        )


def the_address_is_free(subject: Subject) -> Iterator[Finding]:
    """A page that has moved keeps its old address for readers until it is published again."""
    page, now = subject.page, timezone.now()
    others = Edition.objects.exclude(article=page.id).filter(
        kind=page.KIND, language=page.language, slug=page.slug
    )
    if not others.exists():
        return
    path = pages.path_of(page.KIND, page.slug)
    for other in Edition.objects.readable(now) & others:
        yield Finding(
            "address-taken",
            "Address",
            f"Readers still find “{other.title}” at {path}: "
            "publish that page at its new address first, or choose another address.",
        )
    for other in others.filter(live_from__gt=now, cancelled_at=None, state="published"):
        yield Finding(
            "address-taken",
            "Address",
            f"“{other.title}” is scheduled to come to {path}: cancel that first, or choose "
            "another address.",
        )
