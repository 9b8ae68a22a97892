"""What a seed adds and changes of the rows that readers have as they stand is in the event log."""

import msgspec
import pytest
from django.utils import timezone

from articles.models import Claim, Event, GlossaryTerm, Source, UrgentSign
from articles.publishing import record_changes, verify_events
from articles.queries.past import signs_at, words_at


def entries(row):
    """The entries of a row: by whom, what, and what it said before and after."""
    found = Event.objects.filter(about=f"{row._meta.model_name}:{getattr(row, 'key', '')}")
    found = found or Event.objects.filter(about__startswith=row._meta.model_name, row=row.pk)
    told = [(event, msgspec.json.decode(event.detail)) for event in found]
    return [(event.by, event.verb, said["before"], said["after"]) for event, said in told]


def test_a_first_run_logs_every_row_that_readers_have_as_it_stands(run):
    run()
    for model in (Source, Claim, GlossaryTerm, UrgentSign):
        for row in model.objects.all():
            [(by, verb, before, _)] = entries(row)
            assert (by, verb, before) == (None, "added", None)
    assert entries(Claim.objects.get())[0][3]["sources"] == ["a-trial"]
    assert verify_events().broken is None


def test_a_second_run_logs_nothing(run):
    run()
    before = Event.objects.count()
    run()
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("table", "model", "field", "was", "now"),
    [
        ("glossary", GlossaryTerm, "meaning", "Slow, into a vein.", "Slowly."),
        ("claims", Claim, "say_instead", "No one knows.", "Nobody knows."),
        ("sources", Source, "title", "A trial", "The trial"),
        ("urgent_signs", UrgentSign, "text", "A sign for crisis", "Another sign"),
    ],
)
def test_a_row_that_follows_a_release_is_logged_with_both(
    table, model, field, was, now, run, folder
):
    run()
    folder.change(table, **{field: now})
    run()
    row = model.objects.get(slug="crisis") if model is UrgentSign else model.objects.get()
    by, verb, before, after = entries(row)[-1]
    assert (by, verb, before[field], after[field]) == (None, "changed", was, now)
    assert verify_events().broken is None


def test_an_earlier_day_has_the_words_from_before_the_release(run, folder):
    long_before = timezone.now()
    run()
    first = timezone.now()
    folder.change("glossary", meaning="Slowly.")
    run()
    found = [words_at(["drip"], at) for at in (long_before, first, timezone.now())]
    assert [[one.said["meaning"] for one in words] for words in found] == [
        [], ["Slow, into a vein."], ["Slowly."],
    ]  # fmt: skip
    assert len(signs_at(first)) == 3


def test_a_seed_writes_its_entries_at_once(run, django_assert_max_num_queries):
    run()
    rows = [(None, row) for row in Source.objects.all()]
    rows += [(None, Source(key=f"s-{n}", title="T")) for n in range(50)]
    with django_assert_max_num_queries(8):
        record_changes(rows)
