"""Reasons that were written before readers could read them stay with the staff."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SAYS = "False: it was written when no reader could read it."


def show_those_of_the_site(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    editions = apps.get_model("articles", "Edition").objects
    using = schema_editor.connection.alias
    editions.using(using).filter(origin="seed").update(note_is_public=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_override")]
    operations = [
        migrations.AddField(
            "edition", "note_is_public", models.BooleanField(default=False, help_text=SAYS)
        ),
        migrations.AddField("review", "note_is_public", models.BooleanField(default=False)),
        migrations.AlterField(
            "edition", "note_is_public", models.BooleanField(default=True, help_text=SAYS)
        ),
        migrations.AlterField("review", "note_is_public", models.BooleanField(default=True)),
        migrations.RunPython(show_those_of_the_site, migrations.RunPython.noop),
    ]
