"""A page that readers can judge, and what one of them said."""

import pytest

from articles.feedback import take
from articles.models import Article


@pytest.fixture
def crps(seeded) -> Article:
    return Article.objects.get(kind="condition", slug="crps")


@pytest.fixture
def said(crps, now):
    """Keeps an answer about that page."""

    def keep(words="The part on time was hard to follow.", **options):
        return take(
            **{"article": crps.pk, "was_clear": False, "words": words, "now": now} | options
        )

    return keep
