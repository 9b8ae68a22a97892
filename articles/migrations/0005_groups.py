"""The four groups of staff, each with the least that its work needs.

Signing and publishing are apart, and neither comes with looking after accounts.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PAGES = (
    "article", "condition", "mechanism", "dosing", "benefit", "risk", "sideeffect", "guide",
)  # fmt: skip
EVIDENCE = ("source", "claim", "outcome", "dosestudied", "guidance")
LIVE = ("glossaryterm", "urgentsign", "synonym", "code")
REST = (*EVIDENCE, *LIVE, "image", "redirect", "edition", "signoff", "clinicprofile")


def rights(verbs: str, *models: str) -> list[str]:
    return [f"{verb}_{model}" for verb in verbs.split() for model in models]


READING = rights("view", *PAGES, *REST)
WRITING = [*READING, *rights("add change", *PAGES)]
GROUPS = {
    "Authors": WRITING,
    "Clinical reviewers": [*READING, "sign_article"],
    "Editors": [
        *WRITING,
        "publish_article",
        *rights("add change", *EVIDENCE, "image"),
        *rights("add change delete", *LIVE),
        "delete_redirect",
    ],
    "Managers": [
        *rights("add view", "clinicprofile"),
        *rights("add change view", "user"),
        "view_group",
    ],
}


def make_groups(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A group of that name that a clinic made already keeps what it has, and gains the rest."""
    using = schema_editor.connection.alias
    make_permissions(apps, using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, codenames in GROUPS.items():
        found = permissions.filter(
            content_type__app_label__in=("articles", "auth"), codename__in=codenames
        )
        groups.get_or_create(name=name)[0].permissions.add(*found)


def make_permissions(apps: StateApps, using: str) -> None:
    """Django makes them after the last migration, which on a new site is too late for this one."""
    for label in ("articles", "auth"):
        app = apps.get_app_config(label)
        app.models_module = True  # else they are not looked for
        create_permissions(app, apps=apps, using=using, verbosity=0)
        app.models_module = None


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_crossover"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
