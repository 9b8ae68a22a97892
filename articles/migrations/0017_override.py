"""Findings that somebody let stand, with the reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0016_numbers_over_time"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("where", models.TextField()),
                ("sentence", models.TextField(verbose_name="what the check found")),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="overrides", to="articles.article")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to=settings.AUTH_USER_MODEL)),
            ],
            options={"ordering": ["at", "pk"]},
        ),
    ]
