"""Numbers with a certainty of their own, people whom no number names, and drawings over time."""

from django.db import migrations, models

LEVELS = [
    ("high", "High"),
    ("moderate", "Moderate"),
    ("low", "Low"),
    ("very_low", "Very low"),
    ("not_studied", "Not studied"),
]
UPWARD = ("not_studied", "very_low", "low", "moderate", "high")


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_review_part_hashes")]

    operations = [
        migrations.AddField(
            model_name="outcome",
            name="people",
            field=models.PositiveIntegerField(
                "people studied",
                blank=True,
                help_text="Only where no number below says it.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="outcomevalue",
            name="certainty_from",
            field=models.CharField(
                "how sure, from",
                blank=True,
                choices=LEVELS,
                help_text="Only where this number is surer or less sure than the others.",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="outcomevalue",
            name="certainty_to",
            field=models.CharField("how sure, to", blank=True, choices=LEVELS, max_length=12),
        ),
        migrations.AddField(
            model_name="outcomevalue",
            name="note",
            field=models.CharField(
                "what the source adds",
                blank=True,
                help_text='One sentence, such as "The author calls it little to no effect."',
                max_length=120,
            ),
        ),
        migrations.AddConstraint(
            model_name="outcomevalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certainty_from", ""), ("certainty_to", "")),
                    *(
                        models.Q(("certainty_from", level), ("certainty_to__in", UPWARD[place:]))
                        for place, level in enumerate(UPWARD)
                    ),
                    _connector="OR",
                ),
                name="value_certainty_runs_upward",
                violation_error_message="How sure anyone can be runs from the lower grade to the "
                "higher one: swap the two.",
            ),
        ),
        migrations.AlterField(
            model_name="point",
            name="label",
            field=models.CharField(
                "in bold",
                blank=True,
                help_text="Drawn: outcomes that follow one another with the same words share a "
                "drawing.",
                max_length=80,
            ),
        ),
        migrations.AlterField(
            model_name="point",
            name="part",
            field=models.CharField(
                "list",
                choices=[
                    ("pair", "Benefits and risks"),
                    ("sure", "How sure are we?"),
                    ("drawn", "Drawn"),
                ],
                default="pair",
                max_length=10,
            ),
        ),
    ]
