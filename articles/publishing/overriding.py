"""override, take_back: a finding of a check is let stand for a written reason, or no longer.

check.py says which findings may be; a gate of the rubric is never one of them.
"""

from django.contrib.auth.models import User
from django.db import transaction

from articles import pages
from articles.models import Article, Override

from .build import build_page
from .check import check
from .events import record
from .parts import own_hash
from .rights import Changed, NotAllowed, lock, may_comment, require_writer
from .rules import Finding


def override(*, article: Article, finding: Finding, by: User, reason: str) -> Override:
    """Lets the finding stand on the page as it is now; whoever signs the page sees it and why.

    Whoever does it counts as one who wrote the page, and a signature on these words that is older
    counts no more. NotAllowed for somebody who may not change such pages; ValueError without a
    reason or for a finding that no reason outweighs; Changed if the check does not find that.
    """
    require_writer(by, article)
    if not reason.strip():
        raise ValueError("Write why it may stand: whoever checks the page reads that.")
    with transaction.atomic():
        now = lock([article])
        page = build_page(article)
        if finding not in check(page):
            raise Changed("The check does not find that any more: read its list again.")
        if not finding.may_be_overridden:
            raise ValueError("No reason outweighs this check: correct the words.")
        code, field, quote = finding.place
        said = {"code": code, "where": finding.where, "sentence": finding.sentence}
        row = Override(
            article_id=article.pk,
            **said,
            field=field,
            quote=quote,
            hash=own_hash(page),
            reason=reason.strip(),
            by=by,
            at=now,
        )
        row.save()
        record(verb="overrode", about=article, by=by, note=row.reason, **said)
    return row


def take_back(*, row: Override, by: User, reason: str) -> Override:
    """Ends an override: the check blocks again, until somebody lets it stand anew.

    NotAllowed for somebody who neither writes, signs nor publishes such pages; ValueError without
    a reason, or if it does not stand any more.
    """
    if not may_comment(by, row.article):
        raise NotAllowed("Somebody who writes, signs or publishes pages must do this.")
    if not reason.strip():
        raise ValueError("Write why it may not stand: whoever wrote the page reads that.")
    with transaction.atomic():
        now = lock([row.article])
        if not Override.objects.standing().filter(pk=row.pk).exists():
            raise ValueError("This was taken back already.")
        said = {"code": row.code, "where": row.where, "sentence": row.sentence}
        ended = Override(
            article=row.article,
            **said,
            field=row.field,
            quote=row.quote,
            hash=row.hash,
            takes_back=row,
            reason=reason.strip(),
            by=by,
            at=now,
        )
        ended.save()
        record(verb="took_back", about=row.article, by=by, note=ended.reason, **said)
    return ended


def overrides_of(page: pages.ArticlePage) -> list[Override]:
    """What was let stand on these very words, the oldest first."""
    rows = list(Override.objects.standing().filter(article=page.id).select_related("by"))
    stand = {finding.place for finding in check(page) if finding.overridden} if rows else set()
    return [row for row in rows if row.place in stand]
