"""The pages whose readers meet a claim or a source now."""

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Edition


def live_pages_with(key: str) -> QuerySet[Article]:
    """The pages whose live editions cite the claim or print the source of that key."""
    # In an edition's JSON only a key stands between quotes; in its words it has brackets.
    live = Edition.objects.readable(timezone.now()).filter(content__contains=f'"{key}"')
    return Article.objects.filter(pk__in=live.values("article"))
