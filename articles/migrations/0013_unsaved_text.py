"""Text that was sent after its session had ended, until its writer has it back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0012_feedback"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UnsavedText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=200)),
                ("fields", models.TextField(help_text="JSON: name and value of each thing sent.")),
                ("at", models.DateTimeField(db_index=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="unsaved_texts", to=settings.AUTH_USER_MODEL)),
            ],
            options={"ordering": ["-at", "-pk"]},
        ),
    ]
