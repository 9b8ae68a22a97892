"""Numbers the sources of a page in the order in which its text cites them."""

from collections.abc import Iterable

from articles import pages
from articles.models import Claim, Source


def cite(keys: Iterable[str]) -> tuple[dict[str, tuple[int, ...]], tuple[pages.SourceLine, ...]]:
    """What the keys of `[@key]` stand for: numbers by key, and the sources, numbered from 1.

    A key is a source's or a claim's. A claim stands for its lead source, the first in its list:
    a page with every source of every claim is too much to read, and "What we checked" has them
    all. A key that is neither is left out of the numbers: check() finds it.
    """
    wanted = list(dict.fromkeys(keys))
    behind = _lead_sources(wanted)
    order: dict[str, int] = {}
    lines: list[pages.SourceLine] = []
    numbers: dict[str, tuple[int, ...]] = {}
    for key in wanted:
        if source := behind.get(key):
            if source.key not in order:
                lines.append(source_line(source))
                order[source.key] = len(lines)
            numbers[key] = (order[source.key],)
    return numbers, tuple(lines)


def source_line(source: Source) -> pages.SourceLine:
    """A source as a page prints it."""
    return pages.SourceLine(
        key=source.key,
        kind=source.kind,
        title=source.title,
        authors=source.authors,
        container=source.container,
        year=source.year,
        url=source.address,
        about=source.about,
        read_note=source.read_note,
    )


def _lead_sources(keys: list[str]) -> dict[str, Source]:
    found = {source.key: source for source in Source.objects.filter(key__in=keys)}
    # The through rows keep the order in which the fact base lists a claim's sources.
    links = (
        Claim.sources.through.objects.filter(claim__key__in=keys)
        .order_by("pk")
        .select_related("claim", "source")
    )
    for link in links:
        found.setdefault(link.claim.key, link.source)
    return found
