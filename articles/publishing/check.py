"""Says what is wrong with a page before it is published; each rule is one small function."""

from collections.abc import Callable, Container, Iterator
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


class Reference(NamedTuple):
    """A kind of thing that a text may name, and what to say when there is no such thing."""

    code: str
    used: str  # the field of References that lists the names
    sentence: str  # with {name} for the name that is not known
    blocks: bool = True


REFERENCES = (
    Reference(
        "unknown-citation",
        "citations",
        "[@{name}] is neither a source nor a claim: correct the key, or add the source first.",
    ),
    Reference(
        "unknown-link",
        "links",
        "There is no page {name}: write kind:address, such as condition:crps.",
    ),
    Reference(
        "unknown-term",
        "terms",
        "[[{name}]] is not in the word list: add the word, or take the brackets off.",
        blocks=False,
    ),
    Reference(
        "unknown-picture",
        "pictures",
        "There is no picture {name}: upload it first, or correct the name.",
    ),
    Reference(
        "unknown-clinic-fact",
        "clinic",
        "{{clinic:{name}}} is no clinic fact: write one of "
        + ", ".join(ClinicProfile.PRINTED)
        + ".",
    ),
)


def what_is_named_is_there(page: pages.ArticlePage) -> Iterator[Finding]:
    """Sources, pages, words, pictures and clinic facts that the texts name exist."""
    terms = GlossaryTerm.objects.filter(slug__in=page.terms).values_list("slug", "word")
    known: dict[str, Container[str]] = {
        "citations": page.citations,
        "links": page.links,
        "terms": {name.casefold() for term in terms for name in term},
        "pictures": page.pictures,
        "clinic": ClinicProfile.PRINTED,
    }
    for passage in passages(page):
        found = references(passage.text)
        for code, used, sentence, blocks in REFERENCES:
            names = (*getattr(found, used), *(passage.basis if used == "citations" else ()))
            for name in names:
                if (name.casefold() if used == "terms" else name) not in known[used]:
                    yield Finding(code, passage.where, sentence.format(name=name), blocks)


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
    what_is_named_is_there,
    help_is_told,
    answer_comes_first,
    both_sides_are_equal,
    nothing_promises_too_much,
    the_address_is_free,
)
