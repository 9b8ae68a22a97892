"""The commands behind `make run`: what they do once, twice, and before tables change."""

import sqlite3
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from articles.management.commands import ready
from articles.models import Article, Edition, Event


@pytest.fixture
def var(settings, tmp_path):
    """A folder for what the site keeps, without static files from another run."""
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


def run(command):
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def backups(var):
    return sorted((var / "backups").glob("*")) if (var / "backups").exists() else []


def test_a_site_that_is_ready_stays_as_it_is(seeded, var):
    before = Edition.objects.count()
    assert "Pages published: 0." in run("ready")
    assert Edition.objects.count() == before
    assert backups(var) == []


def test_static_files_are_there_when_the_site_is_ready(seeded, var):
    run("ready")
    assert (var / "static").is_dir()
    assert any((var / "static").rglob("*.css"))


def test_a_start_notes_the_settings_that_readers_are_served_with(seeded, var, settings):
    settings.UNSIGNED_PAGES = "held"
    run("ready")
    assert '"unsigned_pages":"held"' in Event.objects.filter(about="site").last().detail


def test_an_edited_page_survives_the_next_start(seeded, var):
    article = Article.objects.first()
    Article.objects.filter(pk=article.pk).update(title="As the clinic says it")
    run("ready")
    article.refresh_from_db()
    assert article.title == "As the clinic says it"


def test_a_database_that_waits_for_a_migration_is_seen(seeded):
    assert ready.look_at_database() == (False, False)
    ((app, newest),) = MigrationLoader(connection).graph.leaf_nodes("articles")
    MigrationRecorder(connection).record_unapplied(app, newest)
    assert ready.look_at_database() == (False, True)


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_every_page_and_only_its_owner_reads_it(seeded, var):
    run("backup")
    (path,) = backups(var)
    assert path.stat().st_mode & 0o077 == 0
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(path)) as copy:
            (count,) = copy.execute("select count(*) from articles_article").fetchone()
        assert count == Article.objects.count()
    else:
        assert path.read_bytes().startswith(b"PGDMP")


def test_a_missing_pg_dump_is_said_and_stops_nothing(db, var, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is copied without another program")
    monkeypatch.setenv("PATH", "")
    assert "not backed up, as pg_dump isn't installed" in run("backup")


def test_a_backup_folder_that_cannot_be_made_is_said_plainly(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "file"
    settings.VAR_DIR.write_text("")
    with pytest.raises(CommandError, match="can't be backed up into .* set VAR_DIR"):
        run("backup")
