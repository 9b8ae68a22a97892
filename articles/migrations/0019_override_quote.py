"""An override is bound to the words as typed, and may be taken back.

Those given before are bound to no words: they stand no more, and stay as a record.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_note_is_public")]
    operations = [
        migrations.AddField(
            "override", "field", models.CharField(max_length=80, default="", blank=True)
        ),
        migrations.AddField("override", "quote", models.TextField("words as typed", default="")),
        migrations.AddField(
            "override",
            "hash",
            models.CharField("own words of the page", max_length=64, default=""),
        ),
        migrations.AddField(
            "override",
            "takes_back",
            models.OneToOneField(
                "articles.override",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="taken_back_by",
            ),
        ),
    ]
