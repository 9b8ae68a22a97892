"""Numbers that a second person confirms, and where the parts of pages went."""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SECOND_PERSONS = ("Clinical reviewers", "Managers")


def give_rights(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    import_module("articles.migrations.0005_groups").make_permissions(apps, using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    right = permissions.get(content_type__app_label="articles", codename="confirm_numbers")
    for name in SECOND_PERSONS:
        groups.get_or_create(name=name)[0].permissions.add(right)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_publish_when_signed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='clinicprofile',
            options={'ordering': ['-pk'], 'permissions': [('confirm_numbers', 'Can confirm numbers that another person typed')], 'verbose_name': 'clinic facts', 'verbose_name_plural': 'clinic facts'},
        ),
        migrations.AddField(
            model_name='clinicprofile',
            name='after_hours_words',
            field=models.CharField(blank=True, help_text='Where no such line is: Call 911 or go to the emergency department.', max_length=160, verbose_name='what to do when the clinic is closed'),
        ),
        migrations.AddField(
            model_name='clinicprofile',
            name='confirmed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='clinicprofile',
            name='after_hours',
            field=models.CharField(blank=True, help_text='Answered when the clinic is closed.', max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){7,15}$', 'Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension has a field of its own.')], verbose_name='after-hours line'),
        ),
        migrations.AlterField(
            model_name='clinicprofile',
            name='crisis_number',
            field=models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){3,15}$', 'Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or 1-800-222-1222.')]),
        ),
        migrations.AlterField(
            model_name='clinicprofile',
            name='emergency_number',
            field=models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){3,15}$', 'Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or 1-800-222-1222.')]),
        ),
        migrations.AlterField(
            model_name='clinicprofile',
            name='language_line',
            field=models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){7,15}$', 'Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension has a field of its own.')]),
        ),
        migrations.AlterField(
            model_name='clinicprofile',
            name='phone',
            field=models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){7,15}$', 'Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension has a field of its own.')]),
        ),
        migrations.AlterField(
            model_name='clinicprofile',
            name='poison_number',
            field=models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){3,15}$', 'Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or 1-800-222-1222.')]),
        ),
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.CharField(max_length=200)),
                ('field', models.CharField(max_length=40)),
                ('new', models.CharField(blank=True, max_length=200)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='anchors', to='articles.article')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('article', 'old'), name='anchor_once')],
            },
        ),
        migrations.CreateModel(
            name='NewNumbers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone', models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){7,15}$', 'Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension has a field of its own.')])),
                ('extension', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^\\d+$', 'Digits only.')])),
                ('after_hours', models.CharField(blank=True, help_text='Answered when the clinic is closed.', max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){7,15}$', 'Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension has a field of its own.')], verbose_name='after-hours line')),
                ('after_hours_words', models.CharField(blank=True, help_text='Where no such line is: Call 911 or go to the emergency department.', max_length=160, verbose_name='what to do when the clinic is closed')),
                ('language_line', models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){7,15}$', 'Write the whole number, 7 to 15 digits and no letters, such as 202-555-0100; the extension has a field of its own.')])),
                ('emergency_number', models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){3,15}$', 'Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or 1-800-222-1222.')])),
                ('crisis_number', models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){3,15}$', 'Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or 1-800-222-1222.')])),
                ('crisis_note', models.CharField(blank=True, max_length=160, verbose_name='crisis line in other languages')),
                ('poison_number', models.CharField(blank=True, max_length=25, validators=[django.core.validators.RegexValidator('^\\+?(?:[ ().-]*[0-9]){3,15}$', 'Write the number as people dial it, 3 to 15 digits and no letters, such as 911 or 1-800-222-1222.')])),
                ('typed_at', models.DateTimeField(auto_now_add=True)),
                ('ended', models.CharField(blank=True, choices=[('', 'Waiting'), ('confirmed', 'Confirmed'), ('taken_back', 'Taken back')], max_length=12)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('typed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'new numbers',
                'verbose_name_plural': 'new numbers',
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended', '')), fields=('ended',), name='new_numbers_wait_alone')],
            },
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
