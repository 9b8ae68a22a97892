"""Lets SQLite be read while it is written: the file remembers it, so once is enough."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def turn_on(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = WAL")


class Migration(migrations.Migration):
    atomic = False  # SQLite can't change this inside a transaction

    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(turn_on, migrations.RunPython.noop)]
