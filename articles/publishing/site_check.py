"""What can only be judged over all live pages: claims, figures, words and links of the site."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from articles import pages
from articles.models import Article, Claim, Edition, GlossaryTerm, Image, Outcome

from .rules import Finding

WHERE = "The site"
WITHDRAWN = Edition.State.WITHDRAWN


class Site(NamedTuple):
    """All live pages, and what their texts link to, by id."""

    pages: Sequence[pages.ArticlePage]
    linked: dict[int, set[int]]


Found = tuple[int | None, Finding]
"""What a rule found, and the id of the page it is about; None for the site as a whole."""


def check_site(live: Sequence[pages.ArticlePage]) -> Mapping[int | None, list[Finding]]:
    """What the rules below find over the pages, none of which stops a page: by the page's id."""
    site = Site(live, {page.id: set(page.links.values()) for page in live})
    found: dict[int | None, list[Finding]] = defaultdict(list)
    for rule in RULES:
        for id, finding in rule(site):
            found[id].append(finding)
    return found


def every_claim_is_on_a_page(site: Site) -> Iterator[Found]:
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


def every_figure_is_a_number_that_is_shown(site: Site) -> Iterator[Found]:
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


def every_row_is_on_a_page(site: Site) -> Iterator[Found]:
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


def links_go_both_ways(site: Site) -> Iterator[Found]:
    """A reader who follows "Read next" finds the way back; every page is found from another."""
    by_id = {page.id: page for page in site.pages}
    for page in site.pages:
        for target in filter(None, map(by_id.get, page.related)):
            if page.id not in {*target.related, *site.linked[target.id]}:
                yield _on(
                    page,
                    "one-way-link",
                    "Read next",
                    f"It leads to “{target.title}”, which does not lead back: add it there.",
                )
    pointed = {id for page in site.pages for id in (*page.related, *site.linked[page.id])}
    for page in site.pages:
        if page.id not in pointed:
            yield _on(page, "orphan", "The page", "No page leads here: link it from another.")


def every_link_leads_to_a_live_page(site: Site) -> Iterator[Found]:
    """A draft is no link for readers; a page that was withdrawn is found on the page itself."""
    live = {page.id for page in site.pages}
    leads = {page.id: {*page.related, *site.linked[page.id]} - live for page in site.pages}
    dead = Article.objects.filter(pk__in={id for ids in leads.values() for id in ids})
    drafts = dict(dead.exclude(editions__state=WITHDRAWN).values_list("pk", "title"))
    for page in site.pages:
        for id in sorted(leads[page.id] & drafts.keys()):
            yield _on(
                page,
                "dead-link",
                "Read next" if id in page.related else "The page",
                f"It leads to “{drafts[id]}”, which no reader can open: publish that page, or "
                "take the link out.",
            )


def every_name_belongs_to_one_page(site: Site) -> Iterator[Found]:
    """Two pages of one title are one search result too many."""
    seen: dict[str, str] = {}
    for page in site.pages:
        other = seen.setdefault(page.title.casefold(), page.slug)
        if other != page.slug:
            yield _finding("same-title", f"“{page.title}” is the title of two pages.")


RULES: tuple[Callable[[Site], Iterator[Found]], ...] = (
    every_claim_is_on_a_page,
    every_figure_is_a_number_that_is_shown,
    every_row_is_on_a_page,
    links_go_both_ways,
    every_link_leads_to_a_live_page,
    every_name_belongs_to_one_page,
)


def _finding(code: str, sentence: str) -> Found:
    return None, Finding(code, WHERE, sentence, blocks=False)


def _on(page: pages.ArticlePage, code: str, where: str, sentence: str) -> Found:
    return page.id, Finding(code, where, sentence, blocks=False)
