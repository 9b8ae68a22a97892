"""rename: gives a page a new address and keeps the old one working."""

from django.contrib.auth.models import User
from django.core.validators import slug_re
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from articles.caching import raise_stamp
from articles.models import Article, Edition, Redirect
from articles.pages import path_of

from .events import record
from .rights import NotAllowed, lock


@transaction.atomic
def rename(*, article: Article, slug: str, by: User) -> Article:
    """Changes the address of the working copy; readers move with the next publication.

    The addresses under which the page was published redirect to it from then on, but for those
    that another page has taken over since. NotAllowed if `by` may not publish; ValueError if
    another page of the kind has that address, or if it is none.
    """
    if not by.has_perm("articles.publish_article"):
        raise NotAllowed("Somebody who may publish pages must change this address.")
    if not slug_re.fullmatch(slug):
        raise ValueError("An address has letters, digits and hyphens only, such as nerve-pain.")
    lock([article])
    taken = Article.objects.filter(kind=article.kind, language=article.language, slug=slug)
    if taken.exclude(pk=article.pk).exists():
        raise ValueError(f"Another page has the address {path_of(article.kind, slug)} already.")
    for old in set(_own_addresses(article)) - {slug}:
        Redirect.objects.update_or_create(
            old_path=path_of(article.kind, old), defaults={"article": article}
        )
    record(verb="renamed", about=article, by=by, to=slug)
    article.slug = slug
    article.save(update_fields=["slug"])
    raise_stamp()
    return article


def _own_addresses(article: Article) -> QuerySet[Edition, str]:
    """The last parts of the addresses of which the page was the last owner."""
    of_address = Edition.objects.filter(
        kind=article.kind, language=article.language, slug=OuterRef("slug"), cancelled_at=None
    )
    owner = Subquery(of_address.order_by("-live_from", "-pk").values("article")[:1])
    own = article.editions.annotate(owner=owner).filter(owner=article.pk)
    return own.values_list("slug", flat=True)
