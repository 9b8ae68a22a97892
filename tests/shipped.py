"""The rows of the site as it ships, put back far sooner than a seed writes them."""

from typing import NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction


class Table(NamedTuple):
    """All that a table holds."""

    name: str
    columns: list[str]
    rows: list[tuple]


def read() -> list[Table]:
    """What every table of the articles app holds now."""
    with connection.cursor() as cursor:
        return [_read(cursor, name) for name in names()]


def put_back(tables: list[Table]) -> None:
    """Writes the rows into tables that are empty."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            columns = ", ".join(map(connection.ops.quote_name, table.columns))
            values = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(
                f"INSERT INTO {table.name} ({columns}) VALUES ({values})",  # noqa: S608 (our tables)
                table.rows,
            )
        models = apps.get_app_config("articles").get_models(include_auto_created=True)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def names() -> list[str]:
    """The tables of the articles app."""
    return [name for name in connection.introspection.table_names() if "articles_" in name]


def _read(cursor, name: str) -> Table:
    cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 (our tables)
    return Table(name, [column[0] for column in cursor.description], cursor.fetchall())
