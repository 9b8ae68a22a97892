"""Rights for the workflow: Managers say what a signature prints; the log is read, never written."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

RIGHTS = {
    "Clinical reviewers": ("view_event",),
    "Editors": ("view_event",),
    "Managers": ("view_event", "add_staffprofile", "change_staffprofile", "view_staffprofile"),
}


def give_rights(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    import_module("articles.migrations.0005_groups").make_permissions(apps, using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, codenames in RIGHTS.items():
        found = permissions.filter(content_type__app_label="articles", codename__in=codenames)
        groups.get_or_create(name=name)[0].permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_editorial_workflow")]
    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
