"""What can only be judged over all live pages: claims, figures, words and links of the site."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from articles import pages
from articles.models import Claim, GlossaryTerm, Image, Outcome

from .rules import Finding

WHERE = "The site"


class Site(NamedTuple):
    """All live pages, and what their texts link to, by id."""

    pages: Sequence[pages.ArticlePage]
    linked: dict[int, set[int]]


def check_site(live: Sequence[pages.ArticlePage]) -> list[Finding]:
    """Everything that the rules below find over the pages, none of which stops a page."""
    site = Site(live, {page.id: set(page.links.values()) for page in live})
    return [finding for rule in RULES for finding in rule(site)]


def every_claim_is_on_a_page(site: Site) -> Iterator[Finding]:
    """Or says why not: readers can see that nothing was dropped in silence."""
    used = {key for page in site.pages for key in page.citations}
    for key in (
        Claim.objects.filter(left_out="").exclude(key__in=used).values_list("key", flat=True)
    ):
        yield _finding("unused-claim", f"No page uses {key}: cite it, or write why it is left out.")
    for key in (
        Claim.objects.exclude(left_out="").filter(key__in=used).values_list("key", flat=True)
    ):
        yield _finding("claim-not-left-out", f"{key} is on a page, yet says why it is left out.")


def every_figure_is_a_number_that_is_shown(site: Site) -> Iterator[Finding]:
    """A figure is an outcome, a dose studied or guidance on a page, or says why it is left out."""
    shown = {
        key
        for page in site.pages
        for row in (*page.outcomes, *page.guidance, *getattr(page, "doses", ()))
        for key in row.basis
    }
    figures = Claim.objects.filter(kind=Claim.Kind.FIGURE, left_out="")
    for key in figures.exclude(key__in=shown).values_list("key", flat=True):
        yield _finding(
            "unplaced-figure",
            f"{key} is no outcome, dose or guidance of a page: make it one, or write why not.",
        )


def every_row_is_on_a_page(site: Site) -> Iterator[Finding]:
    """Outcomes, words and pictures that no page shows are forgotten, or in the way."""
    outcomes = {outcome.key for page in site.pages for outcome in page.outcomes}
    terms = {slug for page in site.pages for slug in page.terms}
    files = {p.file for page in site.pages for p in (*page.pictures.values(), page.picture) if p}
    unused = {
        "outcome": Outcome.objects.exclude(key__in=outcomes).values_list("key", flat=True),
        "word": GlossaryTerm.objects.exclude(slug__in=terms).values_list("slug", flat=True),
        "picture": Image.objects.exclude(file__in=files).values_list("key", flat=True),
    }
    for name, keys in unused.items():
        for key in keys:
            yield _finding(f"unused-{name}", f"No page shows the {name} {key}.")


def links_go_both_ways(site: Site) -> Iterator[Finding]:
    """A reader who follows "Read next" finds the way back; every page is found from another."""
    by_id = {page.id: page for page in site.pages}
    for page in site.pages:
        for target in filter(None, map(by_id.get, page.related)):
            if page.id not in {*target.related, *site.linked[target.id]}:
                yield Finding(
                    "one-way-link",
                    page.title,
                    f"It leads to “{target.title}”, which does not lead back: add it there.",
                    blocks=False,
                )
    pointed = {id for page in site.pages for id in (*page.related, *site.linked[page.id])}
    for page in site.pages:
        if page.id not in pointed:
            yield Finding(
                "orphan", page.title, "No page leads here: link it from another.", blocks=False
            )


def every_name_belongs_to_one_page(site: Site) -> Iterator[Finding]:
    """Two pages of one title are one search result too many."""
    seen: dict[str, str] = {}
    for page in site.pages:
        other = seen.setdefault(page.title.casefold(), page.slug)
        if other != page.slug:
            yield _finding("same-title", f"“{page.title}” is the title of two pages.")


RULES: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    every_claim_is_on_a_page,
    every_figure_is_a_number_that_is_shown,
    every_row_is_on_a_page,
    links_go_both_ways,
    every_name_belongs_to_one_page,
)


def _finding(code: str, sentence: str) -> Finding:
    return Finding(code, WHERE, sentence, blocks=False)
