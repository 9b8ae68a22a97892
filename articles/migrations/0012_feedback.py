"""What readers say of a page: editors answer it, authors and reviewers read it."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

RIGHTS = {
    "Authors": ("view_feedback",),
    "Clinical reviewers": ("view_feedback",),
    "Editors": ("change_feedback", "view_feedback"),
}


def give_rights(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    import_module("articles.migrations.0005_groups").make_permissions(apps, using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, codenames in RIGHTS.items():
        found = permissions.filter(content_type__app_label="articles", codename__in=codenames)
        groups.get_or_create(name=name)[0].permissions.add(*found)


STATES = [
    ("new", "New"),
    ("answered", "Answered"),
    ("page_changed", "We changed the page"),
    ("no_change", "We did not change the page"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_second_person_for_numbers")]
    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveIntegerField(help_text="The edition that readers had on that day.")),
                ("was_clear", models.BooleanField(verbose_name="the page was clear")),
                ("words", models.TextField(blank=True, max_length=500, verbose_name="the reader's words")),
                ("day", models.DateField(db_index=True)),
                ("purge_on", models.DateField(db_index=True, null=True, verbose_name="words are deleted on")),
                ("state", models.CharField(choices=STATES, default="new", max_length=12)),
                ("reason", models.CharField(blank=True, help_text="Needed where the page stays as it is. Readers do not see it.", max_length=500, verbose_name="why, for the staff")),
                ("public_line", models.CharField(blank=True, help_text="One sentence or two in your own words, shown under “What you told us”: what was asked, and what changed or why not. Left empty, nothing is shown.", max_length=240, verbose_name="what readers are told")),
                ("answered_on", models.DateField(null=True)),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="articles.article", verbose_name="page")),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "ordering": ["-day", "-pk"],
                "default_permissions": ["change", "view"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(words="", purge_on=None)
                        | (~models.Q(words="") & models.Q(purge_on__isnull=False)),
                        name="feedback_words_have_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(state="new", answered_on=None, public_line="")
                        | (~models.Q(state="new") & models.Q(answered_on__isnull=False)),
                        name="feedback_answer_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(state="no_change", reason=""),
                        name="feedback_no_change_says_why",
                    ),
                ],
            },
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
