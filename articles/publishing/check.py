"""Says what is wrong with a page before it is published; each rule is one small function."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.utils import timezone

from articles import pages
from articles.models import ClinicProfile, Edition, GlossaryTerm, UrgentSign
from articles.rendering import references

from .language import overclaims
from .passages import passages


class Finding(NamedTuple):
    """One thing that a rule found. `blocks` says whether the page can't be published with it."""

    code: str
    where: str
    sentence: str
    blocks: bool = True


def check(page: pages.ArticlePage) -> list[Finding]:
    """Everything that the rules below find on the page, most serious first."""
    found = [finding for rule in RULES for finding in rule(page)]
    return sorted(found, key=lambda finding: not finding.blocks)


def citations_are_known(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for key in (*references(passage.text).citations, *passage.basis):
            if key not in page.citations:
                yield Finding(
                    "unknown-citation",
                    passage.where,
                    f"[@{key}] is neither a source nor a claim: correct the key, or add the "
                    "source first.",
                )


def links_lead_somewhere(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for target in references(passage.text).links:
            if target not in page.links:
                yield Finding(
                    "unknown-link",
                    passage.where,
                    f"There is no page {target}: write kind:address, such as condition:crps.",
                )


def terms_are_explained(page: pages.ArticlePage) -> Iterator[Finding]:
    terms = GlossaryTerm.objects.filter(slug__in=page.terms).values_list("slug", "word")
    known = {name.casefold() for term in terms for name in term}
    for passage in passages(page):
        for name in references(passage.text).terms:
            if name.casefold() not in known:
                yield Finding(
                    "unknown-term",
                    passage.where,
                    f"[[{name}]] is not in the word list: add the word, or take the brackets off.",
                    blocks=False,
                )


def pictures_are_described(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for key in references(passage.text).pictures:
            if key not in page.pictures:
                yield Finding(
                    "unknown-picture",
                    passage.where,
                    f"There is no picture {key}: upload it first, or correct the name.",
                )


def clinic_facts_are_known(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for name in references(passage.text).clinic:
            if name not in ClinicProfile.PRINTED:
                yield Finding(
                    "unknown-clinic-fact",
                    passage.where,
                    f"{{clinic:{name}}} is no clinic fact: write one of "
                    f"{', '.join(ClinicProfile.PRINTED)}.",
                )


def help_is_told(page: pages.ArticlePage) -> Iterator[Finding]:
    """Every page prints the standing signs; a side effect also says when to call for it."""
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


def answer_comes_first(page: pages.ArticlePage) -> Iterator[Finding]:
    if not 2 <= len(page.summary) <= 4:
        yield Finding(
            "summary-length",
            "In short",
            f"In short has {len(page.summary)} of the 2 to 4 points that it needs, one a line.",
        )


def both_sides_are_equal(page: pages.ArticlePage) -> Iterator[Finding]:
    benefits, harms = len(page.part("pair", "benefit")), len(page.part("pair", "harm"))
    if benefits != harms:
        yield Finding(
            "unequal-pair",
            "Benefits and risks",
            f"There are {benefits} benefits and {harms} risks: give both sides the same number.",
        )


def nothing_promises_too_much(page: pages.ArticlePage) -> Iterator[Finding]:
    for passage in passages(page):
        for word in overclaims(passage.text):
            yield Finding(
                "banned-claim",
                passage.where,
                f"“{word}” promises more than the evidence: say who was helped, how much, for "
                "how long, and by which source.",
            )


def the_address_is_free(page: pages.ArticlePage) -> Iterator[Finding]:
    """A page that has moved keeps its old address for readers until it is published again."""
    live = Edition.objects.readable(timezone.now()).exclude(article=page.id)
    for other in live.filter(kind=page.KIND, language=page.language, slug=page.slug):
        yield Finding(
            "address-taken",
            "Address",
            f"Readers still find “{other.title}” at {pages.path_of(page.KIND, page.slug)}: "
            "publish that page at its new address first, or choose another address.",
        )


RULES: tuple[Callable[[pages.ArticlePage], Iterator[Finding]], ...] = (
    citations_are_known,
    links_lead_somewhere,
    terms_are_explained,
    pictures_are_described,
    clinic_facts_are_known,
    help_is_told,
    answer_comes_first,
    both_sides_are_equal,
    nothing_promises_too_much,
    the_address_is_free,
)
