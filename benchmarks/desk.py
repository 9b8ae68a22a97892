"""How fast the staff desk is with 10,000 pages: its lists and its queue, in a database of its own.

    .venv/bin/python -m benchmarks.desk [how many pages]

Prints for each address the milliseconds of the fastest of three answers, and its queries. The
database is SQLite in a folder that is thrown away; with TEST_DATABASE_URL a server's.
"""

import datetime
import sys
import time
from typing import Any

import django

PAGES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
LISTS = (
    "article", "condition", "mechanism", "dosing", "benefit", "risk", "sideeffect", "guide",
    "synonym", "synonym/?shared=yes", "edition", "signoff", "claim", "source", "outcome",
    "guidance", "dosestudied", "image", "glossaryterm", "urgentsign", "redirect", "feedback",
    "searchmiss", "clinicprofile",
)  # fmt: skip


def main() -> None:
    """Print the table."""
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0)
    kept = runner.setup_databases()
    try:
        _measure()
    finally:
        runner.teardown_databases(kept)


def _measure() -> None:
    from django.conf import settings
    from django.contrib.auth.models import User

    from articles.seeding import seed
    from tests.conftest import logged_in

    settings.ALLOWED_HOSTS = ["testserver"]
    seed(settings.BASE_DIR / "fixtures")
    owner = User.objects.create_superuser("owner")
    fill(PAGES, owner)
    client = logged_in(owner)
    for name in LISTS:
        address = f"/staff/articles/{name}"
        _print(client, address if "?" in name else f"{address}/")
    _print(client, "/staff/queue/")
    _print(client, f"/staff/pages/{_a_page()}/review/")
    _print(client, "/staff/")


def _print(client: Any, address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        best = min(best, time.perf_counter() - start)
        assert response.status_code == 200, address  # noqa: S101
    queries = asked.captured_queries
    slowest = max((float(one["time"]) for one in queries), default=0)
    sys.stdout.write(
        f"{best * 1000:7.0f} ms {len(queries):4} queries, slowest {slowest:.3f}  {address}\n"
    )


def _a_page() -> int:
    from articles.models import Article

    return int(Article.objects.filter(slug="made-1").values_list("pk", flat=True)[0])


def fill(count: int, owner: Any) -> None:
    """Rows in bulk: `count` pages, to each an edition, three names, and what else desks list."""
    from articles.models import Claim, Feedback, Redirect, Source, Synonym

    made = _pages(count)
    _publish(made, owner)
    _sign(made[: count // 2], owner)
    Synonym.objects.bulk_create(
        Synonym(article=one, word=f"name {(one.pk + turn * 7) % count} {turn // 2}")
        for one in made
        for turn in range(3)
    )
    Redirect.objects.bulk_create(
        Redirect(old_path=f"/conditions/old-{one.pk}/", article=one) for one in made
    )
    Feedback.objects.bulk_create(
        Feedback(article=one, edition=1, was_clear=True, day=one.written_on) for one in made
    )
    _copies(Source, count)
    _copies(Claim, count)


def _pages(count: int) -> list[Any]:
    """Pages of all kinds. A child can't be made in bulk with its parent: the parents come first."""
    from articles.models import SECTIONS, Article

    kinds = [SECTIONS[number % len(SECTIONS)] for number in range(count)]
    words = {"one_line": "A line.", "summary": "One.\nTwo."}
    Article.objects.bulk_create(
        Article(kind=kind.KIND, slug=f"made-{number}", title=f"Page {number}", **words)
        for number, kind in enumerate(kinds)
    )
    made = list(Article.objects.filter(slug__startswith="made-"))
    Article.objects.filter(slug__startswith="made-").update(review_due_on=made[0].written_on)
    for kind in SECTIONS:
        _children(kind, [one for one in made if one.kind == kind.KIND])
    return made


def _publish(made: list[Any], owner: Any) -> None:
    """An edition of each page, with the words and the shared rows of one that ships."""
    from django.db.models import QuerySet
    from django.utils import timezone

    from articles.models import Condition, Edition
    from articles.pages import encode
    from articles.publishing import build_page, hash_of, parts_of

    page, now = build_page(Condition.objects.get(slug="crps")), timezone.now()
    content, hash, parts = encode(page).decode(), hash_of(page), " ".join(parts_of(page))
    editions = [
        Edition(
            article=one, number=1, language="en", kind=one.kind, slug=one.slug, title=one.title,
            one_line="A line.", content=content, text="Words. " * 500, hash=hash,
            part_hashes=f"{one.pk:064} {parts}", written_on=one.written_on, published_by=owner,
            published_at=now, live_from=now - datetime.timedelta(days=1),
        )
        for one in made
    ]  # fmt: skip
    QuerySet.bulk_create(Edition.objects.all(), editions)  # type: ignore[arg-type]


def _sign(made: list[Any], owner: Any) -> None:
    """A signature of each page's own part."""
    from django.db.models import QuerySet
    from django.utils import timezone

    from articles.models import SignOff

    said = {"person": owner, "public_name": "A", "role": "B", "scope": "evidence"}
    rows = [
        SignOff(hash=f"{one.pk:064}", about=one.title, at=timezone.now(), **said) for one in made
    ]
    QuerySet.bulk_create(SignOff.objects.all(), rows)  # type: ignore[arg-type]


def _children(kind: Any, parents: list[Any]) -> None:
    """The rows of a child's own table, with what its columns have by default."""
    from django.db import connection

    fields = [field for field in kind._meta.local_fields if not field.primary_key]
    columns = [kind._meta.pk.column, *(field.column for field in fields)]
    quote = connection.ops.quote_name
    said = [field.get_db_prep_save(field.get_default(), connection) for field in fields]
    sql = (
        f"INSERT INTO {quote(kind._meta.db_table)} ({', '.join(map(quote, columns))}) "  # noqa: S608
        f"VALUES ({', '.join(['%s'] * len(columns))})"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(one.pk, *said) for one in parents])


def _copies(model: Any, count: int) -> None:
    """Copies of the first row under other keys."""
    first = model.objects.first()
    values = {
        field.attname: getattr(first, field.attname)
        for field in model._meta.local_concrete_fields
        if not field.primary_key
    }
    names = [f.attname for f in model._meta.local_concrete_fields if f.unique and not f.primary_key]
    model.objects.bulk_create(
        model(**values | dict.fromkeys(names, f"MADE-{number}")) for number in range(count)
    )


if __name__ == "__main__":
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    main()
