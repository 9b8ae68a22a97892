"""The counts of searches that found nothing; editors, who name the pages, may read them."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def let_editors_read(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Django makes the right itself only after the last migration."""
    using = schema_editor.connection.alias
    kind, _ = (
        apps.get_model("contenttypes", "ContentType")
        .objects.using(using)
        .get_or_create(app_label="articles", model="searchmiss")
    )
    right, _ = (
        apps.get_model("auth", "Permission")
        .objects.using(using)
        .get_or_create(
            content_type=kind,
            codename="view_searchmiss",
            defaults={"name": "Can view search that found nothing"},
        )
    )
    groups = apps.get_model("auth", "Group").objects.using(using)
    for group in groups.filter(name="Editors"):
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_outcome_and_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(db_index=True)),
                ("key", models.CharField(max_length=64)),
                ("words", models.CharField(blank=True, max_length=60)),
                ("days", models.PositiveSmallIntegerField()),
                ("count", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "search that found nothing",
                "verbose_name_plural": "searches that found nothing",
                "ordering": ["-day", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "day"), name="search_miss_once")
                ],
            },
        ),
        migrations.RunPython(let_editors_read, migrations.RunPython.noop),
    ]
