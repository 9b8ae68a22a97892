"""rename: gives a page a new address and keeps the old one working."""

from django.contrib.auth.models import User
from django.db import transaction

from articles.caching import raise_stamp
from articles.models import Article, Redirect
from articles.pages import path_of

from .signing import NotAllowed


@transaction.atomic
def rename(*, article: Article, slug: str, by: User) -> Article:
    """Changes the address of the working copy; readers move with the next publication.

    The addresses under which the page was published redirect to it from then on. NotAllowed
    if `by` may not publish; ValueError if another page of the kind has that address.
    """
    if not by.has_perm("articles.publish_article"):
        raise NotAllowed("Somebody who may publish pages must change this address.")
    taken = Article.objects.filter(kind=article.kind, language=article.language, slug=slug)
    if taken.exclude(pk=article.pk).exists():
        raise ValueError(f"Another page has the address {path_of(article.kind, slug)} already.")
    for old in set(article.editions.values_list("slug", flat=True)) - {slug}:
        Redirect.objects.update_or_create(
            old_path=path_of(article.kind, old), defaults={"article": article}
        )
    Redirect.objects.filter(old_path=path_of(article.kind, slug)).delete()
    article.slug = slug
    article.save(update_fields=["slug"])
    raise_stamp()
    return article
